"""The end of an eligibility interview: each type's status, what decides it, and what would change it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.answer.answer import Answer, Choice, Citation
from bot.answer.wording import fill
from bot.dialogue.asked import SECTION, told
from bot.dialogue.interview_state import Interview
from bot.knowledge.handbook import Handbook
from bot.rules.evaluate import Verdict, suggested

FINISHED = "answered_eligibility"
MOST_CLAUSES = 10
AFTERWARDS = ("every", "change", "again")


def summary(verdicts: Mapping[str, Verdict], now: Interview, handbook: Handbook) -> Answer:
    """The summary as an answer; everything in it follows from the present facts."""
    words = handbook.wording.sections[SECTION]["summary"]
    types = ["\n".join(_type(name, verdicts[name], handbook)) for name in in_order(verdicts)]
    lines = ["\n\n".join(types), "", words["told"].format(facts=told(now, handbook))]
    if suggested(verdicts):
        lines.append(words["prepare"])
    return Answer(
        kind="answer",
        status=FINISHED,
        headline=headline(verdicts, handbook),
        body="\n".join(lines),
        citations=_clauses(tuple(verdicts.values()), handbook),
        related=tuple(
            Choice(handbook.wording.say(SECTION, name), f"interview:{name}") for name in ("every", "change", "again")
        ),
        edition=handbook.edition,
        origin="computed",
        confidence=1.0,
        offers_officer=True,
        offers_feedback=True,
    )


def in_order(verdicts: Mapping[str, Verdict]) -> tuple[str, ...]:
    """The types in the order of telling: those worth entering first."""
    return (*suggested(verdicts), *(name for name in verdicts if verdicts[name].status == "not_eligible"))


def headline(verdicts: Mapping[str, Verdict], handbook: Handbook) -> str:
    """What can be entered, in one line."""
    words = handbook.wording.sections[SECTION]["summary"]
    sure = [name for name, verdict in verdicts.items() if verdict.status == "eligible"]
    perhaps = suggested(verdicts)
    if sure:
        return str(words["some"].format(types=_names(sure, handbook)))
    return str(words["perhaps"].format(types=_names(perhaps, handbook)) if perhaps else words["none"])


def _names(types: Sequence[str], handbook: Handbook) -> str:
    return ", ".join(handbook.facets.labels[name] for name in types)


def _type(name: str, verdict: Verdict, handbook: Handbook) -> Iterator[str]:
    words, statuses = (
        handbook.wording.sections[SECTION]["summary"],
        handbook.wording.sections["eligibility"]["statuses"],
    )
    mark, label = words["marks"][verdict.status], handbook.facets.labels[name]
    passed = sum(step.state == "holds" for step in verdict.trace)
    line = words["type_passed" if passed else "type"]
    yield line.format(mark=mark, name=label, status=statuses[verdict.status], n=passed)
    for requirement in verdict.failed:
        reason = fill(requirement.says, handbook.rulebook, handbook.wording, handbook.facets.labels)
        yield words["broken"].format(reason=reason, clause=handbook.units[requirement.units[0]].citation.label)
    for step in verdict.trace:
        if step.state == "disputed" and (torn := step.requirement.disputed):
            clause = " / ".join(handbook.units[unit].citation.label for unit in torn.units[:2])
            yield words["disputed"].format(why=torn.says, clause=clause)
    if verdict.status != "not_eligible" and verdict.missing:
        names = handbook.wording.sections[SECTION]["facts"]
        yield words["missing"].format(facts=", ".join(names.get(fact, fact) for fact in verdict.missing))
    if len(verdict.failed) == 1 and not verdict.missing:
        yield words["only_one"]


def _clauses(verdicts: Iterable[Verdict], handbook: Handbook) -> tuple[Citation, ...]:
    units: dict[str, None] = {}
    for verdict in verdicts:
        for requirement in verdict.failed:
            units[requirement.units[0]] = None
        for step in verdict.trace:
            if step.state == "disputed" and step.requirement.disputed:
                units |= dict.fromkeys(step.requirement.disputed.units[:2])
    if not units:
        first = [v.trace[0].requirement.units[0] for v in verdicts if v.status == "eligible"]
        units = dict.fromkeys(first)
    return tuple(handbook.units[unit].citation for unit in list(units)[:MOST_CLAUSES])
