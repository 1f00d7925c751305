"""Ranks the entries by how well they fit a question: resemblance of the wording, agreement of what is named."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.candidate import Candidate
from bot.knowledge.entries import Entry, Topic
from bot.knowledge.index import Index
from bot.knowledge.reading import Piece, Reader, Reading, features

SUPPORT = 0.3  # what the next best wordings of an entry add to its best one
SUPPORTERS = 3
SIBLING = 0.93  # what a wording of an entry counts for the same topic's entry about another type or level
WINDOW, STEP, LONG = 16, 6, 22  # words: a story is also read in stretches
LONGEST = 160
STRETCH = 0.92  # a stretch of a question weighs a little less than the whole
NAMED_RIGHT, NAMED_OTHER, NOT_NAMED = 0.05, 0.45, 0.02


class Matcher:
    """The entries of an edition, ready to be compared with questions."""

    def __init__(self, topics: Mapping[str, Topic], entries: Mapping[str, Entry], reader: Reader) -> None:
        self._entries = tuple(entries.values())
        asked = [(question, entry) for entry in self._entries for question in entry.questions]
        open_asked = [(question, topic) for topic in topics.values() for question in topic.questions]
        readings = [reader.read(question) for question, _ in (*asked, *open_asked)]
        groups = [*(entry.topic for _, entry in asked), *(topic.id for _, topic in open_asked)]
        self.words = frozenset(word for reading in readings for word in reading.words)
        self._index = Index([reading.features for reading in readings], groups)
        self._rows = [_rows(entry, asked, open_asked) for entry in self._entries]

    def rank(self, reading: Reading) -> tuple[Candidate, ...]:
        """All entries that share anything with the question, best first; scores from 0 to 1."""
        likeness = self._likeness(reading)
        scored = []
        for entry, (rows, weights) in zip(self._entries, self._rows, strict=True):
            score = _support(likeness[rows] * weights)
            if score > 0:
                scored.append(Candidate(entry.id, entry.topic, min(1.0, _agree(score, entry, reading))))
        return tuple(sorted(scored, key=lambda candidate: (-candidate.score, candidate.entry)))

    def _likeness(self, reading: Reading) -> NDArray[np.float64]:
        best = self._index.similarities(reading.features)
        for stretch in _stretches(reading.pieces):
            best = np.maximum(best, STRETCH * self._index.similarities(features(stretch)))
        return best


def _rows(
    entry: Entry, asked: Sequence[tuple[str, Entry]], open_asked: Sequence[tuple[str, Topic]]
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The stored questions that speak for an entry and their weights: its own, those of its topic that name no
    facet, and, names being masked, those of its siblings."""
    found = [(row, 1.0 if other is entry else SIBLING) for row, (_, other) in enumerate(asked)
             if other is entry or _siblings(entry, other)]  # fmt: skip
    found += [(row, 1.0) for row, (_, topic) in enumerate(open_asked, start=len(asked)) if topic.id == entry.topic]
    return np.array([row for row, _ in found], dtype=np.intp), np.array([weight for _, weight in found])


def _siblings(entry: Entry, other: Entry) -> bool:
    """Entries that say the same of other facet values; different verdicts answer different questions."""
    return (
        entry.topic == other.topic
        and bool(entry.facets)
        and set(entry.facets) == set(other.facets)
        and entry.verdict == other.verdict
    )


def _support(likeness: NDArray[np.float64]) -> float:
    """The best wording, lifted a little by the next best ones."""
    ordered = np.sort(likeness)[::-1][: 1 + SUPPORTERS]
    return float((ordered[0] + SUPPORT * ordered[1:].sum() / SUPPORTERS) / (1 + SUPPORT))


def _agree(score: float, entry: Entry, reading: Reading) -> float:
    """The score after comparing what the entry is about with what the question names."""
    for kind, values in entry.facets.items():
        named = reading.named(kind)
        if not named:
            score -= NOT_NAMED
        elif set(values) <= set(named):
            score += NAMED_RIGHT * len(values)
        else:
            score *= NAMED_OTHER
    return max(0.0, score)


def _stretches(pieces: Sequence[Piece]) -> Sequence[Sequence[Piece]]:
    if len(pieces) <= LONG:
        return ()
    pieces = pieces[-LONGEST:]
    return [pieces[start : start + WINDOW] for start in range(0, len(pieces) - WINDOW // 2, STEP)]
