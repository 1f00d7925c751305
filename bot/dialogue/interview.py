"""The eligibility interview: one question a turn, until no answer could change the result any more."""

from dataclasses import replace
from typing import Any

from bot.dialogue import asked
from bot.dialogue.every import conditions_of, which_type
from bot.dialogue.interview_state import Interview
from bot.dialogue.resume import picked
from bot.dialogue.standing import missing, verdicts
from bot.dialogue.summary import summary
from bot.dialogue.told import begins, level_of, understood
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook
from bot.knowledge.stated import stated
from bot.language.normalise import skeleton

INTERVIEW = "interview:"
"""What the entry of a choice begins with that belongs to the interview: interview:start, interview:level:2."""
SHORT, BRIEF = 40, 20  # characters: a command or a plain answer, a single word
COMMANDS = ("back", "change", "why", "stop", "again", "resume", "unsure")


def interview(turn: Turn, handbook: Handbook) -> Turn:
    """Begin an interview, or take the message as an answer in the one under way; any other message passes."""
    now = turn.conversation.interview
    press = _pressed(turn)
    said = _command(turn, handbook)
    if press == ["start"] or said == "start":
        if turn.chat != "user":
            return asked.small(turn, "group", handbook, now)
        return _next(turn, now or Interview(_stated(turn)), handbook)
    if now is None or turn.chat != "user" or turn.reading is None:
        return turn
    if press:
        return _press(turn, now, press, handbook)
    if said and (now.asking or said in ("change", "again", "resume")):
        return _obey(turn, now, said, handbook)
    if now.asking is None or turn.opens is not None:
        return turn
    return _hear(turn, now, now.asking, handbook)


def remind(turn: Turn, handbook: Handbook) -> Turn:
    """After another question was answered in between: how to go on."""
    now = turn.conversation.interview
    if now is None or now.asking is None or turn.answer is None or turn.next_conversation.interview != now:
        return turn
    return replace(turn, answer=asked.reminded(turn.answer, now, handbook, missing(now, handbook)))


def _next(turn: Turn, now: Interview, handbook: Handbook) -> Turn:
    """Ask for the next fact, or sum up when none is left."""
    left = missing(now, handbook)
    if not left:
        done = now.asked_for(None)
        answer = summary(verdicts(done, handbook), done, handbook)
        return asked.answered(turn, answer, done)
    now = now.asked_for(now.asking if now.asking in left else left[0])
    return asked.question(turn, now, len(left), handbook)


def _pressed(turn: Turn) -> list[str]:
    """The parts of a pressed or picked choice of the interview: ["start"], ["level", "2"]."""
    entry = turn.opens or picked(turn.normalised, turn.conversation.choices) or ""
    return entry.removeprefix(INTERVIEW).split(":") if entry.startswith(INTERVIEW) else []


def _press(turn: Turn, now: Interview, press: list[str], handbook: Handbook) -> Turn:
    match press:
        case ["every"]:
            return asked.answered(turn, which_type(now, handbook), now)
        case ["every", name] if name in handbook.rules[handbook.edition].types:
            return asked.answered(turn, conditions_of(name, now, handbook), now)
        case [command] if command in COMMANDS:
            return _obey(turn, now, command, handbook)
        case ["change", fact] if fact in handbook.interview:
            return _next(turn, now.again(fact), handbook)
        case [fact, "yes" | "no" as said] if fact in handbook.interview and now.understood is None:
            return _next(turn, now.told(fact, said == "yes"), handbook)
        case [fact, "yes"] if fact == now.asking:
            return _next(turn, now.told(fact, now.understood), handbook)
        case [fact, "no"] if fact == now.asking:
            return _next(turn, now.asked_for(fact), handbook)
        case [fact, number] if fact in handbook.interview and number.isdecimal():
            options = handbook.interview[fact].options
            if 0 < int(number) <= len(options):
                return _next(turn, now.told(fact, options[int(number) - 1].value), handbook)
    return turn


def _command(turn: Turn, handbook: Handbook) -> str | None:
    """The command that a short message is, with or without words of politeness."""
    if len(turn.normalised) > SHORT or turn.opens is not None or turn.reading is None:
        return None
    particles = handbook.reader.vocabulary.particles
    plain = "".join(word for word in turn.reading.words if word not in particles)
    said = {skeleton(turn.normalised), skeleton(plain)}
    words = handbook.wording.sections["interview"]["words"]
    for name in (*COMMANDS, "start"):
        if said & {skeleton(word.lower()) for word in words[name]}:
            return name
    unsure = len(turn.normalised) <= BRIEF and begins(turn.normalised, words["unsure"])
    return "unsure" if unsure else None


def _obey(turn: Turn, now: Interview, command: str, handbook: Handbook) -> Turn:
    match command:
        case "back":
            return _next(turn, now.back(), handbook)
        case "change":
            return asked.change(turn, now, handbook)
        case "why" if now.asking:
            return asked.reason(turn, now, len(missing(now, handbook)), handbook)
        case "stop":
            return asked.small(turn, "stopped", handbook, now.asked_for(None))
        case "again":
            return _next(turn, Interview(), handbook)
        case "unsure" if now.asking:
            return _next(turn, now.passed_over(now.asking), handbook)
    return _next(turn, now, handbook)


def _hear(turn: Turn, now: Interview, fact: str, handbook: Handbook) -> Turn:
    """Take free text as the answer, if it is one; an ordinary question passes."""
    if now.understood is not None and (agreed := understood("ongoing", turn, handbook)) is not None:
        return _next(turn, now.told(fact, now.understood) if agreed else now.asked_for(fact), handbook)
    value = understood(fact, turn, handbook)
    reading = turn.reading
    asks = reading is not None and (reading.polar or handbook.reader.vocabulary.polarity.asks_openly(reading.text))
    if asks and len(turn.normalised) > BRIEF:
        return turn
    if fact == "level" and len(turn.normalised) > BRIEF and (level := value or level_of(turn, handbook)):
        return asked.confirm(turn, replace(now, understood=level), handbook)
    if value is not None:
        return _next(turn, now.told(fact, value), handbook)
    return asked.again(turn, now, len(missing(now, handbook)), handbook) if len(turn.normalised) <= SHORT else turn


def _stated(turn: Turn) -> dict[str, Any]:
    """What the last question stated of the work, and what this message does."""
    here = stated(turn.reading) if turn.reading is not None and turn.opens is None else {}
    return {**turn.conversation.stated, **here}
