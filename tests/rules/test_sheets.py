"""The score sheets: dimensions and criteria add up, and every sheet of the rulebook is there."""

from collections import Counter
from pathlib import Path

import pytest

from bot.rules.facts import TYPES
from tests.rules.own import own_rules
from tests.rules.structured import Fault, check_fault, read, value

VALUES = {
    "all": value(20, "score"), "half": value(10, "score"), "four": value(4, "score"), "six": value(6, "score"),
    "two": value(2, "dimension"), "three": value(3, "item"),
}  # fmt: skip
SOUND = """\
sheets:
  first:
    type: open
    label: ประเภทหนึ่ง
    total: v.all
    count: v.two
    items: v.three
    units: ["r#1"]
    dimensions:
      - label: มิติหนึ่ง
        score: v.half
        criteria:
          - {id: "1.1", label: ข้อหนึ่ง, score: v.four}
          - {id: "1.2", label: ข้อสอง, score: v.six}
      - label: มิติสอง
        score: v.half
        criteria:
          - {id: "2.1", label: ข้อสาม}
"""
FAULTS: list[Fault] = [
    ("sheets:", "sheet:", 1, "sheet"),
    ("type: open", "type: opne", 3, "opne"),
    ("    label: ประเภทหนึ่ง\n", "", 2, "ขาด label"),
    ("total: v.all", "total: v.half", 9, "คะแนนรวมกันได้ 20 แต่ v.half คือ 10"),
    ("total: v.all", "total: v.two", 5, "measure: score"),
    ("count: v.two", "count: v.three", 6, "dimension"),
    ("items: v.three", "items: v.tree", 7, "v.tree"),
    ('units: ["r#1"]', 'units: ["r#9"]', 8, "r#9"),
    ('units: ["r#1"]', "units: []", 8, "หน่วยอ้างอิง"),
    ("      - label: มิติหนึ่ง\n", "      - name: มิติหนึ่ง\n", 10, "name"),
    ("score: v.four", "score: v.six", 10, "คะแนนรวมกันได้ 12 แต่ v.half คือ 10"),
    (', score: v.six', "", 10, "คะแนนรวมกันได้ 4"),
    ('id: "1.2"', 'id: "1.1"', 2, "ซ้ำ"),
    ('          - {id: "2.1", label: ข้อสาม}\n', "          []\n", 7, "แจกแจงไว้ 2"),
    ('id: "2.1", label: ข้อสาม', 'id: "2.1"', 18, "ขาด label"),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=[wrong for _, wrong, _, _ in FAULTS])
def test_a_fault_is_refused_with_its_place(tmp_path: Path, fault: Fault) -> None:
    check_fault(tmp_path, VALUES, "sheets", SOUND, fault)


def test_a_sound_file_is_read_whole(tmp_path: Path) -> None:
    sheet = read(tmp_path, VALUES, "sheets", SOUND).sheets["first"]
    assert (sheet.type, sheet.total.value, sheet.units) == ("open", 20, ("r#1",))
    assert [[criterion.id for criterion in dimension.criteria] for dimension in sheet.dimensions] == [
        ["1.1", "1.2"],
        ["2.1"],
    ]
    assert [criterion.score and criterion.score.value for criterion in sheet.dimensions[0].criteria] == [4, 6]


def test_where_one_criterion_has_a_score_all_have(tmp_path: Path) -> None:
    whole = SOUND.replace("score: v.four", "score: v.half")
    check_fault(tmp_path, VALUES, "sheets", whole, (", score: v.six", "", 10, "ทุกข้อในมิตินี้"))


def test_the_rulebook_has_one_sheet_a_type_and_four_for_what_is_expanded() -> None:
    sheets = own_rules()["2567"].sheets.values()
    assert Counter(sheet.type for sheet in sheets) == {type_: 4 if type_ == "expanded" else 1 for type_ in TYPES}


DIMENSIONS = [
    ("2567", "open", [10, 40, 40, 10]), ("2567", "effective", [5, 35, 50, 10]), ("2567", "area-open", [10, 40, 40, 10]),
    ("2567", "dev-effective", [10, 40, 40, 10]), ("2567", "poverty", [45, 55]), ("2564", "effective", [10, 40, 40, 10]),
    ("2564", "service", [10, 20, 60, 10]),
]  # fmt: skip


@pytest.mark.parametrize(("edition", "name", "scores"), DIMENSIONS)
def test_the_dimensions_are_those_of_the_sources(edition: str, name: str, scores: list[int]) -> None:
    assert [dimension.score.value for dimension in own_rules()[edition].sheets[name].dimensions] == scores


def test_only_the_criteria_against_poverty_have_scores_of_their_own() -> None:
    for rules in own_rules().values():
        for sheet in rules.sheets.values():
            scored = [bool(criterion.score) for dimension in sheet.dimensions for criterion in dimension.criteria]
            assert set(scored) == {sheet.type == "poverty"}
