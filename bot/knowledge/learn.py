"""Learns from the stored questions which features tell the entries apart: a linear classifier, deterministic."""

from collections.abc import Sequence

import numpy as np

from bot.knowledge.index import Ints, Postings, Vector

ROUNDS = 8
BOLDNESS = 0.3  # the most that one question may change
MARGIN = 1.0
SMALLEST = 0.002
SEED = 2567


def learn(
    vectors: Sequence[Vector],
    labels: Sequence[int],
    features: int,
    classes: int,
    copies: int = 1,
    rounds: int = ROUNDS,
) -> Postings:
    """Weights by feature and class, from unit vectors and the class of each; every wording comes in `copies`.

    The multiclass passive-aggressive perceptron (Crammer et al. 2006), averaged: a question that its own class
    doesn't win by the margin moves the weights of that class and of the best other one. Weights too small to decide
    anything are dropped.
    """
    common = _common(vectors, features, copies)
    vectors = [_only(vector, common) for vector in vectors]
    weights = np.zeros((int(common.max(initial=-1)) + 1, classes), np.float32)
    passed = np.zeros_like(weights)
    order, step = np.random.default_rng(SEED), 1
    for _ in range(rounds):
        for place in order.permutation(len(vectors)):
            vector, own = vectors[place], labels[place]
            scores = vector.weights @ weights[vector.features]
            mine = scores[own]
            scores[own] = -np.inf
            rival = int(scores.argmax())
            loss = MARGIN - (mine - scores[rival])
            if loss > 0:
                change = min(BOLDNESS, loss / 2) * vector.weights
                for kind, amount in ((own, change), (rival, -change)):
                    weights[vector.features, kind] += amount
                    passed[vector.features, kind] += step * amount
            step += 1
    weights -= passed / step
    return _sparse(weights, common)


def _common(vectors: Sequence[Vector], features: int, copies: int) -> Ints:
    """New numbers for the features that more than one wording has, -1 for the others: those teach nothing."""
    counts = np.zeros(features, np.int64)
    for vector in vectors:
        counts[vector.features] += 1
    kept = counts > copies
    return np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)


def _only(vector: Vector, common: Ints) -> Vector:
    numbers = common[vector.features]
    return Vector(numbers[numbers >= 0], vector.weights[numbers >= 0])


def _sparse(weights: np.ndarray, common: Ints) -> Postings:
    """The weights by the features' own numbers."""
    kept, classes = np.nonzero(np.abs(weights) > SMALLEST)
    features = np.flatnonzero(common >= 0)[kept]
    starts = np.searchsorted(features, np.arange(len(common) + 1)).astype(np.int32)
    return Postings(starts, classes.astype(np.int32), weights[kept, classes], weights.shape[1])
