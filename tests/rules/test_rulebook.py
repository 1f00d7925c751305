"""The values of the rulebook: read strictly, said in words."""

from pathlib import Path

import pytest

from bot.answer.wording import Wording, fill
from bot.errors import SourceFileError
from bot.knowledge.handbook import Handbook
from bot.knowledge.units import Unit
from bot.rules.rulebook import Rulebook, Value, read_rulebook

UNITS = {"r#1": Unit("r#1", "2567", "condition", "ข้อ 1")}
MEASURES = {"month": "{n} เดือน", "page": "{n} หน้า"}

REFUSED = [
    ("open:\n  months: {value: 12, units: [\"r#1\"]}\n", 2, "measure"),
    ("open:\n  months: {value: 12, measure: moon, units: [\"r#1\"]}\n", 2, "moon"),
    ("open:\n  months: {value: 12, measure: month, units: []}\n", 2, "หน่วยอ้างอิง"),
    ("open:\n  months: {value: 12, measure: month, units: [\"r#9\"]}\n", 2, "r#9"),
    ("open:\n  months: {value: 12, measure: month, units: [\"r#1\"], note: x}\n", 2, "note"),
    ("open: 12\n", 1, "measure"),
    (
        "open:\n  months: {value: 1, measure: month, units: [\"r#1\"],\n"
        "    disputed: {value: 2, units: [\"r#2\"], why: x}}\n", 3, "r#2",
    ),
]  # fmt: skip


def read(folder: Path, text: str) -> Rulebook:
    (folder / "rules" / "2567").mkdir(parents=True, exist_ok=True)
    (folder / "rules" / "2567" / "types.yaml").write_text(text, encoding="utf-8")
    return read_rulebook(folder, "2567", UNITS, MEASURES)


@pytest.mark.parametrize(("text", "line", "says"), REFUSED)
def test_a_faulty_value_is_refused_with_its_place(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(SourceFileError, match=says) as caught:
        read(tmp_path, text)
    assert (caught.value.file, caught.value.line) == ("rules/2567/types.yaml", line)


def test_a_value_carries_its_clauses(tmp_path: Path) -> None:
    value = read(tmp_path, 'open:\n  months: {value: 12, measure: month, units: ["r#1"]}\n').values["open.months"]
    assert (value.value, value.measure, value.units) == (12, "month", ("r#1",))


def test_the_same_value_twice_is_refused(tmp_path: Path) -> None:
    read(tmp_path, 'a:\n  b: {value: 1, measure: page, units: ["r#1"]}\n')
    text = 'a:\n  b: {value: 2, measure: page, units: ["r#1"]}\n'
    (tmp_path / "rules" / "2567" / "zz.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceFileError, match=r"a\.b"):
        read_rulebook(tmp_path, "2567", UNITS, MEASURES)


SAID = [(12, "month", "1 ปี"), (8, "month", "8 เดือน"), (24, "month", "2 ปี"), (10, "page", "10 หน้า"),
        (5000, "page", "5,000 หน้า"), (89.99, "page", "89.99 หน้า")]  # fmt: skip


@pytest.mark.parametrize(("value", "measure", "words"), SAID)
def test_a_value_is_said_with_its_measure(value: object, measure: str, words: str) -> None:
    rulebook = Rulebook("2567", {"a.b": Value("a.b", value, measure, ("r#1",))})
    wording = Wording({"measures": {**MEASURES, "year_of_months": "{n} ปี"}})
    assert fill("ราว {a.b} ขึ้นไป", rulebook, wording, {}) == f"ราว {words} ขึ้นไป"


def test_every_value_of_the_edition_can_be_said(handbook: Handbook) -> None:
    for name in handbook.rulebook.values:
        said = fill("{" + name + "}", handbook.rulebook, handbook.wording, handbook.facets.labels)
        assert said
        assert "{" not in said
