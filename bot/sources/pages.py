"""Cuts a long text into pages for a phone."""

import re
from collections.abc import Iterator
from typing import Final

import regex

PAGE: Final = 1200  # characters
FULLEST: Final = 1380  # rather than a last page of a few words
SIGN: Final = 20  # no sign is read from more characters
GAPS: Final = ((r"\n\n", 0.6), (r"\n", 0.5), (r" (?![ๆฯ])", 0.5))  # how early in a page each may end it
# what is read as one sign: a letter with its marks, the vowels around it, a silenced letter after it
CLUSTER: Final = regex.compile(
    "[\u0e40-\u0e44]*\\X(?:[\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f]|[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c)*"
)


def pages(text: str) -> tuple[str, ...]:
    """The text in pages of about PAGE characters, each ended at a paragraph, a line or a space where there is one, and
    never inside of what is read as one sign."""
    return tuple(_pages(text.strip()))


def _pages(rest: str) -> Iterator[str]:
    while len(rest) > FULLEST:
        end = _end(rest)
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()
    if rest:
        yield rest


def _end(text: str) -> int:
    """Where the first page of a text ends."""
    for gap, earliest in GAPS:
        found = [match.start() for match in re.finditer(gap, text[:PAGE]) if match.start() >= PAGE * earliest]
        if found:
            return found[-1]
    ends = [match.end() for match in CLUSTER.finditer(text[: PAGE + SIGN]) if match.end() <= PAGE]
    return ends[-1] if ends else PAGE
