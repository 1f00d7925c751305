"""The award levels: which score earns which, what the rulebook leaves unwritten, and what a file may not say."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.bands import GRADES, grade
from bot.rules.facts import TYPES
from tests.rules.own import own_rules
from tests.rules.structured import Fault, check_fault, read, value

VALUES = {
    "low": value(80, "score"), "high": value(89, "score"), "top": value(90, "score", "r#2"),
    "wide": value(90, "score"), "floor": value(50, "percent"),
}  # fmt: skip
SOUND = """\
bands:
  main:
    types: [open, effective]
    levels:
      good: {from: v.low, to: v.high}
      excellent: {from: v.top, needs: [v.floor]}
  other:
    types: [poverty]
    levels:
      good: {from: v.low}
"""
FAULTS: list[Fault] = [
    ("bands:\n", "band:\n", 1, "band"),
    ("types: [open, effective]", "types: []", 3, "อย่างน้อยหนึ่งคำ"),
    ("types: [open, effective]", "types: [open, opne]", 3, "opne"),
    ("types: [open, effective]", "types: [open, open]", 3, "ละครั้ง"),
    ("types: [poverty]", "types: [open]", 8, "อยู่แล้วข้างบน"),
    ("    types: [poverty]\n", "", 7, "ขาด types"),
    ("      excellent:", "      best:", 6, "best"),
    ("to: v.high", "upto: v.high", 5, "upto"),
    ("to: v.high", "to: 89", 5, "to"),
    ("to: v.high", "to: v.hihg", 5, "v.hihg"),
    ("to: v.high", "to: v.floor", 5, "score"),
    ("needs: [v.floor]", "needs: [v.low]", 6, "percent"),
    ("needs: [v.floor]", "needs: [v.flor]", 6, "v.flor"),
    (", to: v.high", "", 6, "ซ้อนกับ good"),
    ("to: v.high", "to: v.wide", 6, "ซ้อนกับ good"),
    ("from: v.low, to", "from: v.top, to", 5, "ไม่ต่ำกว่า"),
    ("      good: {from: v.low}\n", "      {}\n", 9, "อย่างน้อยหนึ่งรายการ"),
]
SCORES = [
    (0, "none"), (79.99, "none"), (80, "good"), (85.5, "good"), (89, "good"), (89.01, "unwritten"),
    (89.5, "unwritten"), (89.99, "unwritten"), (90, "excellent"), (100, "excellent"),
]  # fmt: skip
POVERTY = [(79.5, "none"), (80, "good"), (89.5, "good"), (89.99, "good"), (89.995, "unwritten"), (90, "excellent")]


@pytest.mark.parametrize("fault", FAULTS, ids=[wrong for _, wrong, _, _ in FAULTS])
def test_a_fault_is_refused_with_its_place(tmp_path: Path, fault: Fault) -> None:
    check_fault(tmp_path, VALUES, "bands", SOUND, fault)


def test_a_sound_file_is_read_whole(tmp_path: Path) -> None:
    bands = read(tmp_path, VALUES, "bands", SOUND).bands
    assert list(bands) == ["open", "effective", "poverty"]
    assert [(band.level, band.low.value, band.high and band.high.value) for band in bands["open"]] == [
        ("good", 80, 89),
        ("excellent", 90, None),
    ]
    assert [need.value for need in bands["effective"][1].needs] == [50]


def test_levels_in_another_order_overlap(tmp_path: Path) -> None:
    levels = SOUND.splitlines(keepends=True)
    levels[4:6] = reversed(levels[4:6])
    check_fault(tmp_path, VALUES, "bands", "".join(levels), ("main:", "main:", 6, "เรียงจากต่ำไปสูง"))


@pytest.mark.parametrize("type_", ["open", "effective", "expanded"])
@pytest.mark.parametrize(("score", "level"), SCORES)
def test_what_a_score_earns(type_: str, score: float, level: str) -> None:
    assert grade(score, own_rules()["2567"].bands[type_]).level == level


@pytest.mark.parametrize(("score", "level"), POVERTY)
def test_what_a_score_earns_against_poverty(score: float, level: str) -> None:
    assert grade(score, own_rules()["2567"].bands["poverty"]).level == level


def test_a_grade_cites_its_clauses_and_a_gap_both_sides() -> None:
    bands = own_rules()["2567"].bands
    assert grade(95, bands["open"]).units == ("rulebook-2567#2.1",)
    assert grade(89.5, bands["open"]).units == ("rulebook-2567#2.1", "rulebook-2567#2.2")
    assert grade(60, bands["poverty"]).units == ("rulebook-2567#2.2",)


def test_excellent_against_poverty_needs_more_than_the_score() -> None:
    bands = own_rules()["2567"].bands
    assert [need.name for need in grade(95, bands["poverty"]).needs] == ["poverty.floor", "poverty.key_factor_floor"]
    assert [need.name for need in grade(85, bands["poverty"]).needs] == ["poverty.floor"]
    assert grade(95, bands["open"]).needs == ()


def test_every_type_of_the_edition_has_bands() -> None:
    assert set(own_rules()["2567"].bands) == set(TYPES)
    assert own_rules()["2564"].bands == {}, "the sources of 2564 give no scores for the award levels"


@given(st.floats(0, 100), st.floats(0, 100), st.sampled_from(TYPES))
def test_a_higher_score_never_earns_a_lower_level(one: float, other: float, type_: str) -> None:
    ladder = ("none", "good", "unwritten", "excellent")
    low, high = sorted((one, other))
    bands = own_rules()["2567"].bands[type_]
    assert set(GRADES) == set(ladder)
    assert ladder.index(grade(low, bands).level) <= ladder.index(grade(high, bands).level)
