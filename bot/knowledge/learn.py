"""Learns from the stored questions which features tell the entries apart; the same every time."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.knowledge.classifier import Classifier
from bot.knowledge.index import Floats, Ints, Vector

DIMENSIONS = 256
BATCH = 128
PACE = 0.1
KEPT = 0.7  # of the features of a question in a round, so that no single one is relied on
FLOOR = 1e-3
SEED = 2567


def learn(vectors: Sequence[Vector], labels: Sequence[int], rows: Ints, classes: int, rounds: int) -> Classifier:
    """A classifier from unit vectors and the class of each. `rows` numbers the features worth learning from 0 and
    says -1 of the others.

    Softmax regression over a hidden layer (tanh), by stochastic gradients in steps that shrink with what a weight has
    moved (Adagrad) and with the rounds done.
    """
    chance = np.random.default_rng(SEED)
    count = int(rows.max(initial=-1)) + 1
    spread = 1 / np.sqrt(DIMENSIONS)
    meanings = chance.normal(0, spread, (count, DIMENSIONS)).astype(np.float32)
    outputs = chance.normal(0, spread / 10, (DIMENSIONS, classes)).astype(np.float32)
    leanings = np.zeros(classes, np.float32)
    questions, answers = _matrix(vectors, rows, count), np.asarray(labels, np.intp)
    moved_meanings, moved_outputs = np.full(count, FLOOR, np.float32), np.full(outputs.shape, FLOOR, np.float32)
    steps = max(1, rounds * -(-len(answers) // BATCH))
    for step, batch in enumerate(_batches(len(answers), rounds, chance)):
        pace = np.float32(PACE * (1 - step / steps))
        seen = _thinned(questions[batch], chance)
        hidden = np.tanh(seen @ meanings)
        blame = _softmax(hidden @ outputs + leanings)
        blame[np.arange(len(batch)), answers[batch]] -= 1
        for_outputs, for_hidden = hidden.T @ blame, (blame @ outputs.T) * (1 - hidden**2)
        touched = np.unique(seen.indices)
        for_meanings = seen[:, touched].T @ for_hidden
        moved_meanings[touched] += (for_meanings**2).mean(axis=1)
        meanings[touched] -= pace * for_meanings / np.sqrt(moved_meanings[touched])[:, None]
        moved_outputs += for_outputs**2
        outputs -= pace * for_outputs / np.sqrt(moved_outputs)
        leanings -= pace * blame.mean(axis=0)
    return Classifier(rows, meanings.astype(np.float16), outputs, leanings)


def common(vectors: Sequence[Vector], features: int) -> Ints:
    """Numbers for the features that more than one wording has, -1 for the others: those teach nothing."""
    counts = np.zeros(features, np.int64)
    for vector in vectors:
        counts[vector.features] += 1
    kept = counts > 1
    return np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)


def _matrix(vectors: Sequence[Vector], rows: Ints, count: int) -> csr_matrix:
    kept = [(rows[vector.features], vector.weights) for vector in vectors]
    places = [numbers[numbers >= 0] for numbers, _ in kept]
    weights = [weights[numbers >= 0] for numbers, weights in kept]
    ends = np.cumsum([0, *map(len, places)])
    if not kept:
        return csr_matrix((0, count), dtype=np.float32)
    return csr_matrix((np.concatenate(weights), np.concatenate(places), ends), shape=(len(kept), count))


def _batches(size: int, rounds: int, chance: np.random.Generator) -> Iterator[NDArray[np.intp]]:
    for _ in range(rounds):
        order = chance.permutation(size)
        for start in range(0, size, BATCH):
            yield order[start : start + BATCH]


def _thinned(questions: csr_matrix, chance: np.random.Generator) -> csr_matrix:
    thinned = questions.copy()
    thinned.data *= (chance.random(thinned.nnz, np.float32) < KEPT) / np.float32(KEPT)
    return thinned


def _softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = grown / grown.sum(axis=1, keepdims=True)
    return shares
