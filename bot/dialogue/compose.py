"""Turns the chosen entries into the answer, and says what to remember of it."""

from dataclasses import replace

from bot.answer.answer import Answer, Choice, Verdict
from bot.dialogue.conversation import Conversation
from bot.dialogue.decide import breaks_when
from bot.dialogue.silence import silent, unanswered
from bot.dialogue.turn import Turn
from bot.dialogue.verdict import verdict_on, word_of
from bot.knowledge.entry import Entry
from bot.knowledge.evidence import family
from bot.knowledge.handbook import Handbook
from bot.knowledge.stated import stated

MOST_RELATED = 3
START = "interview:start"


def compose(turn: Turn, handbook: Handbook) -> Turn:
    """The answer of the chosen entries, and the conversation after it."""
    entries = [handbook.entries[name] for name in turn.chosen]
    if not entries:
        return _remember(turn, silent(turn, handbook), None)
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
        return unanswered(entry, turn, handbook)
    related = [handbook.entries[name] for name in entry.related]
    said = verdict_on(entry, turn, handbook)
    return Answer(
        kind="answer",
        status="answered_entry",
        headline=entry.short,
        body=entry.answer,
        verdict=said.verdict,
        verdict_word=said.word,
        citations=tuple(handbook.units[unit].citation for unit in entry.citations),
        related=(*_check(entry, handbook), *(Choice(other.label, other.id) for other in related))[:MOST_RELATED],
        entry=entry.id,
        edition=entry.edition,
        origin=said.origin,
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


def _all_readings(entries: list[Entry], turn: Turn, handbook: Handbook) -> Answer:
    verdicts = {entry.verdict for entry in entries}
    agreed = len(verdicts) == 1 and not _left_out(entries[0], turn, handbook)
    verdict: Verdict | None = entries[0].verdict if agreed else None
    units = dict.fromkeys(unit for entry in entries for unit in entry.citations[:2])
    return Answer(
        kind="answer",
        status="answered_readings",
        headline=handbook.wording.say("answers", "readings", topic=handbook.topics[entries[0].topic].label),
        body="\n".join(f"• {entry.line}" for entry in entries),
        verdict=verdict,
        verdict_word=word_of(entries[0], turn, handbook) if verdict else "",
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


def _left_out(entry: Entry, turn: Turn, handbook: Handbook) -> bool:
    """Whether a reading of the same family is not listed because the amounts told are others: it may say otherwise."""
    kin = [other for other in handbook.entries.values() if other.line and family(other) == family(entry)]
    return turn.reading is not None and any(breaks_when(other, turn.reading, handbook) for other in kin)


def _ask_back(entries: list[Entry], turn: Turn, handbook: Handbook) -> Answer:
    """Which of these is meant. Near misses say what they come to: often that is what was asked."""
    say, topic = handbook.wording.say, handbook.topics[entries[0].topic].label
    if turn.way == "unsure":
        verdicts = {entry.verdict for entry in entries}
        units = dict.fromkeys(unit for entry in entries for unit in entry.citations[:2])
        return Answer(
            kind="clarify",
            status="clarify_unsure",
            headline=say("answers", "unsure", topic=topic),
            verdict=entries[0].verdict if len(verdicts) == 1 else None,
            citations=tuple(handbook.units[unit].citation for unit in units),
            choices=tuple(Choice(entry.label, entry.id, entry.short) for entry in entries),
            confidence=turn.confidence,
            offers_officer=True,
        )
    return Answer(
        kind="clarify",
        status="clarify_which",
        headline=say("answers", "which", topic=topic),
        choices=tuple(Choice(entry.label, entry.id) for entry in entries),
        confidence=turn.confidence,
        offers_officer=True,
    )
