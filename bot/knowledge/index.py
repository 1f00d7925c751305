"""Finds the stored questions that resemble a question: TF-IDF vectors in an inverted index."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray


class Index:
    """Vectors of unit length over weighted features. `groups` says which group each belongs to; a feature's
    weight falls with the number of groups that have it."""

    def __init__(self, features: Sequence[Mapping[str, float]], groups: Sequence[str]) -> None:
        seen: dict[str, set[str]] = defaultdict(set)
        for found, group in zip(features, groups, strict=True):
            for feature in found:
                seen[feature].add(group)
        total = len(set(groups))
        self._rarity = {feature: math.log(1 + total / len(who)) for feature, who in seen.items()}
        self._unknown = math.log(1 + total)
        self.size = len(features)
        self._places, self._weights = self._invert(features)

    def similarities(self, features: Mapping[str, float]) -> NDArray[np.float64]:
        """The cosine of a question to every stored one, in their order: 0 to 1."""
        weights = {feature: self._weight(feature, count) for feature, count in features.items()}
        known = [feature for feature in weights if feature in self._places]
        if not known:
            return np.zeros(self.size)
        places = np.concatenate([self._places[feature] for feature in known])
        values = np.concatenate([self._weights[feature] * weights[feature] for feature in known])
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return np.bincount(places, weights=values, minlength=self.size) / length

    def rarity(self, feature: str) -> float:
        """How telling a feature is; a feature that no stored question has is the most telling."""
        return self._rarity.get(feature, self._unknown)

    def _weight(self, feature: str, count: float) -> float:
        return math.sqrt(count) * self.rarity(feature)

    def _invert(
        self, features: Sequence[Mapping[str, float]]
    ) -> tuple[dict[str, NDArray[np.int64]], dict[str, NDArray[np.float64]]]:
        places: dict[str, list[int]] = defaultdict(list)
        weights: dict[str, list[float]] = defaultdict(list)
        for place, found in enumerate(features):
            vector = {feature: self._weight(feature, count) for feature, count in found.items()}
            length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
            for feature, weight in vector.items():
                places[feature].append(place)
                weights[feature].append(weight / length)
        return (
            {feature: np.array(found) for feature, found in places.items()},
            {feature: np.array(found) for feature, found in weights.items()},
        )
