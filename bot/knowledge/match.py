"""Ranks the entries by how likely each is meant by a question: what was learned, and what the question names."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.candidate import Candidate
from bot.knowledge.compiled import Compiled
from bot.knowledge.entries import Entry
from bot.knowledge.evidence import WEIGHTS, conditions_of, evidence, family
from bot.knowledge.reading import Reading
from bot.rules.rules import Rules, current

LEARNED = list(WEIGHTS).index("learned")
LEAST = 1e-6  # the smallest chance that the classifier is believed
LIKELIEST = 30  # how many entries are compared


class Matcher:
    """The entries of all editions, ready to be compared with questions."""

    def __init__(self, entries: Mapping[str, Entry], compiled: Compiled, rules: Mapping[str, Rules]) -> None:
        self._entries = tuple(entries.values())
        self._conditions = tuple(conditions_of(entry, rules[entry.edition]) for entry in self._entries)
        self._edition = current(rules)
        self._families = tuple(family(entry) for entry in self._entries)
        self._compiled = compiled
        self._weights = np.array(list(WEIGHTS.values()))

    def rank(self, reading: Reading) -> tuple[Candidate, ...]:
        """The entries that the question may mean; scores from 0 to 1, together 1. The likeliest family comes first, its
        likeliest entry before its siblings: a question that leaves open which of them is meant divides its chance."""
        if not reading.pieces:
            return ()
        places, found = self.weigh(reading)
        strength = found @ self._weights
        chances = np.exp(strength - strength.max())
        chances /= chances.sum()
        of_family: dict[object, float] = defaultdict(float)
        for place, chance in zip(places, chances.tolist(), strict=True):
            of_family[self._families[place]] += chance
        ranked = []
        for place, chance, row in zip(places, chances.tolist(), found.tolist(), strict=True):
            entry = self._entries[place]
            candidate = Candidate(entry.id, entry.topic, chance, row[LEARNED])
            ranked.append((-of_family[self._families[place]], -chance, entry.id, candidate))
        return tuple(candidate for *_, candidate in sorted(ranked, key=lambda item: item[:3]))

    def weigh(self, reading: Reading) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """The places of the entries worth comparing, and the evidence for each: a row an entry."""
        vector = self._compiled.index.vector(reading.features)
        learned = np.log(np.maximum(self._compiled.classifier.probabilities(vector), LEAST))
        places = np.argsort(-learned, kind="stable")[:LIKELIEST]
        rows = [
            evidence(self._entries[p], reading, self._conditions[p], float(learned[p]), self._edition) for p in places
        ]
        return places, np.array(rows, np.float64)
