"""Judging answers: the same as the shared scorer, and harm told from mere failure."""

import importlib.util
import json
from typing import Any

import pytest

from bot.cli.report import answer, report
from bot.knowledge.handbook import Handbook
from bot.measure.judge import judge
from bot.measure.page import page
from bot.measure.tally import Tally, tally
from tests.conftest import ROOT, SHARED

LINES = (ROOT / "tests" / "validation" / "questions.jsonl").read_text(encoding="utf-8").splitlines()


def asked(expect: str = "answer", **changes: Any) -> dict[str, Any]:
    return {
        "id": "1",
        "q": "?",
        "expect": expect,
        "verdict": None,
        "cite_any": [],
        "must": [],
        "must_not": [],
    } | changes


def given(kind: str = "answer", text: str = "", verdict: str | None = None, units: tuple[str, ...] = ("a",),
          choices: tuple[str, ...] = ()) -> dict[str, Any]:  # fmt: skip
    citations = [{"unit": unit, "label": unit} for unit in units]
    return {"kind": kind, "text": text, "verdict": verdict, "citations": citations, "choices": list(choices)}


JUDGED = [
    ("a right answer", asked(cite_any=["a"], must=[["๑ ปี", "12 เดือน"]]), given(text="ไม่น้อยกว่า 1 ปี"), True, False),
    ("the wrong clause", asked(cite_any=["b"]), given(), False, False),
    ("a word is missing", asked(must=[["ปี"]]), given(text="เดือน"), False, False),
    ("a forbidden word", asked(must_not=[["ปี"]]), given(text="1 ปี"), False, True),
    ("the opposite verdict", asked(verdict="yes"), given(verdict="no"), False, True),
    ("no verdict", asked(verdict="yes"), given(), False, False),
    ("depends for yes", asked(verdict="yes"), given(verdict="depends"), False, False),
    ("a hand-off where an answer was due", asked(), given("handoff"), False, False),
    ("an answer where none is", asked("handoff"), given(), False, True),
    ("a hand-off where it is due", asked("handoff"), given("handoff"), True, False),
    ("asking back where a hand-off is due", asked("handoff"), given("clarify"), True, False),
    ("small talk", asked("smalltalk"), given("smalltalk"), True, False),
    ("an assertion for small talk", asked("smalltalk"), given(), False, True),
    ("asking back", asked("clarify"), given("clarify"), True, False),
    ("two readings", asked("clarify"), given(units=("a", "b")), True, False),
    ("one reading", asked("clarify"), given(), False, False),
    ("asking back with the answer in it", asked(must=[["ปี"]]), given("clarify", "1 ปี", choices=("x",)), True, False),
    ("too many choices", asked(), given("clarify", choices=("a", "b", "c", "d", "e")), False, False),
]


@pytest.mark.parametrize(("title", "question", "made", "right", "harmful"), JUDGED, ids=[row[0] for row in JUDGED])
def test_an_answer_is_judged(
    title: str, question: dict[str, Any], made: dict[str, Any], right: bool, harmful: bool
) -> None:
    judgement = judge(question, made)
    assert (judgement.right, judgement.harmful) == (right, harmful), title


def counted(handbook: Handbook, many: int = 360) -> Tally:
    questions = [json.loads(line) for line in LINES[:many]]
    reports = [report(q["id"], *answer(q["q"], handbook), handbook) for q in questions]
    return tally((q, r, judge(q, r)) for q, r in zip(questions, reports, strict=True))


@pytest.mark.skipif(SHARED is None, reason="the shared scorer is not here")
def test_it_judges_as_the_shared_scorer_does(handbook: Handbook) -> None:
    assert SHARED is not None
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    for question in map(json.loads, LINES):
        made = report(question["id"], *answer(question["q"], handbook), handbook)
        ours, theirs = judge(question, made), score.judge(question, made)
        assert (ours.right, ours.harmful) == (theirs[0], theirs[1]), question["id"]


def test_the_tally_counts_every_question_once_in_each_group(handbook: Handbook) -> None:
    total = counted(handbook, 60)
    for group in ("expect", "style"):
        assert sum(row.asked for (name, _), row in total.rows.items() if name == group) == total.total.asked == 60
    assert len(total.failures) == total.total.asked - total.total.right
    assert sum(total.confusions.values()) == len(total.failures)
    assert json.loads(json.dumps(total.as_json()))["asked"] == 60


def test_the_page_is_whole_and_escaped() -> None:
    question = asked(id="<b>", q="<script>", style="plain")
    text = page(tally([(question, given("handoff"), judge(question, given("handoff")))]))
    assert text.startswith("<!doctype html>")
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert 'lang="th"' in text


def test_an_empty_tally_has_no_shares_to_divide_by() -> None:
    assert tally([]).as_json()["right"] == 0
    assert page(tally([]))
