"""Typing mistakes cost little: the same questions, clean and with one mistake in fifteen characters."""

import json

from bot.cli.report import answer, report
from bot.knowledge.library import Library
from bot.language.mistakes import MISTAKES, noisy
from bot.measure.judge import judge
from tests.conftest import ROOT

LINES = (ROOT / "tests" / "validation" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
QUESTIONS = [json.loads(line) for line in LINES]
MOST_LOST = 0.03


def right_share(library: Library, seed: int | None) -> float:
    right = 0
    for question in QUESTIONS:
        text = question["q"] if seed is None else noisy(question["q"], seed)
        right += judge(question, report("", *answer(text, library), library)).right
    return right / len(QUESTIONS)


def test_mistakes_cost_at_most_three_points(library: Library) -> None:
    clean = right_share(library, None)
    shares = [right_share(library, seed) for seed in range(3)]
    assert clean - sum(shares) / len(shares) <= MOST_LOST, (clean, shares)


def test_the_generator_makes_mistakes_and_makes_the_same_again() -> None:
    texts = [question["q"] for question in QUESTIONS]
    spoiled = [noisy(text, 1) for text in texts]
    assert sum(a != b for a, b in zip(texts, spoiled, strict=True)) > 0.9 * len(texts)
    assert spoiled == [noisy(text, 1) for text in texts]
    assert len(MISTAKES) == 7
