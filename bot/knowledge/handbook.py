"""Everything that the bot knows, read once: units, rule values, wordings, facets, entries and their index."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.answer.wording import Wording, read_wording
from bot.knowledge.check import faults
from bot.knowledge.compiled import compiled
from bot.knowledge.editions import editions
from bot.knowledge.english import English, read_english
from bot.knowledge.entries import read_entries
from bot.knowledge.entry import Entry, Topic
from bot.knowledge.facets import Facets, field_words, read_facets
from bot.knowledge.filled import filled
from bot.knowledge.interview import Question, read_interview
from bot.knowledge.match import Matcher
from bot.knowledge.reading import Reader
from bot.knowledge.scenes import read_scenes
from bot.knowledge.units import Unit, read_units
from bot.knowledge.vocabulary import read_vocabulary
from bot.language.segment import Segmenter
from bot.rules.rulebook import Rulebook
from bot.rules.rules import Rules, current, read_rules, together


@dataclass(frozen=True)
class Handbook:
    """One state of knowledge/ and rules/; the texts of `entries` have their rulebook values filled in."""

    units: Mapping[str, Unit]
    rules: Mapping[str, Rules]
    wording: Wording
    facets: Facets
    topics: Mapping[str, Topic]
    entries: Mapping[str, Entry]
    reader: Reader
    matcher: Matcher
    english: frozenset[str]
    interview: Mapping[str, Question]
    in_english: Mapping[str, English]

    @cached_property
    def edition(self) -> str:
        """The year that questions without one mean, in the Buddhist era."""
        return current(self.rules)

    @property
    def rulebook(self) -> Rulebook:
        """The values of the edition that questions without a year mean."""
        return self.rules[self.edition].rulebook


def open_handbook(home: Path, thorough: bool = False) -> Handbook:
    """Read knowledge/ and rules/ under `home`. Raises SourceFileError with file and line at the first fault.

    With `thorough` questions that are not compiled yet are compiled as well as can be, and kept.
    """
    units, wording, facets = read_units(home), read_wording(home), read_facets(home)
    rules = together(read_rules(home, editions(home), units, wording.measures))
    interview = read_interview(home, rules[current(rules)].rulebook)
    topics, entries = read_entries(home, tuple(rules))
    for fault in faults(entries, units, rules, facets, wording.examples):
        raise fault
    said = {name: filled(entry, rules, wording, facets.labels) for name, entry in entries.items()}
    reader = Reader(Segmenter(field_words(home)), read_vocabulary(home), facets)
    ready = compiled(home, topics, said, reader, read_scenes(home), thorough)
    matcher = Matcher(said, ready, rules, reader)
    english = frozenset(word for word in ready.words if word.isascii() and word.isalpha())
    said_in_english = read_english(home, entries, rules, wording)
    return Handbook(units, rules, wording, facets, topics, said, reader, matcher, english, interview, said_in_english)
