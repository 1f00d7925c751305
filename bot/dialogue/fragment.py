"""Tells a message that is no question by itself: a greeting, the first half of a sentence."""

from bot.dialogue.turn import Turn

MOST_WORDS = 6


def is_fragment(turn: Turn) -> bool:
    """Whether the person may well go on: the message is short, asks nothing, and found no answer."""
    answer, reading = turn.answer, turn.reading
    if answer is None or reading is None or turn.opens is not None or turn.confidence == 1.0:
        return False
    unanswered = answer.kind == "smalltalk" or turn.way in ("nothing", "far", "unsure")
    return unanswered and not reading.polar and len(reading.words) <= MOST_WORDS
