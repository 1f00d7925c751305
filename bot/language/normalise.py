"""Repairs what phones, PDF files and scans do to Thai text."""

import re
import unicodedata

INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, 0x00AD])
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
ABOVE_BELOW = "\u0e31\u0e34-\u0e3a"  # mai han-akat, sara i to phinthu: vowels drawn above or below
TONES = "\u0e47-\u0e4d"  # mai taikhu, tone marks, thanthakhat, nikhahit
MARKS = ABOVE_BELOW + TONES
THAI_LETTER = "\u0e01-\u0e2e"

# in this order: a later rule may rely on what an earlier one has mended
RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\u0e40\u0e40"), "\u0e41"),  # two sara e are one sara ae
    (re.compile(rf"(?<=[{THAI_LETTER}{MARKS}]) +(?=[{MARKS}\u0e33])"), ""),  # a mark torn off its letter
    (re.compile(rf"(?<=[{THAI_LETTER}])([\u0e47-\u0e4c]*)\u0e4d([\u0e47-\u0e4c]*)\u0e32"), "\\1\\2\u0e33"),  # split ำ
    (re.compile(rf"([{MARKS}]{{4}})[{MARKS}]+"), r"\1"),  # stacked marks
    (re.compile(rf"([{TONES}]{{1,3}})([{ABOVE_BELOW}])"), r"\2\1"),  # tone before vowel
    (re.compile(rf"([{MARKS}])\1+"), r"\1"),  # a mark typed twice
    (re.compile(rf"(?<![{THAI_LETTER}{MARKS}])[{MARKS}]+"), ""),  # a mark with nothing to stand on
    (re.compile(r"([\u0e01-\u0e46!?.~])\1{2,}"), r"\1"),  # มากกกก, ???
    (re.compile(r"([a-z])\1{2,}"), r"\1\1"),
    (re.compile(rf"(?<=[{THAI_LETTER}{MARKS}\u0e2f-\u0e46])(?=[a-z])"), " "),  # English glued to Thai
    (re.compile(r"(?<=[a-z])(?=[\u0e01-\u0e46])"), " "),
    (re.compile(r"\s+"), " "),
)


def normalise(text: str) -> str:
    """The text as it was meant: lower case, Arabic digits, marks in order, one space between words.

    Any text is taken; the work grows with its length only. The result normalises to itself.
    """
    text = unicodedata.normalize("NFC", text).translate(INVISIBLE).translate(THAI_DIGITS)
    text = _ascii_width(text).lower()
    while (mended := _mend(text)) != text:
        text = mended
    return text


def bare(text: str) -> str:
    """The text without the marks that people leave out or mistake: tone marks, silencers, the short-vowel mark."""
    return MISTAKEN.sub("", text)


def skeleton(text: str) -> str:
    """The bare text without spaces and the punctuation inside names."""
    return SKELETON_DROPS.sub("", text)


MISTAKEN = re.compile(r"[\u0e47-\u0e4c]")
SKELETON_DROPS = re.compile(r"[\s\u0e47-\u0e4c.\-/&]")


def _mend(text: str) -> str:
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text.strip()


def _ascii_width(text: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
