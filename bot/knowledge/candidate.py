"""An entry that may answer a question."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """An entry that may answer, with its score from 0 to 1, and how alike its most alike wording is (0 to 1)."""

    entry: str
    topic: str
    score: float
    alike: float = 0.0
