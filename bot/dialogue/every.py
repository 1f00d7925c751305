"""Every condition of a type after an eligibility check: passed, broken, or not known, each with its clause."""

from bot.answer.answer import Answer, Choice
from bot.dialogue.interview_state import Interview
from bot.dialogue.report import report
from bot.dialogue.standing import verdicts
from bot.dialogue.type_report import Condition
from bot.knowledge.handbook import Handbook

EVERY = "interview:every"
MOST_CLAUSES = 12


def which_type(now: Interview, handbook: Handbook) -> Answer:
    """Asks of which type every condition is to be listed."""
    labels = handbook.facets.labels
    choices = tuple(Choice(labels[name], f"{EVERY}:{name}") for name in verdicts(now, handbook))
    headline = handbook.wording.say("interview", "every_which")
    return Answer("clarify", "clarify_interview", headline, choices=choices, confidence=1.0)


def conditions_of(name: str, now: Interview, handbook: Handbook) -> Answer:
    """The conditions of one type, those that stand in the way first."""
    found = next(one for one in report(now, handbook).types if one.name == name)
    steps = verdicts(now, handbook)[name].trace
    units = list(dict.fromkeys(step.requirement.units[0] for step in steps))[:MOST_CLAUSES]
    status = handbook.wording.sections["eligibility"]["statuses"][found.status]
    others = [
        Choice(handbook.wording.say("interview", "every"), EVERY),
        *(Choice(handbook.wording.say("interview", name), f"interview:{name}") for name in ("change", "again")),
    ]
    return Answer(
        kind="answer",
        status="answered_conditions",
        headline=f"{found.label}: {status}",
        body="\n".join(_line(condition, handbook) for condition in found.conditions),
        citations=tuple(handbook.units[unit].citation for unit in units),
        related=tuple(others),
        edition=handbook.edition,
        origin="computed",
        confidence=1.0,
        offers_officer=True,
        offers_feedback=True,
    )


def _line(condition: Condition, handbook: Handbook) -> str:
    mark = handbook.wording.sections["check"]["marks"][condition.state]
    said = f"{mark} {condition.says}"
    return f"{said} ({condition.clauses[0]})" if condition.clauses else said
