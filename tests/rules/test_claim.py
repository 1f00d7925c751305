"""Claims about a work: three values, each comparison."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.rules.claim import COMPARISONS, Compared, Joined, Truth, among, at_least, at_most, equals, has, has_not
from bot.rules.facts import LEVELS

VALUES: tuple[Truth, ...] = (True, False, None)
ALL = {(a, b): False if False in (a, b) else None if None in (a, b) else True for a in VALUES for b in VALUES}
ANY = {(a, b): True if True in (a, b) else None if None in (a, b) else False for a in VALUES for b in VALUES}


def claim(truth: Truth, name: str = "ongoing") -> Compared:
    """A claim that holds, doesn't, or hangs on an unknown fact."""
    return Compared(name, "is", "true") if truth is None else Compared("known", "is", str(truth).lower())


KNOWN = {"known": True}


@pytest.mark.parametrize(("pair", "truth"), ALL.items())
def test_all(pair: tuple[Truth, Truth], truth: Truth) -> None:
    assert Joined("all", tuple(map(claim, pair))).holds(KNOWN) is truth


@pytest.mark.parametrize(("pair", "truth"), ANY.items())
def test_any(pair: tuple[Truth, Truth], truth: Truth) -> None:
    assert Joined("any", tuple(map(claim, pair))).holds(KNOWN) is truth


@pytest.mark.parametrize(("given", "truth"), [(True, False), (False, True), (None, None)])
def test_not(given: Truth, truth: Truth) -> None:
    assert Joined("not", (claim(given),)).holds(KNOWN) is truth


@pytest.mark.parametrize(("how", "truth"), [("all", True), ("any", True)])
def test_a_single_part_stands_for_itself(how: str, truth: Truth) -> None:
    assert Joined(how, (claim(truth),)).holds(KNOWN) is truth


def test_joined_claims_nest() -> None:
    inner = Joined("not", (Joined("any", (claim(False), claim(None))),))
    assert Joined("all", (claim(True), inner)).holds(KNOWN) is None
    assert Joined("all", (claim(False), inner)).holds(KNOWN) is False


def test_a_claim_names_its_facts_each_once_in_order() -> None:
    parts = (Compared("sdg", "is", "true"), Compared("bcg", "is", "true"), Compared("sdg", "is", "false"))
    assert Joined("any", (Joined("all", parts), *parts)).facts == ("sdg", "bcg")


def test_an_unknown_fact_is_never_compared() -> None:
    assert Compared("months", "at_least", 12).holds({}) is None


def test_claims_that_say_the_same_are_equal() -> None:
    assert Compared("won", "has", frozenset(["open", "effective"])) == Compared(
        "won", "has", frozenset(["effective", "open"])
    )
    assert Compared("months", "at_least", 12) != Compared("months", "at_least", 24)


COMPARED: list[tuple[Callable[[Any], Truth], Any, Truth]] = [
    (at_least(12), 12, True),
    (at_least(12), 13, True),
    (at_least(12), 11, False),
    (at_least(12), 11.99, False),
    (at_least(12), 0, False),
    (at_most(10), 10, True),
    (at_most(10), 9, True),
    (at_most(10), 11, False),
    (at_most(3.0), 3, True),
    (at_most(3.0), 3.5, False),
    (among(["department", "province"]), "province", True),
    (among(["department", "province"]), "village", False),
    (among([]), "village", False),
    (equals("true"), True, True),
    (equals("true"), False, False),
    (equals("false"), False, True),
    (equals("false"), True, False),
    (equals("area"), "area", True),
    (equals("area"), "development", False),
]


@pytest.mark.parametrize(("compare", "value", "truth"), COMPARED)
def test_a_comparison(compare: Callable[[Any], Truth], value: Any, truth: Truth) -> None:
    assert compare(value) is truth


@pytest.mark.parametrize("bound", LEVELS)
@pytest.mark.parametrize("value", LEVELS)
def test_a_level_takes_in_all_lower_ones(bound: str, value: str) -> None:
    assert at_least(bound)(value) is (LEVELS.index(value) >= LEVELS.index(bound))
    assert at_most(bound)(value) is (LEVELS.index(value) <= LEVELS.index(bound))


GOOD, EXCELLENT = {"type": "effective", "level": "good"}, {"type": "effective", "level": "excellent"}
UNTOLD_LEVEL, UNTOLD_TYPE = {"type": "effective"}, {"level": "good"}
LISTS: list[tuple[list[str], list[Any], Truth]] = [
    (["open"], [], False),
    (["open"], [GOOD], False),
    (["effective"], [GOOD], True),
    (["open", "effective"], [GOOD], True),
    (["open"], [GOOD, {"type": "open"}], True),
    (["effective.excellent"], [EXCELLENT], True),
    (["effective.excellent"], [GOOD], False),
    (["effective.excellent"], [GOOD, EXCELLENT], True),
    (["effective.excellent"], [{"type": "open", "level": "excellent"}], False),
    (["effective.excellent"], [UNTOLD_LEVEL], None),
    (["effective.excellent"], [UNTOLD_LEVEL, EXCELLENT], True),
    (["effective.excellent"], [UNTOLD_LEVEL, GOOD], None),
    (["effective"], [UNTOLD_LEVEL], True),
    (["effective"], [UNTOLD_TYPE], None),
    (["effective.excellent"], [UNTOLD_TYPE], None),
    (["effective"], [UNTOLD_TYPE, EXCELLENT], True),
    (["service", "pmqa"], ["open", "pmqa"], True),
    (["service", "pmqa"], ["open"], False),
    (["service", "pmqa"], [], False),
]


@pytest.mark.parametrize(("kinds", "items", "truth"), LISTS)
def test_a_list_has_a_kind_or_has_not(kinds: list[str], items: list[Any], truth: Truth) -> None:
    assert has(kinds)(items) is truth
    assert has_not(kinds)(items) is (None if truth is None else not truth)


def test_every_comparison_is_tried_here() -> None:
    assert set(COMPARISONS.values()) == {at_least, at_most, among, equals, has, has_not}
