"""The classifier that is trained from the entries' questions."""

import numpy as np

from bot.knowledge.index import build_index
from bot.knowledge.learn import common, learn

ROWS = [
    {"deadline": 1.0, "when": 1.0, "award": 1.0},
    {"deadline": 1.0, "date": 1.0, "award": 1.0},
    {"pages": 1.0, "many": 1.0, "award": 1.0},
    {"pages": 1.0, "limit": 1.0, "award": 1.0},
]
LABELS = [0, 0, 1, 1]
INDEX = build_index(ROWS, ["dates", "dates", "pages", "pages"])
VECTORS = [INDEX.vector(row) for row in ROWS]
LEARNED = common(VECTORS, len(INDEX.numbers))
ROUNDS = 60


def test_it_tells_apart_what_it_was_taught() -> None:
    classifier = learn(VECTORS, LABELS, LEARNED, 2, ROUNDS)
    assert [int(classifier.probabilities(vector).argmax()) for vector in VECTORS] == LABELS


def test_probabilities_are_positive_and_together_one() -> None:
    classifier = learn(VECTORS, LABELS, LEARNED, 2, ROUNDS)
    for vector in (*VECTORS, INDEX.vector({}), INDEX.vector({"unheard": 1.0})):
        chances = classifier.probabilities(vector)
        assert (chances > 0).all()
        assert np.isclose(chances.sum(), 1)


def test_a_telling_word_decides_and_a_shared_one_does_not() -> None:
    classifier = learn(VECTORS, LABELS, LEARNED, 2, ROUNDS)
    pages, award = (classifier.probabilities(INDEX.vector({word: 1.0})) for word in ("pages", "award"))
    assert pages[1] > 0.6
    assert abs(award[1] - 0.5) < abs(pages[1] - 0.5)


def test_it_learns_the_same_every_time() -> None:
    first, second = (learn(VECTORS, LABELS, LEARNED, 2, 3) for _ in range(2))
    assert np.array_equal(first.meanings, second.meanings)
    assert np.array_equal(first.outputs, second.outputs)


def test_only_what_several_wordings_share_is_learned_from() -> None:
    shared = {word for word, number in INDEX.numbers.items() if LEARNED[number] >= 0}
    assert shared == {"deadline", "pages", "award"}
    assert sorted(LEARNED[LEARNED >= 0]) == [0, 1, 2]


def test_nothing_to_learn_from_leaves_every_entry_as_likely() -> None:
    rows = common([], 3)
    assert np.allclose(learn([], [], rows, 3, 2).probabilities(INDEX.vector({})), 1 / 3)
