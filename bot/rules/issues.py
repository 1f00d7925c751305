"""The fields that works of a type may be about: rules/<edition>/issues.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.rules.facts import TYPES
from bot.rules.source import Fields, Source

FIELD_OF: Fields = {"count": (str, True), "issues": (dict, True)}
ISSUE: Fields = {"label": (str, True), "examples": (list, True), "units": (list, True)}


@dataclass(frozen=True)
class Issue:
    """A field with examples of what belongs to it."""

    id: str
    label: str
    examples: tuple[str, ...]
    units: tuple[str, ...]


def read_issues(source: Source | None) -> Mapping[str, tuple[Issue, ...]]:
    """The fields by award type. Refuses another number of them than the rulebook's."""
    if source is None:
        return {}
    found: dict[str, tuple[Issue, ...]] = {}
    for type_ in source.named((), TYPES):
        source.check((type_,), FIELD_OF)
        found[type_] = tuple(_issue(source, type_, name) for name in source.named((type_, "issues")))
        source.counts((type_, "count"), "issue", len(found[type_]))
    return found


def _issue(source: Source, type_: str, name: str) -> Issue:
    where = (type_, "issues", name)
    fields = source.check(where, ISSUE)
    return Issue(name, fields["label"], source.texts((*where, "examples")), source.cited(where))
