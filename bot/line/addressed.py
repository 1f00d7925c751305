"""Decides whether a text speaks to the bot, and leaves only the question of it."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from bot.language.normalise import INVISIBLE
from bot.line.particles import PARTICLE
from bot.line.received import Mention

MARK: Final = "\ufffc"  # stands where the bot was mentioned
STRANGER: Final = "ꙮ"  # stands where somebody else was: a letter, but of no call name

_UNSEEN: Final = "".join(map(chr, INVISIBLE))
_PAUSE: Final = rf"[\s{_UNSEEN},.:;!?~…–—ๆ，、。：！？-]"
_CLOSER: Final = "[\"'”’»)\\]]"
# a vowel or tone mark after the name makes the name's last syllable another one
_ENDS: Final = "(?![\u0e30-\u0e3a\u0e47-\u0e4e])"
_ENDS_LATIN: Final = "(?![A-Za-z0-9_])"


def call_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """What is taken off the head of a text: the bot's mention or one of its call names, with what hangs on it."""
    known = sorted({bare for name in names if (bare := re.sub(r"^[\W_]+", "", name))}, key=len, reverse=True)
    call = "|".join([MARK, *map(_spelled, known)])
    # [\W_]* takes in typed @ and ＠, brackets, emoji and zero-width characters
    return re.compile(rf"(?:[\W_]*?(?:{call}){_CLOSER}*(?:{_PAUSE}*+{PARTICLE})*{_PAUSE}*)+", re.IGNORECASE)


def question_in(text: str, mentions: Sequence[Mention], called: re.Pattern[str], *, meant: bool) -> str | None:
    """The question without mention, call name and particles; None if the text isn't for the bot.

    `meant` says that it is for the bot whatever stands in it: in a 1:1 chat, or quoting the bot.
    """
    text = text.replace(MARK, " ")
    bot, others = [m for m in mentions if m.me], [m for m in mentions if not m.me]
    if not (meant or bot or called.match(_replaced(text, others, STRANGER))):
        return None
    marked = _replaced(text, bot, MARK)
    head = called.match(marked)
    rest = marked[head.end() :] if head else marked
    return " ".join(part for piece in rest.split(MARK) if (part := piece.strip()))


def _spelled(name: str) -> str:
    letters = rf"[{_UNSEEN}]*".join(r"\s+" if letter.isspace() else re.escape(letter) for letter in name)
    return letters + (_ENDS_LATIN if name[-1].isascii() and name[-1].isalnum() else _ENDS)


def _replaced(text: str, mentions: Iterable[Mention], mark: str) -> str:
    """The text with a mark in the place of each mention that lies within it."""
    units = text.encode("utf-16-le")  # two bytes a code unit, as LINE counts
    pieces, end = [], 0
    for start, stop in sorted((2 * m.start, 2 * (m.start + m.length)) for m in mentions):
        if end <= start < stop <= len(units):
            pieces += [units[end:start], mark.encode("utf-16-le")]
            end = stop
    return b"".join([*pieces, units[end:]]).decode("utf-16-le", "replace")
