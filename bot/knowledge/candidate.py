"""An entry that may answer a question."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """An entry that may answer, with its chance among all (0 to 1), and the classifier's own opinion of it as
    a logarithm (0 is certain)."""

    entry: str
    topic: str
    score: float
    learned: float = 0.0
