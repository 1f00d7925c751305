"""From the text as typed to the entries that may answer it."""

from dataclasses import replace

from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook
from bot.language.layout import retyped
from bot.language.normalise import normalise

LONGEST = 4000


def repair(turn: Turn, handbook: Handbook) -> Turn:
    """The text as it was meant. Of an overlong text the end is kept: a story ends with its question."""
    text = turn.text[-LONGEST:]
    return replace(turn, normalised=normalise(retyped(text, handbook.reader.segmenter, handbook.english)))


def read(turn: Turn, handbook: Handbook) -> Turn:
    """The words of the text and what it names."""
    return replace(turn, reading=handbook.reader.read(turn.normalised))


def match(turn: Turn, handbook: Handbook) -> Turn:
    """The entries that resemble the question, unless it is already known what answers."""
    if turn.way or turn.reading is None:
        return turn
    return replace(turn, candidates=handbook.matcher.rank(turn.reading))
