"""Ranks the entries by how likely each is meant by a question: what was learned, and what the question names."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.alike import asks_alike
from bot.knowledge.candidate import Candidate
from bot.knowledge.claims import CLAIMS
from bot.knowledge.compiled import Compiled
from bot.knowledge.entry import Entry
from bot.knowledge.evidence import WEIGHTS, evidence, family
from bot.knowledge.presumed import presumed
from bot.knowledge.reading import Reader, Reading
from bot.knowledge.stated import breaks
from bot.rules.rules import Rules, current

LEARNED = list(WEIGHTS).index("learned")
LEAST = 1e-6  # the smallest chance that the classifier is believed
LIKELIEST = 30  # how many entries are compared
SURE = 0.75  # of the chance of an entry's claims, for one of them to be asserted
CLAIMED = 0.3  # of the chance of the entry itself, for its claims to be meant


class Matcher:
    """The entries of all editions, ready to be compared with questions."""

    def __init__(
        self, entries: Mapping[str, Entry], compiled: Compiled, rules: Mapping[str, Rules], reader: Reader
    ) -> None:
        self._entries = tuple(entries.values())
        self._by_id, self._reader = entries, reader
        self._presumed = presumed(self._entries, rules)
        self._types = rules[current(rules)].types
        self._families = tuple(family(entry) for entry in self._entries)
        self._compiled = compiled
        self._weights = np.array(list(WEIGHTS.values()))

    def rank(self, reading: Reading) -> tuple[Candidate, ...]:
        """The entries that the question may mean; scores from 0 to 1, together 1. The likeliest family comes first, its
        likeliest entry before its siblings: a question that leaves open which of them is meant divides its chance.
        A claim comes after its entry where it is not clear which way the claim goes."""
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
        return self._hedged([candidate for *_, candidate in sorted(ranked, key=lambda item: item[:3])], reading)

    def _hedged(self, ranked: list[Candidate], reading: Reading) -> tuple[Candidate, ...]:
        """Put first the claim of the first entry that a question of yes or no makes, or the entry itself where it is
        not sure which one: it says the same and decides nothing."""
        first = self._by_id[ranked[0].entry]
        own = first.settled_by or first
        ids = {f"{own.id}.{verdict}" for verdict in CLAIMS.values()}
        claims = sorted((c for c in ranked if c.entry in ids), key=lambda claim: -claim.score)
        if not claims or own.verdict in ("yes", "no"):
            return tuple(ranked)
        known = next((c for c in ranked if c.entry == own.id), Candidate(own.id, own.topic, 0.0, claims[0].learned))
        claimed = sum(claim.score for claim in claims)
        sure = claims[0].score >= SURE * claimed and claimed >= CLAIMED * known.score
        sure = sure and reading.polar and all(map(reading.named, own.facets))
        alike = sure and asks_alike(reading, self._by_id[claims[0].entry], self._reader)
        meant = claims[0] if alike else known
        return (meant, *(candidate for candidate in ranked if candidate.entry != meant.entry))

    def weigh(self, reading: Reading) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """The places of the entries worth comparing, and the evidence for each: a row an entry."""
        vector = self._compiled.index.vector(reading.features)
        learned = np.log(np.maximum(self._compiled.classifier.probabilities(vector), LEAST))
        places = np.argsort(-learned, kind="stable")[:LIKELIEST]
        broken = breaks(reading, self._types)
        rows = [evidence(self._entries[p], reading, self._presumed[p], float(learned[p]), broken) for p in places]
        return places, np.array(rows, np.float64)
