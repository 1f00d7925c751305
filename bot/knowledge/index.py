"""Questions as vectors: features weighted by how few groups of stored questions share them (TF-IDF)."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Vector:
    """A question as weights of known features, of length 1 with its unknown features counted in."""

    features: Ints
    weights: Floats


@dataclass(frozen=True)
class Index:
    """The known features, numbered, with their rarity.

    A feature is the rarer, the fewer groups of questions have it; an unknown one is rarer than any.
    """

    numbers: Mapping[str, int]
    rarity: Floats
    unknown: float

    def vector(self, features: Mapping[str, float]) -> Vector:
        """A question's features weighted by their rarity."""
        known = [(self.numbers[f], math.sqrt(count)) for f, count in features.items() if f in self.numbers]
        strange = sum(count for f, count in features.items() if f not in self.numbers) * self.unknown**2
        places = np.array([number for number, _ in known], np.int32)
        weights = np.array([root for _, root in known], np.float32) * self.rarity[places]
        length = math.sqrt(float(weights @ weights) + strange) or 1.0
        return Vector(places, weights / np.float32(length))


def build_index(features: Sequence[Mapping[str, float]], groups: Sequence[str]) -> Index:
    """Index stored questions; `groups` says which group each belongs to."""
    seen: dict[str, set[str]] = defaultdict(set)
    for found, group in zip(features, groups, strict=True):
        for feature in found:
            seen[feature].add(group)
    total = len(set(groups))
    numbers = {feature: number for number, feature in enumerate(sorted(seen))}
    rarity = np.array([math.log(1 + total / len(seen[feature])) for feature in numbers], np.float32)
    return Index(numbers, rarity, math.log(1 + total))
