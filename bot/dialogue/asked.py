"""What the interview says between its beginning and its summary."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.answer.answer import Answer, Choice, Citation
from bot.answer.wording import fill
from bot.dialogue.conversation import Conversation
from bot.dialogue.interview_state import Interview
from bot.dialogue.turn import Turn
from bot.knowledge.editions import EDITION
from bot.knowledge.library import Library

SECTION = "interview"
ON_THE_WAY = ("unsure", "back", "why", "stop")
MOST_CLAUSES = 6


def question(turn: Turn, now: Interview, left: int, library: Library, first: str = "") -> Turn:
    """Ask for the fact; `left` questions are still to be asked, this one included; `first` is said before it."""
    assert now.asking is not None
    asked = len(now.facts) + len(now.unsure)
    headline = library.wording.say(
        SECTION, "question", n=asked + 1, total=asked + left, asks=library.interview[now.asking].asks
    )
    lead = first or (_taken(now, library) if turn.conversation.interview is None and now.facts else "")
    answer = Answer(
        kind="clarify",
        status="clarify_interview",
        headline=f"{lead}\n{headline}" if lead else headline,
        choices=(*_options(now.asking, library), *_commands(library)),
        confidence=1.0,
    )
    return answered(turn, answer, now)


def confirm(turn: Turn, now: Interview, library: Library) -> Turn:
    """Show back what was understood, for a yes."""
    said = said_of(now.asking or "", now.understood, library)
    answer = Answer(
        kind="clarify",
        status="clarify_interview",
        headline=library.wording.say(SECTION, "understood", said=said),
        choices=_yes_or_no(now.asking or "", library),
        confidence=1.0,
    )
    return answered(turn, answer, now)


def again(turn: Turn, now: Interview, left: int, library: Library) -> Turn:
    """The answer was not understood."""
    return question(turn, now, left, library, library.wording.say(SECTION, "not_understood"))


def reason(turn: Turn, now: Interview, left: int, library: Library) -> Turn:
    """Why the fact is asked for, with the clauses that need it."""
    assert now.asking is not None
    told = question(turn, now, left, library, library.interview[now.asking].why)
    assert told.answer is not None
    return replace(told, answer=replace(told.answer, citations=_clauses(now.asking, library), edition=EDITION))


def change(turn: Turn, now: Interview, library: Library) -> Turn:
    """Which answer is to be changed."""
    if not now.facts:
        return small(turn, "nothing_to_change", library, now)
    names = library.wording.sections[SECTION]["facts"]
    choices = tuple(
        Choice(f"{names[fact]}: {said_of(fact, value, library)}", f"interview:change:{fact}")
        for fact, value in now.facts.items()
        if fact in names
    )
    headline = library.wording.say(SECTION, "which")
    answer = Answer(kind="clarify", status="clarify_interview", headline=headline, choices=choices, confidence=1.0)
    return answered(turn, answer, now)


def small(turn: Turn, name: str, library: Library, now: Interview | None) -> Turn:
    """A sentence beside the questions."""
    answer = Answer("smalltalk", f"smalltalk_interview_{name}", library.wording.say(SECTION, name), confidence=1.0)
    return answered(turn, answer, now)


def answered(turn: Turn, answer: Answer, now: Interview | None) -> Turn:
    """The turn with its answer; the conversation goes on with the interview."""
    return replace(
        turn, answer=answer, confidence=1.0, next_conversation=Conversation(choices=answer.choices, interview=now)
    )


def reminded(answer: Answer, now: Interview, library: Library, left: list[str]) -> Answer:
    """Another answer with a line on how to go on with the interview."""
    asked = len(now.facts) + len(now.unsure)
    note = library.wording.say(SECTION, "meanwhile", n=asked + 1, total=asked + len(left))
    resume = Choice(library.wording.say(SECTION, "resume"), "interview:resume")
    return replace(answer, notes=(*answer.notes, note), related=(resume, *answer.related[:2]))


def said_of(fact: str, value: Any, library: Library) -> str:
    """The value of a fact in words."""
    words = library.wording.sections[SECTION]
    if isinstance(value, bool):
        return str(words["yes" if value else "no"])
    for option in library.interview[fact].options:
        if option.value == value:
            return _filled(option.label, library)
    if isinstance(value, list):
        names = [item["type"] if isinstance(item, Mapping) else item for item in value]
        awards = library.wording.sections["awards"]
        return ", ".join(library.facets.labels.get(name, awards.get(name, name)) for name in names)
    if fact == "months":
        return str(library.wording.measures["month"].format(n=f"{value:g}"))
    return library.facets.labels.get(str(value), f"{value:g}" if isinstance(value, int | float) else str(value))


def told(now: Interview, library: Library) -> str:
    """All facts told, in one line."""
    names = library.wording.sections[SECTION]["facts"]
    return " · ".join(f"{names[f]} {said_of(f, v, library)}" for f, v in now.facts.items() if f in names)


def _taken(now: Interview, library: Library) -> str:
    return library.wording.say(SECTION, "taken", facts=told(now, library))


def _options(fact: str, library: Library) -> tuple[Choice, ...]:
    options = library.interview[fact].options
    if not options:
        return _yes_or_no(fact, library)
    return tuple(
        Choice(_filled(option.label, library), f"interview:{fact}:{number}")
        for number, option in enumerate(options, start=1)
    )


def _yes_or_no(fact: str, library: Library) -> tuple[Choice, ...]:
    return tuple(Choice(library.wording.say(SECTION, name), f"interview:{fact}:{name}") for name in ("yes", "no"))


def _commands(library: Library) -> tuple[Choice, ...]:
    return tuple(Choice(library.wording.say(SECTION, name), f"interview:{name}") for name in ON_THE_WAY)


def _clauses(fact: str, library: Library) -> tuple[Citation, ...]:
    units = [
        unit
        for conditions in library.rules[EDITION].types.values()
        for requirement in conditions.requirements
        if fact in (*requirement.needs.facts, *requirement.asks)
        for unit in requirement.units[:1]
    ]
    return tuple(library.units[unit].citation for unit in list(dict.fromkeys(units))[:MOST_CLAUSES])


def _filled(text: str, library: Library) -> str:
    return fill(text, library.rulebook, library.wording, library.facets.labels)
