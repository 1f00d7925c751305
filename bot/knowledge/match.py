"""Ranks the entries by how well they fit a question: learned words, resemblance, agreement of what is named."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from bot.knowledge.agreement import agree, conditions_of, family, fits
from bot.knowledge.candidate import Candidate
from bot.knowledge.compiled import Compiled
from bot.knowledge.entries import Entry, Topic
from bot.knowledge.index import Floats, Vector
from bot.knowledge.reading import Piece, Reading, features
from bot.rules.rulebook import Rulebook

LEARNED, ALIKE = 0.6, 0.5  # what the classifier and the most alike wording count
SIBLING = 0.93  # a wording of the same topic's entry about another type or level
WINDOW, STEP, LONG = 16, 6, 22  # words: a story is also read in stretches
LONGEST = 160
STRETCH = 0.6  # a stretch of a question tells less than the whole
USUAL = 14  # words
CLOSE = 0.5  # of the best score of a topic
SHORTLIST = 60


class Matcher:
    """The entries of an edition, ready to be compared with questions."""

    def __init__(
        self,
        topics: Mapping[str, Topic],
        entries: Mapping[str, Entry],
        compiled: Compiled,
        rulebooks: Mapping[str, Rulebook],
    ) -> None:
        self._entries = tuple(entries.values())
        self._by_id = dict(entries)
        self._conditions = {entry.id: conditions_of(entry, rulebooks[entry.edition]) for entry in self._entries}
        self._compiled = compiled
        counts = [len(entry.questions) for entry in self._entries]
        self._starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.intp)
        self._own = sum(counts)
        numbers = {topic: number for number, topic in enumerate(topics)}
        self._open_topics = np.array([numbers[t.id] for t in topics.values() for _ in t.questions], np.intp)
        self._topic_of = np.array([numbers[entry.topic] for entry in self._entries], np.intp)
        self._topics = len(topics)
        families: dict[object, int] = {}
        self._family_of = np.array([families.setdefault(family(e), len(families)) for e in self._entries], np.intp)
        self._families = len(families)

    def rank(self, reading: Reading) -> tuple[Candidate, ...]:
        """The entries that share most with the question, best first; scores from 0 to 1."""
        vector = self._compiled.index.vector(features(reading.pieces))
        alike = self._alike(vector)
        for stretch in _stretches(reading.pieces):
            alike = np.maximum(alike, STRETCH * self._alike(self._compiled.index.vector(features(stretch))))
        score = LEARNED * self._learned(vector, len(reading.pieces)) + ALIKE * alike
        found = []
        for place in np.argsort(-score, kind="stable")[:SHORTLIST]:
            entry = self._entries[place]
            agreed = agree(float(score[place]), entry, reading, self._conditions[entry.id])
            if agreed > 0:
                found.append(Candidate(entry.id, entry.topic, min(1.0, agreed), min(1.0, float(alike[place]))))
        ordered = sorted(found, key=lambda candidate: (-candidate.score, candidate.entry))
        return tuple(self._specific_first(ordered, reading))

    def _specific_first(self, ordered: list[Candidate], reading: Reading) -> list[Candidate]:
        """Of the best one's topic, put the entry first that needs most of what is named and nothing that isn't."""
        if not ordered:
            return ordered
        best = ordered[0]

        def fitness(candidate: Candidate) -> tuple[int, float]:
            entry = self._by_id[candidate.entry]
            return (1 + len(entry.facets) if fits(entry, reading) else 0, candidate.score)

        close = [c for c in ordered if c.topic == best.topic and c.score >= CLOSE * best.score]
        first = max(close, key=fitness)
        return [replace(first, score=best.score), *(c for c in ordered if c is not first)]

    def _learned(self, vector: Vector, length: int) -> Floats:
        """The classifier's score of each entry. The words of a long story thin each other out: it is made up for."""
        stretched = math.sqrt(max(1.0, length / USUAL))
        learned: Floats = np.clip(stretched * self._compiled.classifier.scores(vector), 0, 1)
        return learned

    def _alike(self, vector: Vector) -> Floats:
        """For each entry its most alike wording: its own, one of its topic that names nothing, or a sibling's."""
        rows = self._compiled.index.postings.scores(vector)
        own = np.maximum.reduceat(rows[: self._own], self._starts)
        families = np.zeros(self._families, np.float32)
        np.maximum.at(families, self._family_of, own)
        topics = np.zeros(self._topics, np.float32)
        np.maximum.at(topics, self._open_topics, rows[self._own :])
        best: Floats = np.maximum(own, np.maximum(SIBLING * families[self._family_of], topics[self._topic_of]))
        return best


def _stretches(pieces: Sequence[Piece]) -> Sequence[Sequence[Piece]]:
    if len(pieces) <= LONG:
        return ()
    pieces = pieces[-LONGEST:]
    return [pieces[start : start + WINDOW] for start in range(0, len(pieces) - WINDOW // 2, STEP)]
