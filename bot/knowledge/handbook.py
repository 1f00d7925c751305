"""Everything that the bot knows, read once: units, rule values, wordings, facets, entries and their index."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.answer.wording import Wording, fill, read_wording
from bot.knowledge.check import faults
from bot.knowledge.compiled import compiled
from bot.knowledge.editions import EDITION, editions
from bot.knowledge.entries import Entry, Topic, read_entries
from bot.knowledge.facets import Facets, field_words, read_facets
from bot.knowledge.interview import Question, read_interview
from bot.knowledge.match import Matcher
from bot.knowledge.reading import Reader
from bot.knowledge.scenes import read_scenes
from bot.knowledge.units import Unit, read_units
from bot.knowledge.vocabulary import read_vocabulary
from bot.language.segment import Segmenter
from bot.rules.rulebook import Rulebook
from bot.rules.rules import Rules, read_rules


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

    @property
    def rulebook(self) -> Rulebook:
        """The values of the edition that questions without a year mean."""
        return self.rules[EDITION].rulebook


def open_handbook(home: Path, thorough: bool = False) -> Handbook:
    """Read knowledge/ and rules/ under `home`. Raises SourceFileError with file and line at the first fault.

    With `thorough` questions that are not compiled yet are compiled as well as can be, and kept.
    """
    units, wording, facets = read_units(home), read_wording(home), read_facets(home)
    rules = read_rules(home, editions(home), units, wording.measures)
    rulebooks = {edition: known.rulebook for edition, known in rules.items()}
    interview = read_interview(home, rulebooks[EDITION])
    topics, entries = read_entries(home, tuple(rulebooks))
    for fault in faults(entries, units, rules, facets, wording.examples):
        raise fault
    filled = {name: _filled(e, rulebooks[e.edition], wording, facets.labels) for name, e in entries.items()}
    reader = Reader(Segmenter(field_words(home)), read_vocabulary(home), facets)
    ready = compiled(home, topics, filled, reader, read_scenes(home), thorough)
    matcher = Matcher(filled, ready, rules)
    english = frozenset(word for word in ready.words if word.isascii() and word.isalpha())
    return Handbook(units, rules, wording, facets, topics, filled, reader, matcher, english, interview)


def _filled(entry: Entry, rulebook: Rulebook, wording: Wording, names: Mapping[str, str]) -> Entry:
    def say(text: str) -> str:
        return fill(text, rulebook, wording, names)

    return replace(
        entry, short=say(entry.short), answer=say(entry.answer), line=say(entry.line), disputes=say(entry.disputes)
    )
