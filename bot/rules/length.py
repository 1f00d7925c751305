"""How long a text is, counted in the two ways that a length limit may mean."""

import re
import unicodedata
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\r")
# white space, line ends, and the invisible spaces of web pages and PDF files; bot/pages/static/length.js has the same
SPACES = re.compile("[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]")


@dataclass(frozen=True)
class Length:
    """Characters of a text. The rulebook doesn't say whether spaces count, so both numbers are kept."""

    with_spaces: int = 0
    without_spaces: int = 0

    def __add__(self, other: "Length") -> "Length":
        """The length of two parts of one text."""
        return Length(self.with_spaces + other.with_spaces, self.without_spaces + other.without_spaces)

    def over(self, limit: int) -> "Length":
        """By how much the text is over `limit` characters in each way of counting; 0 where it fits."""
        return Length(max(0, self.with_spaces - limit), max(0, self.without_spaces - limit))

    def left(self, limit: int) -> "Length":
        """How many of `limit` characters are still free in each way of counting; 0 where it is over."""
        return Length(max(0, limit - self.with_spaces), max(0, limit - self.without_spaces))


def measure(text: str) -> Length:
    """The length of `text` in code points after NFC: a Thai vowel or tone mark counts one, any line end one."""
    text = unicodedata.normalize("NFC", LINE_END.sub("\n", text))
    return Length(len(text), len(SPACES.sub("", text)))
