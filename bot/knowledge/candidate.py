"""An entry that may answer a question."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """An entry that may answer, with its score, how alike its most alike wording is, and how much of the question the
    wordings of its topic know (only for the first candidate): each from 0 to 1."""

    entry: str
    topic: str
    score: float
    alike: float = 0.0
    known: float = 0.0
