"""The questions of tests/cases/questions.yaml, each in all its wordings."""

import time
from typing import Any

import pytest
import yaml

from bot.answer.plain import plain
from bot.dialogue.pipeline import walk
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook
from tests.conftest import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "cases" / "questions.yaml").read_text(encoding="utf-8"))
ASKED = [(case, text) for case in CASES for text in case["ask"]]


@pytest.mark.parametrize(("case", "text"), ASKED, ids=[f"{case['title']}: {text}" for case, text in ASKED])
def test_a_case(handbook: Handbook, case: dict[str, Any], text: str) -> None:
    answer = walk(Turn(text), handbook, time.perf_counter).answer
    assert answer is not None
    said = plain(answer, handbook.wording.sections)
    assert answer.kind == case["kind"], said
    assert answer.verdict == case.get("verdict"), said
    if "cites" in case:
        assert {citation.unit for citation in answer.citations} & set(case["cites"])
    if "status" in case:
        assert answer.status == case["status"]
    for word in case.get("says", []):
        assert word in said
    if answer.kind != "answer":
        assert not answer.citations, "only an answer asserts something"
