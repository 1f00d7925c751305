"""How often a contender is right, and how often it does harm, by question set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.judged import Score, Scored, at_rate, score
from tests.bench.questions import Question


@dataclass(frozen=True)
class Accuracy:
    """On one question set: with every answer said, and with as many as the bot says."""

    always: Score
    at_rate: Score


def by_set(
    asked: Mapping[str, Sequence[Question]], answered: Sequence[Scored], rates: Mapping[str, float]
) -> dict[str, Accuracy]:
    """The sets in turn, as they were asked; a set without a rate of the bot keeps every answer."""
    scored, rest = {}, iter(answered)
    for name, questions in asked.items():
        own = [next(rest) for _ in questions]
        kept = at_rate(own, rates.get(name, 1.0))
        scored[name] = Accuracy(score(questions, [made for made, _ in own]), score(questions, kept))
    return scored
