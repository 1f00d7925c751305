"""A claim about a work that its facts confirm, refute or leave open: the language of rules/<edition>/eligibility.yaml.

    {fact: months, at_least: open.months}       a number, or a level on its ladder, against a value of the rulebook
    {fact: agency, among: open.agencies}        one of a list of the rulebook
    {fact: ongoing, is: "true"}                 a yes or a choice
    {fact: won, has: expanded.models}           a list with one of those types; has_not: with none
    {all: [...]}, {any: [...]}, {not: ...}      of other claims

Logic is that of three values: with an unknown fact a claim is still decided if any value of it gives the same.
"""

import operator
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.rules.facts import LEVELS, Facts

Truth = bool | None


@dataclass(frozen=True)
class Compared:
    """A fact compared with a value in one of the ways of COMPARISONS; an unknown fact is never compared."""

    fact: str
    how: str
    bound: Hashable

    def holds(self, facts: Facts) -> Truth:
        """Whether it holds; None while the fact is unknown."""
        return COMPARISONS[self.how](self.bound)(facts[self.fact]) if self.fact in facts else None

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that it speaks of."""
        return (self.fact,)


@dataclass(frozen=True)
class Joined:
    """Several claims of which all, any or (of one) none must hold."""

    how: str
    parts: tuple["Claim", ...]

    def holds(self, facts: Facts) -> Truth:
        """Whether they hold together; None if that hangs on an unknown fact."""
        found = [part.holds(facts) for part in self.parts]
        if self.how == "not":
            return None if found[0] is None else not found[0]
        decisive = self.how == "any"
        if decisive in found:
            return decisive
        return None if None in found else not decisive

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that they speak of, each once."""
        return tuple(dict.fromkeys(fact for part in self.parts for fact in part.facts))


Claim = Compared | Joined


def at_least(bound: Any) -> Callable[[Any], Truth]:
    """A number or level not below the bound."""
    return lambda value: operator.ge(_rank(value), _rank(bound))


def at_most(bound: Any) -> Callable[[Any], Truth]:
    """A number or level not above the bound."""
    return lambda value: operator.le(_rank(value), _rank(bound))


def among(values: Collection[str]) -> Callable[[Any], Truth]:
    """One of the values."""
    return lambda value: value in values


def equals(expected: str) -> Callable[[Any], Truth]:
    """The value itself; yes and no are written "true" and "false"."""
    return lambda value: value == {"true": True, "false": False}.get(expected, expected)


def has(kinds: Collection[str]) -> Callable[[Any], Truth]:
    """A list in which one of the kinds stands: an award ("effective", "effective.excellent") or an entered type."""
    return lambda items: _any([_is(item, kind) for item in items for kind in kinds])


def has_not(kinds: Collection[str]) -> Callable[[Any], Truth]:
    """A list in which none of the kinds stands."""
    found = has(kinds)
    return lambda items: None if found(items) is None else not found(items)


COMPARISONS: Mapping[str, Callable[[Any], Callable[[Any], Truth]]] = {
    "at_least": at_least, "at_most": at_most, "among": among, "is": equals, "has": has, "has_not": has_not,
}  # fmt: skip


def _rank(value: Any) -> float:
    return LEVELS.index(value) if value in LEVELS else value


def _is(item: Any, kind: str) -> Truth:
    if not isinstance(item, Mapping):
        return bool(item == kind)
    type_, _, level = kind.partition(".")
    same = None if "type" not in item else item["type"] == type_
    if same is not True or not level:
        return same
    return None if "level" not in item else item["level"] == level


def _any(found: Sequence[Truth]) -> Truth:
    if True in found:
        return True
    return None if None in found else False
