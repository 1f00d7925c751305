"""From the text as typed to the entries that may answer it."""

from dataclasses import replace

from bot.dialogue.turn import Turn
from bot.knowledge.library import Library
from bot.language.layout import retyped
from bot.language.normalise import normalise

LONGEST = 4000


def repair(turn: Turn, library: Library) -> Turn:
    """The text as it was meant. Of an overlong text the end is kept: a story ends with its question."""
    text = turn.text[-LONGEST:]
    return replace(turn, normalised=normalise(retyped(text, library.reader.segmenter, library.english)))


def read(turn: Turn, library: Library) -> Turn:
    """The words of the text and what it names."""
    return replace(turn, reading=library.reader.read(turn.normalised))


def match(turn: Turn, library: Library) -> Turn:
    """The entries that resemble the question, unless it is already known what answers."""
    if turn.way or turn.reading is None:
        return turn
    return replace(turn, candidates=library.matcher.rank(turn.reading))
