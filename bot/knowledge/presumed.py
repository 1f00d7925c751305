"""What an entry presumes of the questions that it answers, read once from the entries and the rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.knowledge.conditions import Condition, read_all
from bot.knowledge.entry import Entry
from bot.knowledge.facets import years_in
from bot.rules.rules import Rules, current

MOSTLY = 0.7  # of its wordings


@dataclass(frozen=True)
class Presumed:
    """`conditions` are on the amounts that a question tells. `older` tells that its edition is not the newest, `year`
    that askers name a year. `others` are the types that other entries of its topic are about, if it is
    about none itself: a question that names one of them is for those."""

    conditions: tuple[Condition, ...]
    older: bool
    year: bool
    others: frozenset[str]


def presumed(entries: Iterable[Entry], rules: Mapping[str, Rules]) -> tuple[Presumed, ...]:
    """What each of the entries presumes, in their order."""
    entries, newest = tuple(entries), current(rules)
    of_topic: dict[str, set[str]] = {}
    for entry in entries:
        if len(types := entry.facets.get("type", ())) == 1:
            of_topic.setdefault(entry.topic, set()).update(types)
    return tuple(
        Presumed(
            read_all(entry.when, rules[entry.edition]),
            entry.edition != newest,
            _names_year(entry),
            frozenset() if "type" in entry.facets else frozenset(of_topic.get(entry.topic, ())),
        )
        for entry in entries
    )


def _names_year(entry: Entry) -> bool:
    wordings = (entry.settled_by or entry).questions
    return sum(_with_year(wording) for wording in wordings) >= MOSTLY * len(wordings)


def _with_year(wording: str) -> bool:
    """Most wordings have no digit and so no year: reading them all for one would take most of a start."""
    return any(map(str.isdigit, wording)) and bool(years_in(wording))
