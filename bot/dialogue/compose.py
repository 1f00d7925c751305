"""Turns the chosen entries into the answer, and says what to remember of it."""

from dataclasses import replace

from bot.answer.answer import Answer, Choice, Verdict
from bot.dialogue.conversation import Conversation
from bot.dialogue.decide import other_years
from bot.dialogue.told import stated
from bot.dialogue.turn import Turn
from bot.knowledge.entries import Entry
from bot.knowledge.evidence import places
from bot.knowledge.handbook import Handbook

MOST_RELATED = 3
START = "interview:start"


def compose(turn: Turn, handbook: Handbook) -> Turn:
    """The answer of the chosen entries, and the conversation after it."""
    entries = [handbook.entries[name] for name in turn.chosen]
    if not entries:
        return _remember(turn, _silent(turn, handbook), None)
    if turn.way == "readings":
        return _remember(turn, _all_readings(entries, turn, handbook), entries[0])
    if turn.way in ("choices", "unsure"):
        return _remember(turn, _ask_back(entries, turn, handbook), entries[0] if turn.way == "choices" else None)
    return _remember(turn, _one(entries[0], turn, handbook), entries[0])


def _remember(turn: Turn, answer: Answer, entry: Entry | None) -> Turn:
    facets = {**turn.facets, **entry.facets} if entry and turn.way == "one" else turn.facets
    keep = entry is not None and entry.outcome == "answer"
    after = Conversation(
        topic=entry.topic if keep and entry else None,
        facets=facets,
        choices=answer.choices,
        interview=turn.conversation.interview,
        stated=stated(turn.reading) if turn.reading and turn.opens is None else {},
    )
    return replace(turn, answer=answer, next_conversation=after)


def _one(entry: Entry, turn: Turn, handbook: Handbook) -> Answer:
    if entry.outcome != "answer":
        return _unanswered(entry, turn, handbook)
    related = [handbook.entries[name] for name in entry.related]
    placed = _placed(entry, turn, handbook)
    return Answer(
        kind="answer",
        status="answered_entry",
        headline=entry.short,
        body=entry.answer,
        verdict=placed or entry.verdict,
        verdict_word=handbook.wording.say("placed", placed) if placed else _word(entry, handbook),
        citations=tuple(handbook.units[unit].citation for unit in entry.citations),
        related=(*_check(entry, handbook), *(Choice(other.label, other.id) for other in related))[:MOST_RELATED],
        entry=entry.id,
        edition=entry.edition,
        origin="computed" if placed or entry.computed else "approved",
        notes=(entry.disputes,) if entry.disputes else (),
        confidence=turn.confidence,
        offers_officer=True,
        offers_feedback=True,
    )


def _check(entry: Entry, handbook: Handbook) -> tuple[Choice, ...]:
    """The way into the eligibility check, under an answer on a condition that has a verdict."""
    about = entry.verdict and entry.edition == handbook.edition
    if about and any(handbook.units[unit].kind == "condition" for unit in entry.citations):
        return (Choice(handbook.wording.say("interview", "label"), START),)
    return ()


def _placed(entry: Entry, turn: Turn, handbook: Handbook) -> Verdict | None:
    """Whether the activity of the entry is at the level that a yes/no question names: its own level is, a higher one
    is not. Of a lower one the sources don't say whether it counts."""
    if turn.reading is None or not turn.reading.polar or not places(entry, turn.reading):
        return None
    named = turn.reading.named("level")
    asked, held = (handbook.rules[handbook.edition].ladder[level].value for level in (named[0], entry.holds))
    if asked == held:
        return "yes"
    return "no" if asked > held else None


def _word(entry: Entry, handbook: Handbook) -> str:
    if entry.verdict is None:
        return ""
    return entry.says or handbook.wording.say("verdicts", entry.verdict)


def _unanswered(entry: Entry, turn: Turn, handbook: Handbook) -> Answer:
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


def _all_readings(entries: list[Entry], turn: Turn, handbook: Handbook) -> Answer:
    verdicts = {entry.verdict for entry in entries}
    verdict: Verdict | None = entries[0].verdict if len(verdicts) == 1 else None
    units = dict.fromkeys(unit for entry in entries for unit in entry.citations[:2])
    return Answer(
        kind="answer",
        status="answered_readings",
        headline=handbook.wording.say("answers", "readings", topic=handbook.topics[entries[0].topic].label),
        body="\n".join(f"• {entry.line}" for entry in entries),
        verdict=verdict,
        verdict_word=_word(entries[0], handbook) if verdict else "",
        citations=tuple(handbook.units[unit].citation for unit in units),
        related=tuple(Choice(entry.label, entry.id) for entry in entries[:3]),
        entry=entries[0].topic,
        edition=handbook.edition,
        origin="approved",
        notes=tuple(dict.fromkeys(entry.disputes for entry in entries if entry.disputes))[:2],
        confidence=turn.confidence,
        offers_officer=True,
        offers_feedback=True,
    )


def _ask_back(entries: list[Entry], turn: Turn, handbook: Handbook) -> Answer:
    name = "which" if turn.way == "choices" else "unsure"
    return Answer(
        kind="clarify",
        status=f"clarify_{name}",
        headline=handbook.wording.say("answers", name, topic=handbook.topics[entries[0].topic].label),
        choices=tuple(Choice(entry.label, entry.id) for entry in entries),
        confidence=turn.confidence,
        offers_officer=True,
    )


def _silent(turn: Turn, handbook: Handbook) -> Answer:
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
