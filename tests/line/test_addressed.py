"""Whether a text speaks to the bot: the cases of tests/cases/addressed.yaml, then what no text may do."""

import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.line.addressed import call_pattern, question_in
from bot.line.received import Mention
from tests.conftest import ROOT

NAMES = ("บอทรางวัล", "AwardBot")
CALLED = call_pattern(NAMES)
CASES = yaml.safe_load((ROOT / "tests" / "cases" / "addressed.yaml").read_text(encoding="utf-8"))
MENTIONED_BY = {"mentions_bot": True, "mentions_other": False, "mentions_all": False}


def mentions(case: dict[str, Any]) -> list[Mention]:
    return [
        mention
        for key, me in MENTIONED_BY.items()
        if (part := case.get(key))
        for mention in mentions_of(case["text"], part, me)
    ]


def mentions_of(text: str, part: str, me: bool) -> list[Mention]:
    found, at = [], text.find(part)
    assert at >= 0, "the mention stands in the text"
    while at >= 0:
        found.append(Mention(utf16(text[:at]), utf16(part), me))
        at = text.find(part, at + len(part))
    return found


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_the_cases_of_the_file(case: dict[str, Any]) -> None:
    meant = case.get("chat") == "private" or case.get("quotes") == "bot"
    assert question_in(case["text"], mentions(case), CALLED, meant=meant) == case["question"]


def test_case_titles_are_unique_and_keys_known() -> None:
    assert len({case["title"] for case in CASES}) == len(CASES)
    known = {"title", "text", "question", "chat", "quotes", *MENTIONED_BY}
    assert not {key for case in CASES for key in case} - known


@pytest.mark.parametrize(
    ("names", "text", "question"),
    [
        ((), "บอทรางวัล ถาม", None),
        (("", "@", "  "), "@ ถาม", None),
        (("@น้องบอท",), "น้องบอท ถาม", "ถาม"),
        (("บอท", "บอทรางวัล"), "บอทรางวัล ถาม", "ถาม"),
        (("Award Bot",), "award  bot ถาม", "ถาม"),
        (("a.b",), "axb ถาม", None),
        (("R2D2",), "r2d2 ถาม", "ถาม"),
        (("R2D2",), "r2d22 ถาม", None),
    ],
)
def test_call_names_are_taken_as_they_are_set(names: tuple[str, ...], text: str, question: str | None) -> None:
    assert question_in(text, [], call_pattern(names), meant=False) == question


@pytest.mark.parametrize(
    ("mention", "question"),
    [
        (Mention(0, 0, True), "@บอท ส่งได้ไหม"),
        (Mention(0, 2**50, True), "@บอท ส่งได้ไหม"),
        (Mention(500, 4, True), "@บอท ส่งได้ไหม"),
        (Mention(0, 4, True), "ส่งได้ไหม"),
    ],
)
def test_a_mention_outside_the_text_cuts_nothing_but_counts(mention: Mention, question: str) -> None:
    assert question_in("@บอท ส่งได้ไหม", [mention], CALLED, meant=False) == question


def test_overlapping_mentions_cut_once() -> None:
    both = [Mention(0, 4, True), Mention(2, 6, True)]
    assert question_in("@บอท ส่งได้ไหม", both, CALLED, meant=False) == "ส่งได้ไหม"


def test_a_mention_that_splits_an_emoji_leaves_a_storable_text() -> None:
    question = question_in("😀ส่งได้ไหม", [Mention(1, 1, True)], CALLED, meant=False)
    assert question is not None
    assert question.encode()
    assert question.endswith("ส่งได้ไหม")


def test_the_sign_that_stands_for_a_mention_calls_nobody_when_typed() -> None:
    assert question_in("\ufffc ส่งได้ไหม", [], CALLED, meant=False) is None


any_text = st.text(st.characters(exclude_categories=["Cs"]))
any_mention = st.builds(Mention, st.integers(0, 40), st.integers(0, 40), st.booleans())


@given(any_text, st.lists(any_mention, max_size=5), st.booleans())
def test_no_text_raises_and_a_question_can_be_stored(text: str, found: list[Mention], meant: bool) -> None:
    question = question_in(text, found, CALLED, meant=meant)
    if meant or any(mention.me for mention in found):
        assert question is not None
    if question is not None:
        assert question == question.strip()
        question.encode()


@given(any_text)
def test_a_text_without_name_mention_or_quote_is_not_for_the_bot(text: str) -> None:
    if not any(name.casefold() in text.casefold() for name in NAMES):
        assert question_in(text, [], CALLED, meant=False) is None


@given(st.sampled_from(NAMES), st.sampled_from([" ", "\n", ": ", " ครับ ", "คะ "]), any_text)
def test_what_starts_with_a_name_is_for_the_bot(name: str, gap: str, text: str) -> None:
    question = question_in(name + gap + text, [], CALLED, meant=False)
    assert question is not None
    assert text.strip().endswith(question) or "\ufffc" in text


@pytest.mark.parametrize(
    "text",
    ["!" * 300_000, "บอทรางวัล" + " " * 300_000 + "ก", "บอทรางวัล" * 30_000, "@ " * 150_000, "บอทรางวัล" + "ครับ" * 70_000],
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    question_in(text, [], CALLED, meant=True)
    assert time.perf_counter() - start < 1
