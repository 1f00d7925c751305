"""What an entry presumes of told amounts: compared with a value, or graded by the bands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.conditions import Graded, read_condition
from bot.rules.bands import GRADES
from bot.rules.facts import TYPES
from tests.rules.own import own_rules

RULES = own_rules()["2567"]
HOLDS = [
    ("months", "< open.months", 11, True), ("months", "< open.months", 12, False),
    ("months", ">= expanded.months", 24, True), ("areas", "== expanded.areas", 2, True),
    ("pages", "> poverty.pages", 10, False), ("score", ">= process.site_visit_from", 90, True),
    ("score", "none of open", 79, True), ("score", "none of open", 80, False),
    ("score", "good of open", 89, True), ("score", "good of open", 89.5, False),
    ("score", "unwritten of open", 89.5, True), ("score", "good of poverty", 89.5, True),
    ("score", "excellent of expanded", 90, True), ("score", "unwritten of poverty", 89.995, True),
]  # fmt: skip
UNREAD = [
    ("months", "good of open"), ("score", "great of open"), ("score", "good of opne"), ("score", "good of"),
    ("score", "good"), ("score", "> award.god_to"), ("colour", "> award.good_to"), ("score", "=> award.good_to"),
    ("score", "> 89"), ("score", ""),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "amount", "holds"), HOLDS)
def test_a_told_amount_keeps_or_breaks_it(kind: str, text: str, amount: float, holds: bool) -> None:
    condition = read_condition(kind, text, RULES)
    assert condition is not None
    assert condition.holds({kind: amount}) is holds


@pytest.mark.parametrize(("kind", "text", "amount", "holds"), HOLDS)
def test_an_amount_that_is_not_told_leaves_it_open(kind: str, text: str, amount: float, holds: bool) -> None:
    condition = read_condition(kind, text, RULES)
    assert condition is not None
    assert condition.holds({}) is condition.holds({"other": amount}) is None


@pytest.mark.parametrize(("kind", "text"), UNREAD)
def test_what_names_nothing_known_is_not_read(kind: str, text: str) -> None:
    assert read_condition(kind, text, RULES) is None


def test_an_edition_without_bands_grades_nothing() -> None:
    assert read_condition("score", "good of open", own_rules()["2564"]) is None


@given(st.floats(0, 100), st.sampled_from(TYPES))
def test_every_score_has_exactly_one_grade(score: float, type_: str) -> None:
    graded = [Graded("score", level, RULES.bands[type_]) for level in GRADES]
    assert [condition.holds({"score": score}) for condition in graded].count(True) == 1
