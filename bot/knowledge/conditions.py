"""What an entry presumes of the amounts that a question tells: `when: {months: "< expanded.months"}`."""

import operator
import re
from collections.abc import Callable, Mapping
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
KINDS = ("months", "score", "pages", "areas")


@dataclass(frozen=True)
class Condition:
    """One comparison of a told amount with a value of the rulebook."""

    kind: str
    sign: str
    value: float

    def holds(self, told: Mapping[str, float]) -> bool | None:
        """Whether it holds; None where the question doesn't tell the amount."""
        if self.kind not in told:
            return None
        return OPERATORS[self.sign](told[self.kind], self.value)


def read_condition(kind: str, text: str, rulebook: Rulebook) -> Condition | None:
    """Read e.g. ("months", "< open.months"); None for an unknown kind, form or value."""
    found = FORM.fullmatch(text)
    if found is None or kind not in KINDS or found[2] not in rulebook.values:
        return None
    return Condition(kind, found[1], float(rulebook.values[found[2]].value))
