"""Entries with their placeholders filled in: values of the rulebook, and the comparison of two editions."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.answer.changes import changes_said
from bot.answer.wording import Wording, fill
from bot.knowledge.entry import Entry
from bot.rules.compare import compare
from bot.rules.rules import Rules, current

COMPARED = re.compile(r"\{compare:([a-z]+)\}")
"""{compare:open}: the conditions of the type in the entry's edition beside those of the present one."""


def filled(entry: Entry, rules: Mapping[str, Rules], wording: Wording, names: Mapping[str, str]) -> Entry:
    """The entry as it is said; a comparison in its answer also cites what it compares."""
    before, after, units = rules[entry.edition], rules[current(rules)], dict.fromkeys(entry.citations)

    def compared(found: re.Match[str]) -> str:
        differences = compare(found[1], before, after)
        units.update(dict.fromkeys(unit for difference in differences for unit in difference.units))
        return changes_said(differences, before.rulebook, after.rulebook, wording, names)

    def say(text: str) -> str:
        return fill(text, before.rulebook, wording, names)

    answer = COMPARED.sub(compared, say(entry.answer))
    return replace(
        entry, short=say(entry.short), answer=answer, line=say(entry.line), disputes=say(entry.disputes),
        citations=tuple(units), computed=bool(COMPARED.search(entry.answer)),
    )  # fmt: skip
