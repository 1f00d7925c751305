"""Properties of every walk, whatever is said."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.plain import plain
from bot.dialogue.compose import START
from bot.dialogue.pipeline import STEPS, walk
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook
from tests.conftest import ROOT

LINES = (ROOT / "tests" / "validation" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
QUESTIONS = [json.loads(line) for line in LINES]
KINDS = {"answer", "clarify", "handoff", "smalltalk"}


def check(turn: Turn, handbook: Handbook) -> None:
    """What holds for every answer of the bot."""
    answer = turn.answer
    assert answer is not None
    assert answer.kind in KINDS
    assert 0 <= answer.confidence <= 1
    assert answer.headline.strip()
    assert "{" not in plain(answer, handbook.wording.sections)
    asserts = answer.kind == "answer" or answer.status == "clarify_unsure"  # near misses say what they come to
    assert asserts == bool(answer.citations)
    assert (answer.kind == "clarify") == bool(answer.choices)
    assert all(citation.unit in handbook.units for citation in answer.citations)
    assert all(choice.entry in {*handbook.entries, START} for choice in (*answer.choices, *answer.related))
    if answer.status == "handoff_off_topic":
        assert not answer.offers_officer
    elif answer.kind == "handoff":
        assert answer.offers_officer


@given(st.text(max_size=300))
def test_whatever_is_said_gets_an_answer(handbook: Handbook, text: str) -> None:
    check(walk(Turn(text), handbook, time.perf_counter), handbook)


@pytest.mark.parametrize("style", sorted({question["style"] for question in QUESTIONS}))
def test_every_validation_question_gets_a_sound_answer(handbook: Handbook, style: str) -> None:
    for question in QUESTIONS:
        if question["style"] == style:
            check(walk(Turn(question["q"]), handbook, time.perf_counter), handbook)


def test_the_same_question_gets_the_same_answer(handbook: Handbook) -> None:
    first, second = (walk(Turn("เปิดใจส่งได้กี่ผลงาน"), handbook, time.perf_counter).answer for _ in range(2))
    assert first == second


def test_every_step_is_timed_in_order(handbook: Handbook) -> None:
    ticks = iter(range(1000))
    turn = walk(Turn("เปิดใจคืออะไร"), handbook, lambda: float(next(ticks)))
    assert [name for name, _ in turn.timings] == [step.__name__ for step in STEPS]
    assert all(spent == 1000 for _, spent in turn.timings)


@pytest.mark.parametrize("text", ["ก" * 20_000, "ต้องทำกี่ปี " * 2_000, "🙏" * 5_000, "่" * 5_000, "a" * 20_000])
def test_an_endless_message_is_answered_soon(handbook: Handbook, text: str) -> None:
    start = time.perf_counter()
    check(walk(Turn(text), handbook, time.perf_counter), handbook)
    assert time.perf_counter() - start < 1.5
