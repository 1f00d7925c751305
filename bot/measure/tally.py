"""Counts of right and wrong answers, by what was expected, by style and by topic."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.measure.judge import Judgement

GROUPS = ("expect", "style", "topic")


@dataclass
class Row:
    """One line of a table."""

    asked: int = 0
    right: int = 0
    harmful: int = 0


@dataclass
class Tally:
    """`rows` maps (group, value) to its counts, ("all", "") to all; `confusions` counts (expected, given) kinds of
    wrong answers; `asked_back` are clarifies where an answer was due; `failures` hold (id, question, reason, harm)."""

    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    asked_back: int = 0
    failures: list[tuple[str, str, str, bool]] = field(default_factory=list)

    @property
    def total(self) -> Row:
        """All questions."""
        return self.rows.get(("all", ""), Row())

    @property
    def asked_back_share(self) -> float:
        """The share of clarifies among the questions that an answer was due to, 0 to 1."""
        return self.asked_back / max(1, self.rows.get(("expect", "answer"), Row()).asked)

    def as_json(self) -> dict[str, Any]:
        """Plain values, with shares from 0 to 1."""
        total = self.total
        return {
            "asked": total.asked,
            "right": total.right / max(1, total.asked),
            "wrong": total.harmful / max(1, total.asked),
            "asked_back": self.asked_back_share,
            "groups": {f"{group} {value}".strip(): vars(row) for (group, value), row in sorted(self.rows.items())},
            "confusions": {f"{expected} -> {given}": n for (expected, given), n in self.confusions.most_common()},
        }


def tally(judged: Iterable[tuple[Mapping[str, Any], Mapping[str, Any], Judgement]]) -> Tally:
    """Count (question, report, judgement) triples."""
    counted = Tally()
    for question, report, judgement in judged:
        keys = [("all", ""), *((group, str(question[group])) for group in GROUPS if question.get(group))]
        for key in keys:
            row = counted.rows.setdefault(key, Row())
            row.asked += 1
            row.right += judgement.right
            row.harmful += judgement.harmful
        counted.asked_back += question["expect"] == "answer" and report["kind"] == "clarify"
        if not judgement.right:
            counted.confusions[question["expect"], report["kind"]] += 1
            counted.failures.append((str(question["id"]), question["q"], judgement.reason, judgement.harmful))
    return counted
