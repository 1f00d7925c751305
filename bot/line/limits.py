"""What LINE takes: the limits of its messages, how each is counted, and how a text is cut to fit."""

import re
from collections.abc import Callable, Mapping

import regex

CLUSTER = regex.compile(r"\X")
LEADING_VOWELS = "เแโใไ"
ELLIPSIS = "…"


def utf16(text: str) -> int:
    """The length in UTF-16 code units: น้ำ is 3, an emoji mostly 2 or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """The length in grapheme clusters, what a reader takes for one letter: น้ำ is 1."""
    return len(CLUSTER.findall(text))


Count = Callable[[str], int]

# part 6 of the platform contract: what, how many, counted in
TEXTS: Mapping[str, tuple[int, Count]] = {
    "text": (5000, utf16),
    "altText": (1500, utf16),
    "postback data": (300, utf16),
    "postback displayText": (300, graphemes),
    "label of a quick reply": (20, graphemes),
    "label of a Flex button": (40, graphemes),
    "label of another Flex action": (40, graphemes),
}
MESSAGES = 5
QUICK_REPLIES = 13
BUBBLE_BYTES = 30_000  # of ASCII-escaped JSON; LINE says "30 KB" and neither which kilo nor which form


def fit(text: str, place: str) -> str:
    """The text, cut to what LINE takes in this place (a key of TEXTS)."""
    return cut(text, *TEXTS[place])


def cut(text: str, most: int, count: Count = utf16) -> str:
    """The text if it counts at most `most`, else its beginning with "…", cut at a line, a word or a letter."""
    if count(text) <= most:
        return text
    kept, room = "", most - count(ELLIPSIS)
    for found in CLUSTER.finditer(text):
        room -= count(found[0])
        if room < 0:
            break
        kept += found[0]
    return _at_a_break(kept, text) + ELLIPSIS


def _at_a_break(kept: str, text: str) -> str:
    """`kept` without a torn last word, as long as two thirds of it remain."""
    if text[len(kept) :][:1].isspace():
        return kept.rstrip()
    late = len(kept) * 2 // 3
    for gap in (r"\n", r"\s"):
        breaks = [found.start() for found in re.finditer(gap, kept) if found.start() >= late]
        if breaks:
            return kept[: breaks[-1]].rstrip()
    return kept.rstrip(LEADING_VOWELS).rstrip()
