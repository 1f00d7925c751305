"""What a work must be to be entered: conditions, notes and terms of an award type."""

from dataclasses import dataclass

from bot.rules.claim import Claim


@dataclass(frozen=True)
class Note:
    """Something to know, with the units that say it; `when` tells which works it is for (None: all)."""

    says: str
    units: tuple[str, ...]
    when: Claim | None = None


@dataclass(frozen=True)
class Requirement:
    """One condition. `needs` must hold, for works of which `only` holds; `asks` are facts that must be known besides.

    Where `disputed.when` holds the sources contradict each other or are silent, and neither side is taken.
    `says` is for an applicant who fails it, `short` names it beside other editions.
    """

    name: str
    needs: Claim
    units: tuple[str, ...]
    says: str
    asks: tuple[str, ...] = ()
    only: Claim | None = None
    disputed: Note | None = None
    short: str = ""


@dataclass(frozen=True)
class Term:
    """What an edition says of a type that no fact of a work decides, such as how many works may be entered."""

    name: str
    short: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class Conditions:
    """The conditions and notes of one type; `nominee` those of the person nominated with it."""

    requirements: tuple[Requirement, ...]
    nominee: tuple[Requirement, ...]
    notes: tuple[Note, ...]
    terms: tuple[Term, ...] = ()
