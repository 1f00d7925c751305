"""The classifier that is trained from the entries' questions."""

import numpy as np

from bot.knowledge.index import build_index
from bot.knowledge.learn import learn

ROWS = [
    {"deadline": 1.0, "when": 1.0, "award": 1.0},
    {"deadline": 1.0, "date": 1.0, "award": 1.0},
    {"pages": 1.0, "many": 1.0, "award": 1.0},
    {"pages": 1.0, "limit": 1.0, "award": 1.0},
]
LABELS = [0, 0, 1, 1]
INDEX = build_index(ROWS, ["dates", "dates", "pages", "pages"])
VECTORS = [INDEX.vector(row) for row in ROWS]


def test_it_tells_apart_what_it_was_taught() -> None:
    classifier = learn(VECTORS, LABELS, len(INDEX.numbers), 2)
    assert [int(classifier.scores(vector).argmax()) for vector in VECTORS] == LABELS


def test_a_telling_word_weighs_more_than_a_shared_one() -> None:
    classifier = learn(VECTORS, LABELS, len(INDEX.numbers), 2)
    pages, award = (classifier.scores(INDEX.vector({word: 1.0})) for word in ("pages", "award"))
    assert pages[1] - pages[0] > abs(award[1] - award[0])


def test_it_learns_the_same_every_time() -> None:
    first, second = (learn(VECTORS, LABELS, len(INDEX.numbers), 2) for _ in range(2))
    assert np.array_equal(first.weights, second.weights)
    assert np.array_equal(first.places, second.places)


def test_nothing_to_learn_from_scores_nothing() -> None:
    assert not learn([], [], 3, 2).scores(INDEX.vector({})).any()
