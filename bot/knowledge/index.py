"""Finds the stored questions that resemble a question: TF-IDF vectors in an inverted index."""

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
class Postings:
    """For each feature the places where it counts, and how much: a sparse matrix by rows."""

    starts: Ints
    places: Ints
    weights: Floats
    size: int

    def scores(self, vector: Vector) -> Floats:
        """The product with a question, one number a place."""
        spans = [slice(self.starts[f], self.starts[f + 1]) for f in vector.features]
        if not spans:
            return np.zeros(self.size, np.float32)
        counts = [span.stop - span.start for span in spans]
        places = np.concatenate([self.places[span] for span in spans])
        weights = np.concatenate([self.weights[span] for span in spans]) * np.repeat(vector.weights, counts)
        return np.bincount(places, weights, self.size).astype(np.float32)


@dataclass(frozen=True)
class Index:
    """The known features with their rarity, and the stored questions that have them.

    A feature is the rarer, the fewer groups of questions have it; an unknown one is rarer than any.
    """

    numbers: Mapping[str, int]
    rarity: Floats
    unknown: float
    postings: Postings

    def vector(self, features: Mapping[str, float]) -> Vector:
        """A question's features weighted by their rarity."""
        known = [(self.numbers[f], math.sqrt(count)) for f, count in features.items() if f in self.numbers]
        strange = sum(count for f, count in features.items() if f not in self.numbers) * self.unknown**2
        places = np.array([number for number, _ in known], np.int32)
        weights = np.array([root for _, root in known], np.float32) * self.rarity[places]
        length = math.sqrt(float(weights @ weights) + strange) or 1.0
        return Vector(places, weights / np.float32(length))

    def similarities(self, features: Mapping[str, float]) -> Floats:
        """The cosine of a question to every stored one, in their order: 0 to 1."""
        return self.postings.scores(self.vector(features))


def build_index(features: Sequence[Mapping[str, float]], groups: Sequence[str]) -> Index:
    """Index stored questions; `groups` says which group each belongs to."""
    seen: dict[str, set[str]] = defaultdict(set)
    for found, group in zip(features, groups, strict=True):
        for feature in found:
            seen[feature].add(group)
    total = len(set(groups))
    numbers = {feature: number for number, feature in enumerate(sorted(seen))}
    rarity = np.array([math.log(1 + total / len(seen[feature])) for feature in numbers], np.float32)
    empty = Postings(np.zeros(1, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32), 0)
    bare = Index(numbers, rarity, math.log(1 + total), empty)
    vectors = [bare.vector(found) for found in features]
    return Index(numbers, rarity, bare.unknown, transpose(vectors, len(numbers)))


def transpose(vectors: Sequence[Vector], features: int) -> Postings:
    """Vectors by place turned into postings by feature."""
    numbers = np.concatenate([vector.features for vector in vectors]) if vectors else np.zeros(0, np.int32)
    weights = np.concatenate([vector.weights for vector in vectors]) if vectors else np.zeros(0, np.float32)
    places = np.repeat(np.arange(len(vectors), dtype=np.int32), [len(vector.features) for vector in vectors])
    order = np.argsort(numbers, kind="stable")
    starts = np.searchsorted(numbers[order], np.arange(features + 1)).astype(np.int32)
    return Postings(starts, places[order], weights[order], len(vectors))
