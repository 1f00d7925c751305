"""What an entry presumes of the amounts that a question tells: `when: {months: "< expanded.months"}`."""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.rules.rulebook import Rulebook

OPERATORS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
}
FORM = re.compile(r"(<=|>=|==|<|>) ([a-z_]+(?:\.[a-z_0-9]+)+)")
KINDS = ("months", "score", "pages", "areas", "started_after")
ELSE_TOLD: Mapping[str, str] = {"started_after": "months"}
"""What stands for an amount that is not told as such: "started four years after the win" tells months."""


@dataclass(frozen=True)
class Condition:
    """One comparison of a told amount with a value of the rulebook."""

    kind: str
    sign: str
    value: float

    def holds(self, told: Mapping[str, float]) -> bool | None:
        """Whether it holds; None where the question doesn't tell the amount."""
        kind = self.kind if self.kind in told else ELSE_TOLD.get(self.kind, self.kind)
        return OPERATORS[self.sign](told[kind], self.value) if kind in told else None


def read_condition(kind: str, text: str, rulebook: Rulebook) -> Condition | None:
    """Read e.g. ("months", "< open.months"); None for an unknown kind, form or value."""
    found = FORM.fullmatch(text)
    if found is None or kind not in KINDS or found[2] not in rulebook.values:
        return None
    return Condition(kind, found[1], float(rulebook.values[found[2]].value))


def read_all(texts: Mapping[str, Sequence[str]], rulebook: Rulebook) -> tuple[Condition, ...]:
    """The comparisons of an entry with the values of its edition; those that can't be read are left out."""
    read = [read_condition(kind, text, rulebook) for kind, several in texts.items() for text in several]
    return tuple(condition for condition in read if condition)
