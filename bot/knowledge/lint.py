"""Every fault of the knowledge and rule files, for their authors."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from bot.answer.wording import read_wording
from bot.errors import SourceFileError
from bot.knowledge.check import faults
from bot.knowledge.editions import editions
from bot.knowledge.english import read_english
from bot.knowledge.entries import read_file
from bot.knowledge.entry import Entry, Topic
from bot.knowledge.facets import read_facets
from bot.knowledge.scenes import read_scenes
from bot.knowledge.units import read_units
from bot.knowledge.vocabulary import read_vocabulary
from bot.rules.rules import Rules, read_rules, together

Read = TypeVar("Read")


def all_faults(home: Path) -> Iterator[SourceFileError]:
    """The first fault of form in each file, then all faults between the files that can be read."""
    found: list[SourceFileError] = []

    def attempt(read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except SourceFileError as fault:
            found.append(fault)
            return None

    units, wording = attempt(lambda: read_units(home)), attempt(lambda: read_wording(home))
    facets = attempt(lambda: read_facets(home))
    attempt(lambda: read_vocabulary(home))
    attempt(lambda: read_scenes(home))
    rules: dict[str, Rules] = {}
    entries: dict[str, Entry] = {}
    topics: dict[str, Topic] = {}
    measures = wording.measures if wording is not None else {}
    for edition in editions(home):
        if units is not None and wording is not None:
            rules |= attempt(lambda edition=edition: read_rules(home, (edition,), units, measures)) or {}  # type: ignore[misc]
        for path in sorted((home / "knowledge" / edition).glob("*.yaml")):
            attempt(lambda path=path, edition=edition: read_file(path, home, edition, topics, entries))  # type: ignore[misc]
    if wording is not None and {*editions(home)} == {*rules}:
        attempt(lambda: read_english(home, entries, rules, wording))
    yield from found
    if units is not None and wording is not None and facets is not None and {*editions(home)} == {*rules}:
        yield from faults(entries, units, together(rules), facets, wording.examples)
