"""What the interview says between its beginning and its summary."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.answer.answer import Answer, Choice, Citation
from bot.answer.wording import fill
from bot.dialogue.conversation import Conversation
from bot.dialogue.interview_state import Interview
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook

SECTION = "interview"
ON_THE_WAY = ("unsure", "back", "why", "stop")
MOST_CLAUSES = 6


def question(turn: Turn, now: Interview, left: int, handbook: Handbook, first: str = "") -> Turn:
    """Ask for the fact; `left` questions are still to be asked, this one included; `first` is said before it."""
    assert now.asking is not None
    asked = len(now.facts) + len(now.unsure)
    headline = handbook.wording.say(
        SECTION, "question", n=asked + 1, total=asked + left, asks=handbook.interview[now.asking].asks
    )
    lead = first or (_taken(now, handbook) if turn.conversation.interview is None and now.facts else "")
    answer = Answer(
        kind="clarify",
        status="clarify_interview",
        headline=f"{lead}\n{headline}" if lead else headline,
        choices=(*_options(now.asking, handbook), *_commands(handbook)),
        confidence=1.0,
    )
    return answered(turn, answer, now)


def confirm(turn: Turn, now: Interview, handbook: Handbook) -> Turn:
    """Show back what was understood, for a yes."""
    said = said_of(now.asking or "", now.understood, handbook)
    answer = Answer(
        kind="clarify",
        status="clarify_interview",
        headline=handbook.wording.say(SECTION, "understood", said=said),
        choices=_yes_or_no(now.asking or "", handbook),
        confidence=1.0,
    )
    return answered(turn, answer, now)


def again(turn: Turn, now: Interview, left: int, handbook: Handbook) -> Turn:
    """The answer was not understood."""
    return question(turn, now, left, handbook, handbook.wording.say(SECTION, "not_understood"))


def reason(turn: Turn, now: Interview, left: int, handbook: Handbook) -> Turn:
    """Why the fact is asked for, with the clauses that need it."""
    assert now.asking is not None
    told = question(turn, now, left, handbook, handbook.interview[now.asking].why)
    assert told.answer is not None
    return replace(
        told, answer=replace(told.answer, citations=_clauses(now.asking, handbook), edition=handbook.edition)
    )


def change(turn: Turn, now: Interview, handbook: Handbook) -> Turn:
    """Which answer is to be changed."""
    if not now.facts:
        return small(turn, "nothing_to_change", handbook, now)
    names = handbook.wording.sections[SECTION]["facts"]
    choices = tuple(
        Choice(f"{names[fact]}: {said_of(fact, value, handbook)}", f"interview:change:{fact}")
        for fact, value in now.facts.items()
        if fact in names
    )
    headline = handbook.wording.say(SECTION, "which")
    answer = Answer(kind="clarify", status="clarify_interview", headline=headline, choices=choices, confidence=1.0)
    return answered(turn, answer, now)


def small(turn: Turn, name: str, handbook: Handbook, now: Interview | None) -> Turn:
    """A sentence beside the questions."""
    answer = Answer("smalltalk", f"smalltalk_interview_{name}", handbook.wording.say(SECTION, name), confidence=1.0)
    return answered(turn, answer, now)


def answered(turn: Turn, answer: Answer, now: Interview | None) -> Turn:
    """The turn with its answer; the conversation goes on with the interview."""
    return replace(
        turn, answer=answer, confidence=1.0, next_conversation=Conversation(choices=answer.choices, interview=now)
    )


def reminded(answer: Answer, now: Interview, handbook: Handbook, left: list[str]) -> Answer:
    """Another answer with a line on how to go on with the interview."""
    asked = len(now.facts) + len(now.unsure)
    note = handbook.wording.say(SECTION, "meanwhile", n=asked + 1, total=asked + len(left))
    resume = Choice(handbook.wording.say(SECTION, "resume"), "interview:resume")
    return replace(answer, notes=(*answer.notes, note), related=(resume, *answer.related[:2]))


def said_of(fact: str, value: Any, handbook: Handbook) -> str:
    """The value of a fact in words."""
    words = handbook.wording.sections[SECTION]
    if isinstance(value, bool):
        return str(words["yes" if value else "no"])
    for option in handbook.interview[fact].options:
        if option.value == value:
            return _filled(option.label, handbook)
    if isinstance(value, list):
        names = [item["type"] if isinstance(item, Mapping) else item for item in value]
        awards = handbook.wording.sections["awards"]
        return ", ".join(handbook.facets.labels.get(name, awards.get(name, name)) for name in names)
    if fact == "months":
        return str(handbook.wording.measures["month"].format(n=f"{value:g}"))
    return handbook.facets.labels.get(str(value), f"{value:g}" if isinstance(value, int | float) else str(value))


def told(now: Interview, handbook: Handbook) -> str:
    """All facts told, in one line."""
    return " · ".join(f"{name} {said}" for name, said in facts_told(now, handbook))


def facts_told(now: Interview, handbook: Handbook) -> list[tuple[str, str]]:
    """Every fact told by its name and its value in words."""
    names = handbook.wording.sections[SECTION]["facts"]
    return [(names[fact], said_of(fact, value, handbook)) for fact, value in now.facts.items() if fact in names]


def _taken(now: Interview, handbook: Handbook) -> str:
    return handbook.wording.say(SECTION, "taken", facts=told(now, handbook))


def _options(fact: str, handbook: Handbook) -> tuple[Choice, ...]:
    options = handbook.interview[fact].options
    if not options:
        return _yes_or_no(fact, handbook)
    return tuple(
        Choice(_filled(option.label, handbook), f"interview:{fact}:{number}")
        for number, option in enumerate(options, start=1)
    )


def _yes_or_no(fact: str, handbook: Handbook) -> tuple[Choice, ...]:
    return tuple(Choice(handbook.wording.say(SECTION, name), f"interview:{fact}:{name}") for name in ("yes", "no"))


def _commands(handbook: Handbook) -> tuple[Choice, ...]:
    return tuple(Choice(handbook.wording.say(SECTION, name), f"interview:{name}") for name in ON_THE_WAY)


def _clauses(fact: str, handbook: Handbook) -> tuple[Citation, ...]:
    units = [
        unit
        for conditions in handbook.rules[handbook.edition].types.values()
        for requirement in conditions.requirements
        if fact in (*requirement.needs.facts, *requirement.asks)
        for unit in requirement.units[:1]
    ]
    return tuple(handbook.units[unit].citation for unit in list(dict.fromkeys(units))[:MOST_CLAUSES])


def _filled(text: str, handbook: Handbook) -> str:
    return fill(text, handbook.rulebook, handbook.wording, handbook.facets.labels)
