"""What a person's own words say about a fact of their work."""

import re
from collections.abc import Sequence
from typing import Any

from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook
from bot.knowledge.reading import Reading
from bot.language.normalise import normalise, skeleton
from bot.language.quantities import MONTHS_A_YEAR
from bot.rules.facts import IN_YEARS, kind_of

NUMBER = re.compile(r"\d+(?:\.\d+)?")


def understood(fact: str, turn: Turn, handbook: Handbook) -> Any:
    """The value of the fact that a message gives in answer to its question, None if it gives none."""
    reading = turn.reading
    assert reading is not None
    match kind_of(fact):
        case "truth":
            return _truth(turn.normalised, handbook)
        case "number":
            return _number(fact, reading)
        case "list":
            return _awards(fact, turn, handbook)
    named = reading.named(fact)
    return named[0] if len(named) == 1 else None


def level_of(turn: Turn, handbook: Handbook) -> str | None:
    """The level at which a described activity stands, by the entries that place activities."""
    assert turn.reading is not None
    placed = [c for c in handbook.matcher.rank(turn.reading) if handbook.entries[c.entry].holds]
    return handbook.entries[placed[0].entry].holds if placed else None


def begins(text: str, words: Sequence[str]) -> bool:
    """Whether a normalised text begins with one of the words."""
    bone = skeleton(text)
    return any(bone.startswith(skeleton(normalise(word))) for word in words)


def _truth(text: str, handbook: Handbook) -> bool | None:
    words = handbook.wording.sections["interview"]["words"]
    if begins(text, words["no"]):
        return False
    return True if begins(text, words["yes"]) else None


def _number(fact: str, reading: Reading) -> float | None:
    kind = "months" if fact in (*IN_YEARS, "months") else fact
    bare = NUMBER.fullmatch(reading.text)
    if kind in reading.told:
        value = reading.told[kind] / (MONTHS_A_YEAR if fact in IN_YEARS else 1)
    elif bare and fact != "months":
        value = float(bare[0])
    else:
        return None
    return int(value) if fact in ("areas", "pages") else value


def _awards(fact: str, turn: Turn, handbook: Handbook) -> list[Any] | None:
    """The awards that are named. A denial with a name in it ("not Excellent but ...") is not for guessing."""
    assert turn.reading is not None
    bone, others = skeleton(turn.normalised), handbook.wording.sections["awards"]
    named = [*turn.reading.named("type"), *(name for name, label in others.items() if skeleton(label) in bone)]
    if begins(turn.normalised, handbook.wording.sections["interview"]["words"]["none"]):
        return None if named else []
    if not named:
        return None
    return [{"type": name} for name in named] if fact == "won" else named
