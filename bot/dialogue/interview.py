"""The eligibility interview: one question a turn, until no answer could change the result any more."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue import asked
from bot.dialogue.interview_state import Interview
from bot.dialogue.resume import picked
from bot.dialogue.summary import summary
from bot.dialogue.told import begins, level_of, stated, understood
from bot.dialogue.turn import Turn
from bot.knowledge.editions import EDITION
from bot.knowledge.library import Library
from bot.language.normalise import skeleton
from bot.rules.evaluate import Verdict, evaluate
from bot.rules.facts import read_facts

INTERVIEW = "interview:"
"""What the entry of a choice begins with that belongs to the interview: interview:start, interview:level:2."""
SHORT, BRIEF = 40, 20  # characters: a command or a plain answer, a single word
COMMANDS = ("back", "change", "why", "stop", "again", "resume", "unsure")


def interview(turn: Turn, library: Library) -> Turn:
    """Begin an interview, or take the message as an answer in the one under way; any other message passes."""
    now = turn.conversation.interview
    press = _pressed(turn)
    said = _command(turn, library)
    if press == ["start"] or said == "start":
        if turn.chat != "user":
            return asked.small(turn, "group", library, now)
        return _next(turn, now or Interview(_stated(turn)), library)
    if now is None or turn.chat != "user" or turn.reading is None:
        return turn
    if press:
        return _press(turn, now, press, library)
    if said and (now.asking or said in ("change", "again", "resume")):
        return _obey(turn, now, said, library)
    if now.asking is None or turn.opens is not None:
        return turn
    return _hear(turn, now, now.asking, library)


def remind(turn: Turn, library: Library) -> Turn:
    """After another question was answered in between: how to go on."""
    now = turn.conversation.interview
    if now is None or now.asking is None or turn.answer is None or turn.next_conversation.interview != now:
        return turn
    return replace(turn, answer=asked.reminded(turn.answer, now, library, missing(now, library)))


def verdicts(now: Interview, library: Library) -> Mapping[str, Verdict]:
    """The verdict on every type from the facts told so far."""
    return evaluate(read_facts(now.facts)[1], library.rules[EDITION].types)


def missing(now: Interview, library: Library) -> list[str]:
    """The facts that can still change the result, in the order of asking."""
    needed = {
        fact
        for verdict in verdicts(now, library).values()
        if verdict.status != "not_eligible"
        for fact in verdict.missing
    }
    return [fact for fact in library.interview if fact in needed and fact not in now.unsure]


def _next(turn: Turn, now: Interview, library: Library) -> Turn:
    """Ask for the next fact, or sum up when none is left."""
    left = missing(now, library)
    if not left:
        done = now.asked_for(None)
        answer = summary(verdicts(done, library), done, library)
        return asked.answered(turn, answer, done)
    now = now.asked_for(now.asking if now.asking in left else left[0])
    return asked.question(turn, now, len(left), library)


def _pressed(turn: Turn) -> list[str]:
    """The parts of a pressed or picked choice of the interview: ["start"], ["level", "2"]."""
    entry = turn.opens or picked(turn.normalised, turn.conversation.choices) or ""
    return entry.removeprefix(INTERVIEW).split(":") if entry.startswith(INTERVIEW) else []


def _press(turn: Turn, now: Interview, press: list[str], library: Library) -> Turn:
    match press:
        case [command] if command in COMMANDS:
            return _obey(turn, now, command, library)
        case ["change", fact] if fact in library.interview:
            return _next(turn, now.again(fact), library)
        case [fact, "yes" | "no" as said] if fact in library.interview and now.understood is None:
            return _next(turn, now.told(fact, said == "yes"), library)
        case [fact, "yes"] if fact == now.asking:
            return _next(turn, now.told(fact, now.understood), library)
        case [fact, "no"] if fact == now.asking:
            return _next(turn, now.asked_for(fact), library)
        case [fact, number] if fact in library.interview and number.isdecimal():
            options = library.interview[fact].options
            if 0 < int(number) <= len(options):
                return _next(turn, now.told(fact, options[int(number) - 1].value), library)
    return turn


def _command(turn: Turn, library: Library) -> str | None:
    """The command that a short message is, with or without words of politeness."""
    if len(turn.normalised) > SHORT or turn.opens is not None or turn.reading is None:
        return None
    particles = library.reader.vocabulary.particles
    plain = "".join(word for word in turn.reading.words if word not in particles)
    said = {skeleton(turn.normalised), skeleton(plain)}
    words = library.wording.sections["interview"]["words"]
    for name in (*COMMANDS, "start"):
        if said & {skeleton(word.lower()) for word in words[name]}:
            return name
    unsure = len(turn.normalised) <= BRIEF and begins(turn.normalised, words["unsure"])
    return "unsure" if unsure else None


def _obey(turn: Turn, now: Interview, command: str, library: Library) -> Turn:
    match command:
        case "back":
            return _next(turn, now.back(), library)
        case "change":
            return asked.change(turn, now, library)
        case "why" if now.asking:
            return asked.reason(turn, now, len(missing(now, library)), library)
        case "stop":
            return asked.small(turn, "stopped", library, now.asked_for(None))
        case "again":
            return _next(turn, Interview(), library)
        case "unsure" if now.asking:
            return _next(turn, now.passed_over(now.asking), library)
    return _next(turn, now, library)


def _hear(turn: Turn, now: Interview, fact: str, library: Library) -> Turn:
    """Take free text as the answer, if it is one; an ordinary question passes."""
    if now.understood is not None and (agreed := understood("ongoing", turn, library)) is not None:
        return _next(turn, now.told(fact, now.understood) if agreed else now.asked_for(fact), library)
    value = understood(fact, turn, library)
    reading = turn.reading
    asks = reading is not None and (reading.polar or library.reader.vocabulary.polarity.asks_openly(reading.text))
    if asks and len(turn.normalised) > BRIEF:
        return turn
    if fact == "level" and len(turn.normalised) > BRIEF and (level := value or level_of(turn, library)):
        return asked.confirm(turn, replace(now, understood=level), library)
    if value is not None:
        return _next(turn, now.told(fact, value), library)
    return asked.again(turn, now, len(missing(now, library)), library) if len(turn.normalised) <= SHORT else turn


def _stated(turn: Turn) -> dict[str, Any]:
    """What the last question stated of the work, and what this message does."""
    here = stated(turn.reading) if turn.reading is not None and turn.opens is None else {}
    return {**turn.conversation.stated, **here}
