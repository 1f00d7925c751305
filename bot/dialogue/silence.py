"""What is said where no entry answers: to an officer, back to the asker, or beside the point."""

from bot.answer.answer import Answer, Choice
from bot.dialogue.decide import other_years
from bot.dialogue.turn import Turn
from bot.knowledge.entry import Entry
from bot.knowledge.handbook import Handbook


def unanswered(entry: Entry, turn: Turn, handbook: Handbook) -> Answer:
    """The words of an entry that is no answer: it hands off, asks back, or chats."""
    offered = tuple(Choice(handbook.entries[name].label, name) for name in entry.related)
    far = entry.status == "handoff_off_topic"
    return Answer(
        kind=entry.outcome,
        status=entry.status or entry.outcome,
        headline=entry.short,
        body=entry.answer,
        choices=offered if entry.outcome == "clarify" else (),
        related=() if entry.outcome == "clarify" else offered,
        entry=entry.id,
        confidence=turn.confidence,
        offers_officer=entry.outcome in ("handoff", "clarify") and not far,
    )


def silent(turn: Turn, handbook: Handbook) -> Answer:
    """The words for a turn that chose no entry."""
    say = handbook.wording.say
    name, status, slots = "no_answer", "handoff_no_answer", {}
    if turn.way == "far":
        name, status = "off_topic", "handoff_off_topic"
    elif (
        turn.candidates
        and turn.reading
        and (years := other_years(turn.reading, handbook.entries[turn.candidates[0].entry], handbook))
    ):
        name, status, slots = (
            "other_year",
            "handoff_other_year",
            {"years": ", ".join(years), "edition": handbook.edition},
        )
    elif turn.opens is not None:
        return Answer(kind="smalltalk", status="smalltalk_stale", headline=say("answers", "stale"))
    elif not turn.text.strip():
        return Answer(kind="smalltalk", status="smalltalk_empty", headline=say("answers", "empty"))
    return Answer(
        kind="handoff",
        status=status,
        headline=say("answers", name, **slots),
        body=say("answers", f"{name}_body", **slots),
        confidence=turn.confidence,
        offers_officer=turn.way != "far",
    )
