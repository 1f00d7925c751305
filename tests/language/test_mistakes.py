"""The generator of typing mistakes."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.language.mistakes import MISTAKES, ONE_EDIT_IN, noisy
from tests.conftest import ROOT

LINES = (ROOT / "tests" / "validation" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
TEXTS = [json.loads(line)["q"] for line in LINES]


def test_it_makes_mistakes_and_makes_the_same_again() -> None:
    spoiled = [noisy(text, 1) for text in TEXTS]
    assert sum(a != b for a, b in zip(TEXTS, spoiled, strict=True)) > 0.95 * len(TEXTS)
    assert spoiled == [noisy(text, 1) for text in TEXTS]
    assert spoiled != [noisy(text, 2) for text in TEXTS]


def test_every_kind_of_mistake_happens() -> None:
    text = "ผลงานที่ส่งแก้จนต้องทำมาแล้วกี่ปี 2567 ครับ"
    made = {mistake.__name__ for mistake in MISTAKES for at in range(len(text)) if _changes(mistake, text, at)}
    assert made == {mistake.__name__ for mistake in MISTAKES}


def _changes(mistake: object, text: str, at: int) -> bool:
    import random

    return mistake(text, at, random.Random(1)) != text  # type: ignore[operator]


@given(st.text(min_size=1, max_size=80), st.integers(0, 5))
def test_any_text_can_be_spoiled_a_little(text: str, seed: int) -> None:
    assert abs(len(noisy(text, seed)) - len(text)) <= 3 * max(1, len(text) // ONE_EDIT_IN)
