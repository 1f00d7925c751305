"""Learns from the stored questions which features tell the entries apart: a linear classifier, deterministic."""

from collections.abc import Sequence

import numpy as np

from bot.knowledge.index import Postings, Vector

ROUNDS = 8
BOLDNESS = 0.3  # the most that one question may change
MARGIN = 1.0
SEED = 2567


def learn(vectors: Sequence[Vector], labels: Sequence[int], features: int, classes: int) -> Postings:
    """Weights by feature and class, from unit vectors and the class of each.

    The multiclass passive-aggressive perceptron (Crammer et al. 2006), averaged: a question that its own class
    doesn't win by the margin moves the weights of that class and of the best other one.
    """
    weights = np.zeros((features, classes), np.float32)
    passed = np.zeros((features, classes), np.float32)
    order, step = np.random.default_rng(SEED), 1
    for _ in range(ROUNDS):
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
    return _sparse(weights - passed / step)


def _sparse(weights: np.ndarray) -> Postings:
    features, classes = np.nonzero(weights)
    starts = np.searchsorted(features, np.arange(weights.shape[0] + 1)).astype(np.int32)
    return Postings(starts, classes.astype(np.int32), weights[features, classes], weights.shape[1])
