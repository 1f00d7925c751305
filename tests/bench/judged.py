"""What a contender found as right and wrong answers: the same composing and the same judge for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.cli.report import report
from bot.dialogue.compose import compose
from bot.dialogue.decide import settle
from bot.dialogue.turn import Turn
from bot.dialogue.understand import read, repair
from bot.knowledge.candidate import Candidate
from bot.knowledge.handbook import Handbook
from bot.measure.judge import judge
from tests.bench.questions import Question
from tests.bench.stored import Stored

SILENT = {"kind": "handoff", "verdict": None, "text": "", "citations": [], "choices": []}
Report = dict[str, Any]
Scored = tuple[Report, float]


@dataclass(frozen=True)
class Score:
    """Shares of the questions, 0 to 1."""

    right: float
    harmful: float
    answered: float


def score(questions: Sequence[Question], reports: Sequence[Report]) -> Score:
    """How many are right, do harm, and assert something."""
    judged = [judge(question, made) for question, made in zip(questions, reports, strict=True)]
    answered = sum(made["kind"] == "answer" for made in reports)
    whole = len(questions)
    return Score(sum(j.right for j in judged) / whole, sum(j.harmful for j in judged) / whole, answered / whole)


def said(question: Question, entry: str, handbook: Handbook) -> Report:
    """The answer of an entry as the bot would say it: all readings where the question leaves the type open. A copy's
    is an answer to something else."""
    if "~" in entry:
        outcome = handbook.entries[entry.split("~", 1)[1]].outcome
        return SILENT | {"kind": outcome}
    known = handbook.entries[entry]
    turn = read(repair(Turn(question["q"]), handbook), handbook)
    found = settle(
        Turn(turn.text, reading=turn.reading, candidates=(Candidate(entry, known.topic, 1.0),)), 1.0, handbook
    )
    return report("", compose(found, handbook), 0.0, handbook)


def answers(
    questions: Sequence[Question], found: Sequence[tuple[int, float] | None], known: Stored, handbook: Handbook
) -> list[Scored]:
    """What a peer says to each question, with its score."""
    return [
        (said(question, known.entry(best[0]), handbook), best[1]) if best else (SILENT, 0.0)
        for question, best in zip(questions, found, strict=True)
    ]


def at_rate(answered: Sequence[Scored], share: float) -> list[Report]:
    """The same with the least sure assertions left unsaid, until only a share of the questions gets one."""
    asserted = [place for place, (made, _) in enumerate(answered) if made["kind"] == "answer"]
    asserted.sort(key=lambda place: -answered[place][1])
    unsaid = set(asserted[round(share * len(answered)) :])
    return [SILENT if place in unsaid else made for place, (made, _) in enumerate(answered)]
