"""The conditions of an award type in two editions, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.rules.requirements import Requirement, Term
from bot.rules.rulebook import PLACEHOLDER, Rulebook
from bot.rules.rules import Rules

How = Literal["changed", "new", "gone", "same"]
Part = Requirement | Term


@dataclass(frozen=True)
class Difference:
    """One condition or term: how it stands in the earlier edition and in the later one, None where it isn't there."""

    how: How
    before: Part | None
    after: Part | None

    @property
    def units(self) -> tuple[str, ...]:
        """The clause of each edition that says it first."""
        return tuple(part.units[0] for part in (self.before, self.after) if part)


def compare(type_: str, before: Rules, after: Rules) -> tuple[Difference, ...]:
    """Every condition of the type in the order of the later edition, then those that are gone.

    Conditions are the same if they ask the same of the same works, however they are worded; terms if they are worded
    alike with the same values.
    """
    earlier, later = _parts(type_, before), _parts(type_, after)
    found = [Difference("gone", part, None) for name, part in earlier.items() if name not in later]
    return tuple(_difference(earlier.get(name), part, before, after) for name, part in later.items()) + tuple(found)


def _parts(type_: str, rules: Rules) -> Mapping[str, Part]:
    conditions = rules.types[type_]
    parts: tuple[Part, ...] = (*conditions.requirements, *conditions.terms)
    return {part.name: part for part in parts}


def _difference(before: Part | None, after: Part, earlier: Rules, later: Rules) -> Difference:
    if before is None:
        return Difference("new", None, after)
    same = _content(before, earlier.rulebook) == _content(after, later.rulebook)
    return Difference("same" if same else "changed", before, after)


def _content(part: Part, rulebook: Rulebook) -> tuple[object, ...]:
    if isinstance(part, Requirement):
        return (part.needs, part.only)
    words, values = PLACEHOLDER.sub("{}", part.short), PLACEHOLDER.findall(part.short)
    return (words, *(rulebook.values[name].value for name in values))
