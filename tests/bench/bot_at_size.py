"""The bot with more knowledge than it has: an index and a classifier of that size, put together and not learned."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np

from bot.knowledge.classifier import Classifier
from bot.knowledge.compiled import Compiled, _keep, _load
from bot.knowledge.entry import Entry
from bot.knowledge.handbook import Handbook
from bot.knowledge.index import Index
from bot.knowledge.match import Matcher
from tests.bench.copies import Copies
from tests.bench.stored import copy_of

FILE = "questions-grown.npz"
FIRST_SIGN = 0x3400  # a letter for each copy, and no digit: a digit would be read as a year


def publish(handbook: Handbook, strange: Sequence[str], size: int, folder: Path) -> None:
    """Write an index of `size` times the knowledge."""
    _keep(folder / FILE, larger(handbook.matcher._compiled, strange, size))


def larger(made: Compiled, strange: Sequence[str], size: int) -> Compiled:
    """A copy's words and pairs are features beside the original's; each has the original's learned row. Its entries
    have the originals' outputs with the dimensions shuffled."""
    names = list(made.index.numbers)
    numbers = dict(made.index.numbers)
    sources = list(range(len(names)))
    for name, source in _copied(names, sorted(made.words), strange, size):
        if numbers.setdefault(name, len(numbers)) == len(sources):
            sources.append(source)
    index = Index(numbers, made.index.rarity[sources], made.index.unknown)
    return Compiled(index, _grown(made.classifier, np.array(sources), size), made.words)


def _copied(names: Sequence[str], words: Sequence[str], strange: Sequence[str], size: int) -> Iterator[tuple[str, int]]:
    """The features of the copies, each with the number of the original's."""
    parts = [(n, name[:2], name[2:].split(" ")) for n, name in enumerate(names) if name[:2] in ("w:", "p:")]
    copies = Copies([[word] for word in dict.fromkeys(chain(words, *(found for *_, found in parts)))], strange)
    for number in range(1, size):
        spoken = copies.spoken(number)
        yield from ((kind + " ".join(spoken[word] for word in found), n) for n, kind, found in parts)


def _grown(learned: Classifier, sources: np.ndarray, size: int) -> Classifier:
    chance = np.random.default_rng(size)
    shuffled = [learned.outputs[chance.permutation(len(learned.outputs))] for _ in range(size - 1)]
    known = learned.rows[sources] >= 0
    rows = np.where(known, np.cumsum(known) - 1, -1).astype(np.int32)
    meanings = learned.meanings[learned.rows[sources[known]]]
    outputs = np.concatenate([learned.outputs, *shuffled], axis=1)
    return Classifier(rows, meanings, outputs, np.tile(learned.leanings, size))


def grown(handbook: Handbook, size: int, folder: Path) -> Handbook:
    """The handbook with the entries and the published index of `size` times the knowledge."""
    entries = {
        entry.id: entry for number in range(size) for entry in (_copy(e, number) for e in handbook.entries.values())
    }
    ready = _load(folder / FILE)
    assert ready is not None
    return replace(handbook, entries=entries, matcher=Matcher(entries, ready, handbook.rules))


def _copy(entry: Entry, number: int) -> Entry:
    """Another entry: texts of its own, so that they take memory of their own."""
    if not number:
        return entry
    sign = chr(FIRST_SIGN + number)
    questions = tuple(f"{question} {sign}" for question in entry.questions)
    own = entry.settled_by and replace(entry.settled_by, id=copy_of(entry.settled_by.id, number))
    made = replace(entry, id=copy_of(entry.id, number), topic=copy_of(entry.topic, number), questions=questions)
    return replace(made, settled_by=own, short=f"{entry.short} {sign}", answer=f"{entry.answer} {sign}")
