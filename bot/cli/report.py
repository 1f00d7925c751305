"""An answered message as the JSON of `awardbot ask`."""

import time
from typing import Any

from bot.answer.plain import plain
from bot.dialogue.pipeline import walk
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook


def answer(text: str, handbook: Handbook) -> tuple[Turn, float]:
    """Answer one message as a new 1:1 chat would; the turn and its milliseconds."""
    text = text.encode("utf-8", "replace").decode()  # half characters can't be printed
    start = time.perf_counter()
    turn = walk(Turn(text), handbook, time.perf_counter)
    return turn, (time.perf_counter() - start) * 1000


def report(number: object, turn: Turn, elapsed: float, handbook: Handbook) -> dict[str, Any]:
    """The JSON object of an answered message; `number` is its id, `elapsed` in milliseconds."""
    found = turn.answer
    assert found is not None
    return {
        "id": number,
        "q": turn.text,
        "kind": found.kind,
        "status": found.status,
        "verdict": found.verdict,
        "text": plain(found, handbook.wording.sections),
        "confidence": round(found.confidence, 4),
        "citations": [{"unit": citation.unit, "label": citation.label} for citation in found.citations],
        "entry": found.entry,
        "choices": [choice.label for choice in found.choices],
        "edition": found.edition,
        "elapsed_ms": round(elapsed, 2),
    }
