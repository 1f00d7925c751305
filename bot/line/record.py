"""A turn as the question log keeps it."""

from collections.abc import Mapping
from typing import Any

from bot.answer.plain import plain
from bot.dialogue.turn import Turn

CANDIDATES = 5
PASTED, SHOWN = ("answered_length", "clarify_length_field"), 80  # a text to be counted is nobody else's business


def record(turn: Turn, wording: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of the question log (see bot/store/questions.py) for an answered turn."""
    answer = turn.answer
    assert answer is not None
    return {
        "text": turn.text[:SHOWN] if answer.status in PASTED else turn.text,
        "normalised": turn.normalised,
        "status": answer.status,
        "kind": answer.kind,
        "verdict": answer.verdict,
        "confidence": round(answer.confidence, 4),
        "entry": answer.entry,
        "edition": answer.edition,
        "answer": {"text": plain(answer, wording)},
        "steps": steps(turn),
        "citations": [citation.unit for citation in answer.citations],
        "choices": [[choice.label, choice.entry] for choice in answer.choices],
        "elapsed_ms": round(sum(spent for _, spent in turn.timings), 3),
    }


def steps(turn: Turn) -> dict[str, Any]:
    """What each step saw, for those who review the question."""
    return {
        "words": list(turn.reading.words) if turn.reading else [],
        "facets": {kind: list(values) for kind, values in turn.facets.items()},
        "candidates": [[c.entry, c.topic, round(c.score, 4)] for c in turn.candidates[:CANDIDATES]],
        "chosen": list(turn.chosen),
        "way": turn.way,
        "timings": [list(timing) for timing in turn.timings],
    }
