"""What holds of every work: nothing raises, nothing is assumed, nothing known is taken back."""

import time
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.evaluate import Verdict, evaluate, suggested
from bot.rules.facts import (
    AGENCIES,
    AWARDS,
    ENTERED,
    LEVELS,
    NOMINEE_BOOLS,
    TRACKS,
    TRUTHS,
    WON_LEVELS,
    Facts,
    read_facts,
)
from tests.rules.cases import CASES
from tests.rules.own import own_rules

EDITIONS = ("2564", "2567")
EDITION = EDITIONS[-1]
ALWAYS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "2567": {
        "open": ("agency", "level", "months", "ongoing", "whole_organisation", "concrete_impact", "won",
                 "also_entered"),
        "effective": ("agency", "level", "months", "concrete_impact", "core_mission", "sdg", "bcg", "won",
                      "also_entered"),
        "expanded": ("agency", "level", "months", "ongoing", "concrete_impact", "core_mission", "won", "track",
                     "started_after_win", "also_entered"),
        "poverty": ("agency", "poverty", "integrated", "months", "pages", "won", "also_entered"),
    },
    "2564": {
        "open": ("agency", "whole_organisation", "level", "months"),
        "effective": ("agency", "level", "core_mission", "months"),
        "expanded": ("agency", "core_mission", "won", "months", "areas"),
        "poverty": ("agency", "poverty", "months"),
    },
}  # fmt: skip
"""The facts that must be known for `eligible`, by edition and type; what hangs on another fact is in `needed`."""

NUMBERS = st.sampled_from((0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 23, 24, 25)) | st.floats(0, 99, allow_nan=False)
COUNTS = st.integers(0, 12)
WON = st.fixed_dictionaries(
    {"type": st.sampled_from(AWARDS), "level": st.sampled_from(WON_LEVELS), "year": st.integers(2552, 2567)}
)
NOMINEE = st.fixed_dictionaries({}, optional={**dict.fromkeys(NOMINEE_BOOLS, st.booleans()), "count": COUNTS})
VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "agency": st.sampled_from(AGENCIES),
    "level": st.sampled_from(LEVELS),
    **dict.fromkeys(TRUTHS, st.booleans()),
    "months": NUMBERS,
    "started_after_win": NUMBERS,
    "areas": COUNTS,
    "pages": COUNTS,
    "track": st.sampled_from(TRACKS),
    "won": st.lists(WON, max_size=3),
    "also_entered": st.lists(st.sampled_from(ENTERED), max_size=3),
    "nominee": NOMINEE,
}
ANY_WORK = st.fixed_dictionaries({}, optional=dict(VALUES))


@st.composite
def near_a_case(draw: st.DrawFn) -> dict[str, Any]:
    """The work of a case, with a few facts changed or forgotten."""
    work = {name: fact for name, fact in draw(st.sampled_from(CASES)).facts.items() if name != "edition"}
    for name in draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=2)):
        work[name] = draw(VALUES[name])
    for name in draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=1)):
        work.pop(name, None)
    return work


WORKS = near_a_case() | ANY_WORK
MANY = settings(max_examples=400)


def judge(edition: str, work: Mapping[str, Any]) -> Mapping[str, Verdict]:
    """The verdicts of an edition on a work, that on the nominee among them."""
    verdicts = evaluate(read_facts(work)[1], own_rules()[edition].types)
    return {**verdicts, **{f"{name}, nominee": v.nominee for name, v in verdicts.items() if v.nominee}}


def needed(edition: str, type_: str, facts: Facts) -> set[str]:
    """The facts that must be known of this work for `eligible`; of either mission fact of Open, only one."""
    names = set(ALWAYS[edition][type_])
    if edition == EDITION:
        province, area = facts.get("agency") == "province", facts.get("track") == "area"
        names |= {"province_plan"} if province and type_ in ("effective", "expanded") else set()
        names |= {"integrated"} if province and type_ == "effective" else set()
        names |= {"areas"} if area and type_ == "expanded" else set()
    return names


@pytest.mark.parametrize("edition", EDITIONS)
@MANY
@given(work=WORKS)
def test_the_same_facts_give_the_same_verdict_in_any_order(edition: str, work: dict[str, Any]) -> None:
    assert judge(edition, work) == judge(edition, work) == judge(edition, dict(reversed(work.items())))


@pytest.mark.parametrize("edition", EDITIONS)
@MANY
@given(work=WORKS, data=st.data())
def test_a_further_fact_never_saves_a_work(edition: str, work: dict[str, Any], data: st.DataObject) -> None:
    before = judge(edition, work)
    name = data.draw(st.sampled_from(sorted(set(VALUES) - set(work) or {""})))
    after = judge(edition, {**work, name: data.draw(VALUES[name])} if name else work)
    for type_, verdict in before.items():
        if verdict.status == "not_eligible":
            assert after[type_].status == "not_eligible"
            assert set(verdict.failed) <= set(after[type_].failed)


