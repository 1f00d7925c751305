"""A finished eligibility check in full, for its page: computed anew from the facts told and the present rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.dialogue.asked import facts_told
from bot.dialogue.interview_state import Interview
from bot.dialogue.standing import verdicts
from bot.dialogue.summary import headline, in_order
from bot.dialogue.type_report import Line, TypeReport, labels, names_of, type_report
from bot.knowledge.handbook import Handbook
from bot.rules.facts import read_facts


@dataclass(frozen=True)
class Report:
    """The whole check: `told` are the facts by name and value, `unsure` the names of those left open, `types` in the
    order of telling, `prepare` what comes next (nothing where no type is open)."""

    headline: str
    told: tuple[tuple[str, str], ...]
    unsure: tuple[str, ...]
    types: tuple[TypeReport, ...]
    prepare: tuple[Line, ...]


def report(now: Interview, handbook: Handbook) -> Report:
    """All that follows from the facts told. Raises FactError for facts that the rules don't know (any more)."""
    facts, found = read_facts(now.facts)[1], verdicts(now, handbook)
    types = tuple(type_report(name, found[name], facts, handbook) for name in in_order(found))
    return Report(
        headline=headline(found, handbook),
        told=tuple(facts_told(now, handbook)),
        unsure=names_of(now.unsure, handbook),
        types=types,
        prepare=tuple(_prepare([one.label for one in types if one.status != "not_eligible"], handbook)),
    )


def _prepare(types: Sequence[str], handbook: Handbook) -> Iterator[Line]:
    words = handbook.wording.sections["check"]
    if types:
        for line in (words["prepare_online"], *words["prepare_rest"]):
            yield Line(line["says"].format(types=", ".join(types)), labels(line["units"], handbook))
