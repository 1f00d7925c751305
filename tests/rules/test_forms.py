"""The boxes of the forms: read strictly, and every limit that the rulebook gives."""

import re
from pathlib import Path

import pytest

from bot.answer.wording import read_wording
from bot.errors import SourceFileError
from bot.knowledge.units import Unit, read_units
from bot.rules.form_fields import read_forms
from bot.rules.forms import Form, name_of, places
from bot.rules.rulebook import Rulebook, Value
from bot.rules.rules import Rules, read_rules
from bot.rules.source import open_source
from tests.conftest import ROOT, SHARED

UNITS = {"r#1": Unit("r#1", "2567", "form", "แบบฟอร์ม")}
VALUES = {name: Value(name, value, "character", ("r#1",)) for name, value in (("forms.a", 500), ("forms.b", 1500))} | {
    "forms.words": Value("forms.words", ["x"], "level", ("r#1",))
}
GOOD = """\
forms:
  open:
    label: เปิดใจใกล้ชิดประชาชน
    short: เปิดใจฯ
    parts:
      summary:
        label: บทสรุป
        short: เปิดใจฯ ส่วนที่ 1
        units: ["r#1"]
        limit: forms.b
        fields:
          - {id: "1", label: "ที่มา", limit: forms.a}
          - {id: "2", label: "ความสำเร็จ", limit: forms.b, each: area}
called:
  "ที่มา": |
    ปัญหา
"""

REFUSED = [
    ("    short: เปิดใจฯ\n", "", 2, "ขาด short"),
    ("    parts:", "    pages: x\n    parts:", 5, "pages"),
    ('units: ["r#1"]', 'units: ["r#9"]', 9, "r#9"),
    ('units: ["r#1"]', "units: []", 9, "หน่วยอ้างอิง"),
    ('units: ["r#1"]', 'units: ["r#1"]\n        about: [sky]', 10, "about"),
    ("        limit: forms.b", "        limit: forms.z", 10, "forms.z"),
    ("        limit: forms.b", "        limit: forms.words", 10, "forms.words"),
    ("limit: forms.a}", "limit: forms.q}", 12, "forms.q"),
    ("limit: forms.a}", "limit: 500}", 12, "ข้อความ"),
    ("limit: forms.a}", "limit: forms.a, note: x}", 12, "note"),
    ('{id: "1", label', "{id: 1, label", 12, "เครื่องหมายคำพูด"),
    ('{id: "2"', '{id: "1"', 13, "ซ้ำ"),
    ('"ความสำเร็จ", limit', '"ที่มา", limit', 13, "เพดานไม่เท่ากัน"),
    ("each: area", "each: day", 13, "each"),
    ('  "ที่มา": |', '  "ที่ไป": |', 15, "ที่ไป"),
    ("    ปัญหา\n", "    ปัญหา\n\n    .\n", 15, "บรรทัด"),
    ("called:", "names:", 14, "names"),
]


def read(folder: Path, text: str) -> Form:
    (folder / "rules" / "2567").mkdir(parents=True)
    (folder / "rules" / "2567" / "fields.yaml").write_text(text, encoding="utf-8")
    return read_forms(open_source(folder, "fields.yaml", Rulebook("2567", VALUES), UNITS))["open"]


def test_a_form_is_read(tmp_path: Path) -> None:
    form = read(tmp_path, GOOD)
    part = form.parts[0]
    assert [field.key for field in part.fields] == ["open.summary.1", "open.summary.2"]
    assert [(field.limit.value, field.each) for field in part.fields] == [(500, "box"), (1500, "area")]
    assert part.total is not None
    assert part.total.limit.value == 1500
    assert {name_of("ที่มา"), name_of("ปัญหา"), "1"} <= part.fields[0].names
    assert list(places({"open": form})) == ["open.summary", "open.summary.1", "open.summary.2"]


@pytest.mark.parametrize(("old", "new", "line", "says"), REFUSED)
def test_a_faulty_form_is_refused_with_its_place(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(SourceFileError, match=says) as caught:
        read(tmp_path, GOOD.replace(old, new))
    assert (caught.value.file, caught.value.line) == ("rules/2567/fields.yaml", line)


EMPTY = ["forms:\n  open:\n    label: a\n    short: b\n", "forms: x\n", "x\n", ""]


@pytest.mark.parametrize("text", EMPTY)
def test_a_file_without_a_limit_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceFileError):
        read(tmp_path, text)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_rules(ROOT, ("2567",), read_units(ROOT), read_wording(ROOT).measures)["2567"]


def test_there_is_a_form_of_every_type_with_all_its_parts(rules: Rules) -> None:
    assert {form.id: [part.id for part in form.parts] for form in rules.forms.values()} == {
        "open": ["summary", "report"],
        "effective": ["summary", "report", "leader"],
        "expanded": ["summary", "area-open", "area-effective", "dev-open", "dev-effective"],
        "poverty": [],
    }


def test_the_poverty_form_has_pages_and_no_characters(rules: Rules) -> None:
    total = rules.forms["poverty"].total
    assert total is not None
    assert (total.limit.measure, total.limit.name) == ("page", "poverty.pages")


def test_every_field_can_be_shown_and_cited(rules: Rules) -> None:
    units = read_units(ROOT)
    for key, place in rules.places.items():
        assert place.field.key == key
        assert place.field.label.strip()
        assert set(place.field.units) <= set(units)
        if place.part is not None:
            assert set(place.field.units) <= set(place.field.limit.units), f"{key}: the value stands in another clause"


def test_an_edition_without_the_file_has_no_forms() -> None:
    older = read_rules(ROOT, ("2564",), read_units(ROOT), read_wording(ROOT).measures)["2564"]
    assert dict(older.forms) == {}
    assert dict(older.places) == {}


LIMIT = re.compile(r"ไม่เกิน ([\d,]+) ตัวอักษร(?: ?ต่อ(ช่อง|พื้นที่))?")


def limits_of(unit: str) -> list[tuple[int, str]]:
    """The limits that stand in the lines of a unit, in reading order, each for a box or an area."""
    assert SHARED is not None
    rows = (line.split("\t") for line in (SHARED / "sources" / "units.tsv").read_text("utf-8").splitlines())
    first, last = next((int(row[5]), int(row[6])) for row in rows if row[0] == unit)
    lines = (SHARED / "sources" / "rulebook-2567.txt").read_text("utf-8").split("\n")[first - 1 : last]
    found = LIMIT.finditer("\n".join(lines))
    return [(int(m[1].replace(",", "")), "area" if m[2] == "พื้นที่" else "box") for m in found]


@pytest.mark.skipif(SHARED is None, reason="the official documents are not here")
def test_every_limit_of_the_source_stands_in_its_place(rules: Rules) -> None:
    for form in rules.forms.values():
        for part in form.parts:
            boxes = [field for field in (part.total, *part.fields) if field]
            assert [(field.limit.value, field.each) for field in boxes] == limits_of(boxes[0].units[0]), part.short


@pytest.mark.skipif(SHARED is None, reason="the official documents are not here")
def test_no_other_unit_of_the_forms_has_a_limit(rules: Rules) -> None:
    assert SHARED is not None
    cited = {unit for place in rules.places.values() for unit in place.field.units}
    rows = (line.split("\t") for line in (SHARED / "sources" / "units.tsv").read_text("utf-8").splitlines())
    others = [row[0] for row in rows if row[0].startswith("rulebook-2567#form-") and row[0] not in cited]
    assert others
    assert not [unit for unit in others if limits_of(unit)]
