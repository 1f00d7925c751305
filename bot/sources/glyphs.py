"""Turns the glyphs of old Thai fonts, and what nobody sees, into the letters that they stand for."""

import html
import unicodedata
from collections.abc import Mapping
from typing import Final

from bot.language.normalise import INVISIBLE


def _row(first: int, letters: str) -> dict[int, str]:
    return dict(enumerate(letters, start=first))


THO_THAN, YO_YING = "\u0e10", "\u0e0d"
TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # mai ek to thanthakhat, in three places each: low left, low, left
# a font's own copies of marks, moved to where they don't collide, as Windows and the Macintosh number them
WINDOWS: Final[Mapping[int, str]] = {
    **_row(0xF700, f"{THO_THAN}\u0e34\u0e35\u0e36\u0e37{TONES}{TONES}{YO_YING}"),
    **_row(0xF710, f"\u0e31\u0e4d\u0e47{TONES}\u0e38\u0e39\u0e3a"),
}
MACINTOSH: Final[Mapping[int, str]] = {
    **_row(0xF884, "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47"),
    **_row(0xF88A, "".join(tone * 3 for tone in TONES)),
    **_row(0xF899, f"\u0e4d{YO_YING}\u0e38\u0e39\u0e3a{THO_THAN}"),
}
SYMBOLS: Final[Mapping[int, str]] = {  # of the fonts Symbol and Wingdings
    0xF0A7: "▪", 0xF0B7: "•", 0xF0D8: "➢", 0xF0E0: "→", 0xF0FC: "✓", 0xF06F: "□", 0xF0A8: "□",
}  # fmt: skip
SPACES: Final = dict.fromkeys([0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
LETTERS: Final = {**INVISIBLE, **SPACES, **WINDOWS, **MACINTOSH, **SYMBOLS}
UNKNOWN: Final = frozenset(("Co", "Cc"))  # private use, control


def legible(text: str) -> str:
    """The text in letters that every phone can draw; tabs and line ends stay."""
    plain = html.unescape(unicodedata.normalize("NFC", text)).translate(LETTERS)
    return "".join(sign for sign in plain if sign in "\t\n" or unicodedata.category(sign) not in UNKNOWN)
