"""Scores every entry for a question from what was learned: features add up to a meaning, a meaning to entries."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.index import Floats, Ints, Vector

Halves = NDArray[np.float16]


@dataclass(frozen=True)
class Classifier:
    """A network of one hidden layer. `rows` gives a feature's row of `meanings` (features by dimensions), -1 for
    a feature that nothing was learned of; `outputs` (dimensions by entries) and `leanings` (entries) weigh them."""

    rows: Ints
    meanings: Halves
    outputs: Floats
    leanings: Floats

    def probabilities(self, vector: Vector) -> Floats:
        """How likely each entry is meant: positive, together 1."""
        rows = self.rows[vector.features]
        known = rows >= 0
        meaning = np.tanh(vector.weights[known] @ self.meanings[rows[known]].astype(np.float32))
        scores = meaning @ self.outputs + self.leanings
        grown = np.exp(scores - scores.max(initial=0.0))
        shares: Floats = grown / grown.sum()
        return shares
