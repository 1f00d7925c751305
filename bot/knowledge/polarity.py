"""Whether a question can be answered by yes or no."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.language.normalise import bare

STANDS_FREE = 5  # letters: shorter words may be the beginning of others
LEADING = "\u0e40-\u0e44"  # vowels written before their consonant: กี่ is no part of เกี่ยว
AFTER = r"(?=$|[^\u0e01-\u0e4ea-z0-9])"
NEARLY_LAST = r"(?=[\u0e01-\u0e4e]{2,4}\s*$)"  # a particle with a letter wrong
BEFORE = r"(?:^|[.?!,;:)] ?)"


@dataclass(frozen=True)
class Polarity:
    """`asks` finds the words that ask for yes or no (ไหม, หรือเปล่า, "can ..."), `openly` those that ask for something
    else (กี่, อะไร, "how"), `leave` those that ask whether something may be done (ได้ ไหม, "can ...")."""

    asks: re.Pattern[str]
    openly: re.Pattern[str]
    leave: re.Pattern[str]

    def asks_leave(self, text: str) -> bool:
        """Whether the last question of yes or no in a normalised text asks if something may be done."""
        text = bare(text)
        asked = [found.start() for found in self.asks.finditer(text)]
        return bool(asked) and bool(self.leave.search(text[: asked[-1] + STANDS_FREE]))

    def asks_openly(self, text: str) -> bool:
        """Whether a normalised text has a word that asks what, who, how."""
        return bool(self.openly.search(bare(text)))

    def polar(self, text: str) -> bool:
        """Whether the last thing that a normalised text asks is a question of yes or no."""
        text = bare(text)
        asked = [found.start() for found in self.asks.finditer(text)]
        return bool(asked) and not self.openly.search(text, asked[-1])


def read_polarity(
    endings: Iterable[str],
    openers: Iterable[str],
    openly: Iterable[str],
    leave: Iterable[str],
    particles: Iterable[str],
) -> Polarity:
    """From bare words: Thai `endings` with `particles` that may follow them, English `openers` of a sentence, and words
    that ask `openly`; words before an ending, or opening a sentence, that ask for `leave`."""
    tail = rf"(?:{_any(word for word in particles if not word.isascii())})*"
    endings = list(endings)
    free = [word for word in endings if len(word) >= STANDS_FREE]
    asks = rf"(?:{_any(endings)}){tail}(?:{AFTER}|{NEARLY_LAST})|(?:{_any(free)})|{BEFORE}(?:{_any(openers)})\b"
    words = list(openly)
    thai = rf"(?<![{LEADING}])(?:{_any(word for word in words if not word.isascii())})"
    english = rf"\b(?:{_any(word for word in words if word.isascii())})\b"
    leave = list(leave)
    before = rf"(?:{_any(word for word in leave if not word.isascii())}) ?[\u0e01-\u0e4e]{{0,{STANDS_FREE}}}$"
    opening = rf"{BEFORE}(?:{_any(word for word in leave if word.isascii())})\b"
    return Polarity(re.compile(asks), re.compile(f"{thai}|{english}"), re.compile(f"{before}|{opening}"))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
