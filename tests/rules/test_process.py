"""Assessment steps, ways to apply, rights, issue areas and the ladder: read strictly, and those of the sources."""

from pathlib import Path

import pytest

from bot.rules.facts import LEVELS, TYPES
from tests.rules.own import own_rules
from tests.rules.structured import Fault, check_fault, read, value

VALUES = {
    "pass": value(80, "score"), "steps": value(2, "step"), "three": value(3, "step"), "channels": value(1, "channel"),
    "seats": value(3, "right"), "limit": value(5000, "character"), "issues": value(1, "issue"),
    "levels": value(5, "level_count"), "four": value(4, "level_count"),
    **{level: value(rank, "rank") for rank, level in enumerate(LEVELS, start=1)},
}  # fmt: skip
ASSESSMENT = """\
assessments:
  participation:
    count: v.steps
    steps:
      paper:
        label: ใบสมัคร
        by: กรรมการ
        by_type: {poverty: อีกคณะ}
        passes: v.pass
        units: ["r#1"]
      visit:
        label: พื้นที่
        enters: v.pass
        units: ["r#2"]
"""
APPLYING = """\
channels: v.channels
ways:
  system:
    types: [open]
    at: https://example.org
    label: กรอกในระบบ
    limits: [v.limit]
    units: ["r#1"]
  file:
    types: [poverty]
    at: https://example.org
    label: ส่งไฟล์
    units: ["r#2"]
rights:
  approver: {who: หัวหน้า, may: อนุมัติ, seats: v.seats, units: ["r#1"]}
"""
ISSUES = """\
effective:
  count: v.issues
  issues:
    society: {label: สังคม, examples: [การศึกษา], units: ["r#1"]}
"""
LADDER = "count: v.levels\nranks:\n" + "".join(f"  {level}: v.{level}\n" for level in LEVELS)
FAULTS: list[tuple[str, str, Fault]] = [
    ("assessment", ASSESSMENT, ("participation:", "service:", 2, "service")),
    ("assessment", ASSESSMENT, ("count: v.steps", "count: v.three", 3, "แจกแจงไว้ 2 แต่ v.three คือ 3")),
    ("assessment", ASSESSMENT, ("passes: v.pass", "passes: v.steps", 9, "score")),
    ("assessment", ASSESSMENT, ("passes: v.pass", "passes: 80", 9, "passes")),
    ("assessment", ASSESSMENT, ("{poverty: อีกคณะ}", "{povery: อีกคณะ}", 8, "povery")),
    ("assessment", ASSESSMENT, ("enters: v.pass", "after: v.pass", 13, "after")),
    ("assessment", ASSESSMENT, ('units: ["r#2"]', 'units: ["r#3"]', 14, "r#3")),
    ("assessment", ASSESSMENT, ('        units: ["r#2"]\n', "", 11, "ขาด units")),
    ("applying", APPLYING, ("types: [poverty]", "types: [open]", 10, "อยู่แล้วข้างบน")),
    ("applying", APPLYING, ("types: [poverty]", "types: [povery]", 10, "povery")),
    (
        "applying",
        APPLYING,
        ("    at: https://example.org\n    label: ส่งไฟล์", "    at: https://b.org\n    label: ส่ง", 1, "2"),
    ),
    ("applying", APPLYING, ("limits: [v.limit]", "limits: [v.limt]", 7, "v.limt")),
    ("applying", APPLYING, ("label: กรอกในระบบ", "label: กรอก {v.parts}", 6, "v.parts")),
    ("applying", APPLYING, ("seats: v.seats", "seats: v.limit", 15, "right")),
    ("applying", APPLYING, ("may: อนุมัติ, ", "", 15, "ขาด may")),
    ("applying", APPLYING, ("rights:\n  approver: {", "right:\n  approver: {", 14, "right")),
    ("issues", ISSUES, ("effective:", "effectve:", 1, "effectve")),
    ("issues", ISSUES, ("count: v.issues", "count: v.levels", 2, "issue")),
    ("issues", ISSUES, ("examples: [การศึกษา]", "examples: การศึกษา", 4, "examples")),
    ("issues", ISSUES, ("examples: [การศึกษา]", "examples: [2567]", 4, "2567")),
    ("issues", ISSUES, ('units: ["r#1"]', "units: []", 4, "หน่วยอ้างอิง")),
    ("ladder", LADDER, ("count: v.levels", "count: v.four", 1, "แจกแจงไว้ 5")),
    ("ladder", LADDER, ("  involve: v.involve\n", "", 2, "ขาด involve")),
    ("ladder", LADDER, ("involve: v.involve", "involve: v.consult", 5, "ระดับที่ 3")),
    ("ladder", LADDER, ("empower: v.empower", "empower: v.limit", 7, "rank")),
]


@pytest.mark.parametrize(("name", "text", "fault"), FAULTS, ids=[f"{name} {fault[1]}" for name, _, fault in FAULTS])
def test_a_fault_is_refused_with_its_place(tmp_path: Path, name: str, text: str, fault: Fault) -> None:
    check_fault(tmp_path, VALUES, name, text, fault)


def test_sound_files_are_read_whole(tmp_path: Path) -> None:
    steps = read(tmp_path / "a", VALUES, "assessment", ASSESSMENT).assessments["participation"]
    assert [(step.id, step.taken_by("poverty"), step.taken_by("open")) for step in steps] == [
        ("paper", "อีกคณะ", "กรรมการ"),
        ("visit", "", ""),
    ]
    applying = read(tmp_path / "b", VALUES, "applying", APPLYING).applying
    assert [limit.value for limit in applying.ways["open"].limits] == [5000]
    assert [(right.id, right.seats and right.seats.value) for right in applying.rights] == [("approver", 3)]
    assert [issue.examples for issue in read(tmp_path / "c", VALUES, "issues", ISSUES).issues["effective"]] == [
        ("การศึกษา",)
    ]
    assert tuple(read(tmp_path / "d", VALUES, "ladder", LADDER).ladder) == LEVELS


def test_the_steps_are_those_of_the_rulebook() -> None:
    steps = own_rules()["2567"].assessments["participation"]
    assert [(s.id, s.enters and s.enters.value, s.passes and s.passes.value) for s in steps] == [
        ("paper", None, 80),
        ("visit", 90, None),
        ("decision", None, None),
    ]
    assert steps[1].taken_by("poverty") != steps[1].taken_by("open")
    assert [s.passes and s.passes.value for s in own_rules()["2564"].assessments["pmqa"]] == [400, 400, None]


def test_every_type_has_a_way_and_the_rights_are_limited() -> None:
    applying = own_rules()["2567"].applying
    assert set(applying.ways) == set(TYPES)
    assert {right.id: right.seats and right.seats.value for right in applying.rights} == {
        "approver": 1,
        "applicant": 3,
        "unit": None,
    }


def test_the_four_fields_and_the_five_rungs() -> None:
    rules = own_rules()["2567"]
    assert [issue.id for issue in rules.issues["effective"]] == ["society", "economy", "environment", "security"]
    assert [rank.value for rank in rules.ladder.values()] == [1, 2, 3, 4, 5]