@pytest.mark.parametrize("edition", EDITIONS)
@MANY
@given(work=WORKS)
def test_what_is_missing_is_unknown_and_matters(edition: str, work: dict[str, Any]) -> None:
    _, facts = read_facts(work)
    for type_, verdict in judge(edition, work).items():
        assert not set(verdict.missing) & set(facts)
        assert len(set(verdict.missing)) == len(verdict.missing)
        if "nominee" not in type_:
            mission = {"core_mission", "province_plan"} if (edition, type_) == (EDITION, "open") else set()
            assert set(verdict.missing) <= needed(edition, type_, facts) | mission


@pytest.mark.parametrize("edition", EDITIONS)
@MANY
@given(work=WORKS)
def test_the_status_follows_from_the_trace(edition: str, work: dict[str, Any]) -> None:
    for verdict in judge(edition, work).values():
        states = {step.state for step in verdict.trace}
        assert (verdict.status == "not_eligible") == ("broken" in states) == bool(verdict.failed)
        if verdict.status == "eligible":
            assert states <= {"holds", "spared"}
            assert not verdict.missing
        if verdict.status == "more_facts":
            assert verdict.missing
        if verdict.status == "unclear":
            assert "disputed" in states
            assert verdict.notes
            assert not verdict.missing


@pytest.mark.parametrize("edition", EDITIONS)
@MANY
@given(work=WORKS)
def test_an_eligible_work_is_known_in_full(edition: str, work: dict[str, Any]) -> None:
    _, facts = read_facts(work)
    for type_, verdict in judge(edition, work).items():
        if verdict.status == "eligible" and "nominee" not in type_:
            assert needed(edition, type_, facts) <= set(facts)
            if (edition, type_) == (EDITION, "open"):
                assert facts.get("core_mission") or facts.get("province_plan")


@pytest.mark.parametrize("edition", EDITIONS)
@MANY
@given(work=WORKS, nominee=NOMINEE)
def test_a_nominee_never_changes_the_status_of_the_type(
    edition: str, work: dict[str, Any], nominee: dict[str, Any]
) -> None:
    without, with_ = ({**work, "nominee": told} for told in (None, nominee))
    before, after = (evaluate(read_facts(told)[1], own_rules()[edition].types) for told in (without, with_))
    for type_, verdict in before.items():
        assert (verdict.nominee, verdict.status, verdict.trace) == (None, after[type_].status, after[type_].trace)
        assert (after[type_].nominee is not None) == ((edition, type_) == (EDITION, "effective"))


@pytest.mark.parametrize("edition", EDITIONS)
@MANY
@given(work=WORKS)
def test_only_types_worth_entering_are_suggested_the_surest_first(edition: str, work: dict[str, Any]) -> None:
    verdicts = evaluate(read_facts(work)[1], own_rules()[edition].types)
    order = ("eligible", "unclear", "more_facts")
    statuses = [verdicts[name].status for name in suggested(verdicts)]
    assert sorted(statuses) == sorted(verdict.status for verdict in verdicts.values() if verdict.status in order)
    assert [order.index(status) for status in statuses] == sorted(order.index(status) for status in statuses)


@pytest.mark.parametrize("edition", EDITIONS)
def test_of_an_unknown_work_exactly_the_necessary_is_missing(edition: str) -> None:
    for type_, verdict in judge(edition, {}).items():
        either = {"core_mission", "province_plan"} if (edition, type_) == (EDITION, "open") else set()
        assert verdict.status == "more_facts"
        assert set(verdict.missing) - either == set(ALWAYS[edition][type_])
        assert "core_mission" in verdict.missing or not either


ROUNDS = 20
USUAL = 0.05
"""Seconds that the calibration takes on an idle machine; on a slower one evaluate may take as much longer."""


def calibration() -> float:
    """Seconds for a fixed piece of work: what this machine is worth right now."""
    start = time.perf_counter()
    sum(number * number % 7 for number in range(500_000))
    return time.perf_counter() - start


def test_a_work_is_judged_in_under_a_millisecond() -> None:
    works = [(edition or EDITION, facts) for edition, facts in (read_facts(case.facts) for case in CASES)]
    types = {edition: own_rules()[edition].types for edition in EDITIONS}
    before = calibration()
    start = time.perf_counter()
    for _ in range(ROUNDS):
        for edition, facts in works:
            evaluate(facts, types[edition])
    spent = (time.perf_counter() - start) / (ROUNDS * len(works))
    slowness = max(1.0, before / USUAL, calibration() / USUAL)
    assert spent * 1000 < slowness, f"{spent * 1000:.3f} ms a work, calibration {before:.3f} s"
