"""A larger bot is as large as it says, and keeps what it knows."""

import numpy as np

from bot.knowledge.classifier import Classifier
from bot.knowledge.compiled import Compiled
from bot.knowledge.handbook import Handbook
from bot.knowledge.index import Index, Vector
from tests.bench.bot_at_size import _copy, larger
from tests.bench.copies import COMMON

SIZE, ENTRIES, DIMENSIONS = 3, 5, 8
WORDS = [f"word{number}" for number in range(COMMON + 100)]
STRANGE = [f"strange{number}" for number in range(1000)]


def small() -> Compiled:
    """One feature a word, the first of them not learned."""
    chance = np.random.default_rng(1)
    numbers = {f"w:{word}": number for number, word in enumerate(WORDS)} | {"g:ab": len(WORDS)}
    index = Index(numbers, np.ones(len(numbers), np.float32), 2.0)
    rows = np.arange(-1, len(numbers) - 1, dtype=np.int32)
    meanings = chance.normal(size=(len(numbers) - 1, DIMENSIONS)).astype(np.float16)
    outputs = chance.normal(size=(DIMENSIONS, ENTRIES)).astype(np.float32)
    return Compiled(index, Classifier(rows, meanings, outputs, np.zeros(ENTRIES, np.float32)), frozenset(WORDS))


def test_there_is_more_of_everything() -> None:
    grown = larger(small(), STRANGE, SIZE)
    assert grown.classifier.outputs.shape == (DIMENSIONS, SIZE * ENTRIES)
    assert len(grown.classifier.leanings) == SIZE * ENTRIES
    assert len(grown.index.numbers) == len(grown.index.rarity) == len(grown.classifier.rows) > len(WORDS) + 50
    assert len(grown.classifier.meanings) == grown.classifier.rows.max() + 1


def test_the_originals_features_mean_what_they_did() -> None:
    before, after = small(), larger(small(), STRANGE, SIZE)
    known = Vector(np.array([0, 7, 250], np.int32), np.ones(3, np.float32))
    assert list(after.index.numbers)[: len(WORDS)] == list(before.index.numbers)[: len(WORDS)]
    found = after.classifier.probabilities(known)[:ENTRIES]
    assert np.allclose(found / found.sum(), before.classifier.probabilities(known), atol=1e-5)


def test_a_copy_of_a_claim_is_settled_by_a_copy(handbook: Handbook) -> None:
    claim = next(entry for entry in handbook.entries.values() if entry.settled_by)
    copy = _copy(claim, 4)
    assert copy.settled_by
    assert copy.id.startswith(copy.settled_by.id + ".")
    assert _copy(claim, 0) is claim
