"""All contenders are judged alike."""

from bot.knowledge.handbook import Handbook
from tests.bench.judged import SILENT, at_rate, said, score

ASSERTS = SILENT | {"kind": "answer"}


def test_the_least_sure_answers_are_left_unsaid_until_the_rate_is_met() -> None:
    answered = [(ASSERTS, 1.0), (ASSERTS, 3.0), (SILENT, 9.0), (ASSERTS, 2.0)]
    assert [made["kind"] for made in at_rate(answered, 0.5)] == ["handoff", "answer", "handoff", "answer"]


def test_who_answers_less_than_the_rate_keeps_every_answer() -> None:
    assert at_rate([(ASSERTS, 1.0), (SILENT, 0.0)], 0.9) == [ASSERTS, SILENT]


def test_an_answer_where_there_is_none_does_harm() -> None:
    questions = [{"q": "?", "expect": "handoff"}] * 2
    found = score(questions, [ASSERTS, SILENT])
    assert (found.right, found.harmful, found.answered) == (0.5, 0.5, 0.5)


def test_a_peer_says_what_the_bot_would_say_of_the_entry(handbook: Handbook) -> None:
    entry = next(e for e in handbook.entries.values() if e.outcome == "answer" and not e.facets and not e.settled_by)
    made = said({"q": entry.questions[0]}, entry.id, handbook)
    assert (made["kind"], made["entry"]) == ("answer", entry.id)


def test_a_copy_of_an_entry_is_an_answer_to_something_else(handbook: Handbook) -> None:
    entry = next(e for e in handbook.entries.values() if e.outcome == "answer")
    assert said({"q": "?"}, f"7~{entry.id}", handbook) == ASSERTS
