"""The sections of the forms without a length limit: read strictly, and all of them there."""

from pathlib import Path

import pytest

from bot.rules.facts import TYPES
from tests.rules.own import own_rules
from tests.rules.structured import Fault, check_fault, read, value

VALUES = {"two": value(2, "item"), "three": value(3, "item"), "people": value(2, "person")}
SOUND = """\
open:
  agency:
    label: หน่วยงาน
    items: [ชื่อ, "ผู้ประสานงาน {v.people}"]
    count: v.two
    units: ["r#1"]
poverty:
  report:
    label: รายงาน
    items: [ข้อเดียว]
    units: ["r#2"]
"""
FAULTS: list[Fault] = [
    ("open:", "opne:", 1, "opne"),
    ("    label: หน่วยงาน\n", "", 2, "ขาด label"),
    ("items: [ชื่อ,", "itms: [ชื่อ,", 4, "itms"),
    ("{v.people}", "{v.poeple}", 4, "v.poeple"),
    ("items: [ชื่อ,", "items: [2567,", 4, "2567"),
    ("count: v.two", "count: v.three", 5, "แจกแจงไว้ 2"),
    ("count: v.two", "count: v.people", 5, "item"),
    ("items: [ข้อเดียว]", "items: []", 10, "อย่างน้อยหนึ่ง"),
    ("items: [ข้อเดียว]", "sheet: poverty", 10, "poverty"),
    ("    items: [ข้อเดียว]\n", "", 8, "items หรือ sheet"),
    ("items: [ข้อเดียว]", "items: [ก]\n    sheet: a", 8, "items หรือ sheet"),
    ('units: ["r#2"]', 'units: ["r#3"]', 11, "r#3"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[wrong for _, wrong, _, _ in FAULTS])
def test_a_fault_is_refused_with_its_place(tmp_path: Path, fault: Fault) -> None:
    check_fault(tmp_path, VALUES, "sections", SOUND, fault)


def test_a_sound_file_is_read_whole(tmp_path: Path) -> None:
    sections = read(tmp_path, VALUES, "sections", SOUND).sections
    assert [(section.id, section.items) for section in sections["open"]] == [
        ("agency", ("ชื่อ", "ผู้ประสานงาน {v.people}"))
    ]
    assert sections["poverty"][0].units == ("r#2",)


def test_every_form_of_the_rulebook_asks_about_the_agency() -> None:
    sections = own_rules()["2567"].sections
    assert set(sections) == set(TYPES)
    for type_, found in sections.items():
        agency = next(section for section in found if section.id == "agency")
        assert agency.units == (f"rulebook-2567#form-{type_}.agency",)
        assert any("{apply.coordinators}" in item for item in agency.items)


def test_the_poverty_report_asks_for_every_criterion() -> None:
    rules = own_rules()["2567"]
    report = next(section for section in rules.sections["poverty"] if section.id == "report")
    asked = [criterion.label for dimension in rules.sheets["poverty"].dimensions for criterion in dimension.criteria]
    assert list(report.items) == asked


def test_limited_parts_and_sections_share_no_name() -> None:
    rules = own_rules()["2567"]
    for type_, form in rules.forms.items():
        assert not {part.id for part in form.parts} & {section.id for section in rules.sections[type_]}
