"""What an entry presumes of the amounts that a question tells.

when: {months: "< expanded.months"}      compared with a value of the rulebook
when: {score: "unwritten of effective"}  graded by the bands of a type
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.rules.bands import GRADES, Band, grade
from bot.rules.rules import Rules

OPERATORS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
}
FORM = re.compile(r"(<=|>=|==|<|>) ([a-z_]+(?:\.[a-z_0-9]+)+)")
GRADED = re.compile(rf"({'|'.join(GRADES)}) of ([a-z]+)")
KINDS = ("months", "score", "pages", "areas", "started_after")
ELSE_TOLD: Mapping[str, str] = {"started_after": "months"}
"""What stands for an amount that is not told as such: "started four years after the win" tells months."""


@dataclass(frozen=True)
class Bounded:
    """One comparison of a told amount with a value of the rulebook."""

    kind: str
    sign: str
    value: float

    def holds(self, told: Mapping[str, float]) -> bool | None:
        """Whether it holds; None where the question doesn't tell the amount."""
        kind = self.kind if self.kind in told else ELSE_TOLD.get(self.kind, self.kind)
        return OPERATORS[self.sign](told[kind], self.value) if kind in told else None


@dataclass(frozen=True)
class Graded:
    """The grade that a told score earns in these bands."""

    kind: str
    level: str
    bands: Sequence[Band]

    def holds(self, told: Mapping[str, float]) -> bool | None:
        """Whether the score earns it; None where the question doesn't tell one."""
        return grade(told[self.kind], self.bands).level == self.level if self.kind in told else None


Condition = Bounded | Graded


def read_condition(kind: str, text: str, rules: Rules) -> Condition | None:
    """Read e.g. ("months", "< open.months") or ("score", "good of open"); None for an unknown kind, form or name."""
    if kind == "score" and (graded := GRADED.fullmatch(text)):
        bands = rules.bands.get(graded[2])
        return Graded(kind, graded[1], bands) if bands else None
    found, values = FORM.fullmatch(text), rules.rulebook.values
    if found is None or kind not in KINDS or found[2] not in values:
        return None
    return Bounded(kind, found[1], float(values[found[2]].value))


def read_all(texts: Mapping[str, Sequence[str]], rules: Rules) -> tuple[Condition, ...]:
    """The conditions of an entry by the rules of its edition; those that can't be read are left out."""
    read = [read_condition(kind, text, rules) for kind, several in texts.items() for text in several]
    return tuple(condition for condition in read if condition)
