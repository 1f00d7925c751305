"""The answer in English, where the question was."""

from dataclasses import replace

from bot.answer.answer import Answer
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook


def in_english(turn: Turn, handbook: Handbook) -> Turn:
    """The turn with its answer in English, if it was asked in English and that is written; else the answer in Thai with
    a line that says so."""
    answer = turn.answer
    if answer is None or answer.kind != "answer" or turn.opens is not None or not asked_in_english(turn.normalised):
        return turn
    said = _readings(turn, answer, handbook) if turn.way == "readings" else _one(answer, handbook)
    if said is None:
        note = handbook.wording.in_english().say("answers", "thai_only")
        said = replace(answer, notes=(*answer.notes, note))
    return replace(turn, answer=said)


def asked_in_english(text: str) -> bool:
    """Whether a normalised text has Latin letters and no others."""
    return text.isascii() and any(map(str.isalpha, text))


def _one(answer: Answer, handbook: Handbook) -> Answer | None:
    entry = handbook.entries.get(answer.entry or "")
    written = handbook.in_english.get((entry.settled_by or entry).id) if entry else None
    if entry is None or written is None:
        return None
    return replace(_worded(answer, handbook), headline=written.short, body=written.answer, notes=())


def _readings(turn: Turn, answer: Answer, handbook: Handbook) -> Answer | None:
    lines = [written.line for name in turn.chosen if (written := handbook.in_english.get(name)) and written.line]
    if len(lines) < len(turn.chosen):
        return None
    headline = handbook.wording.in_english().say("answers", "readings")
    return replace(
        _worded(answer, handbook), headline=headline, body="\n".join(f"• {line}" for line in lines), notes=()
    )


def _worded(answer: Answer, handbook: Handbook) -> Answer:
    """With the verdict's word in English."""
    word = handbook.wording.in_english().say("verdicts", answer.verdict) if answer.verdict else ""
    return replace(answer, english=True, verdict_word=word)
