"""Lays a unit's lines out for reading: what the page's edge broke is one paragraph again, and nothing else moves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.language.normalise import MARKS, THAI_LETTER
from bot.sources.repair import TRAILING
from bot.sources.tables import is_row, row, untagged

FULL: Final = 58  # letters and signs that take up width: a shorter line didn't reach the page's edge
LONGEST: Final = 110  # a longer one was never broken there
HANGING: Final = re.compile(r"➢|\d+\. ")  # the text stands indented below it, after an empty line in some files
ITEM: Final = re.compile(rf"\.{{3}}|[-•▪▫➢→✓□*–—#]|\(?[\d๐-๙]+(?:\.\d+)*[.)]|\(?[{THAI_LETTER}][.)]|มิติ|ข้อ|หมายเหตุ")
HEADING: Final = re.compile(r"^#{1,6} +")
DASHED_NUMBER: Final = re.compile(r"^- (?=\(?\d+[.)])")
DRAWN_ON: Final = re.compile(rf"[{MARKS}]")
OPEN_END: Final = re.compile(rf"[{THAI_LETTER}{MARKS}{TRAILING}\u0e40-\u0e44/(]$")
THAI_START: Final = re.compile(rf"[{THAI_LETTER}\u0e40-\u0e44]")
TORN_START: Final = re.compile(rf"[{MARKS}{TRAILING}]")


@dataclass(frozen=True)
class Line:
    """A line to be shown; `edge` is what stood at the page's edge, nothing where that broke no line (a table's row)."""

    text: str
    edge: str = ""


def keeps_spaces(document: Sequence[str]) -> bool:
    """Whether the file tells, by a space at its end, which broken line had one there."""
    return any(line.endswith(" ") and _is_full(line) for line in document)


def laid_out(document: Sequence[str], first: int, last: int, spaced: bool) -> str:
    """The lines `first` to `last` (from 1) of a repaired document as a text: paragraphs, each parted as it was.

    `spaced` tells that the file keeps its spaces: else every joint gets one.
    """
    lines = list(_lines(document, first - 1, min(last, len(document))))
    shown: list[Line] = []
    for place, line in enumerate(lines):
        if shown and _continues(shown[-1], line):
            shown[-1] = Line(_joined(shown[-1].text, line.text, spaced), line.edge)
        elif line.text.strip() or not (spaced and _hangs(shown, lines[place + 1 : place + 2])):
            shown.append(line)
    text = "\n".join(line.text.strip() for line in shown)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _lines(document: Sequence[str], start: int, end: int) -> Iterator[Line]:
    for place in range(start, end):
        if is_row(document[place]):
            said = row(document, place, end)
            yield from (Line(text) for text in said.split("\n") if text)
        else:
            plain = DASHED_NUMBER.sub("", HEADING.sub("", document[place]))
            yield from (Line(text, text) for text in untagged(plain).split("\n"))


def _continues(before: Line, line: Line) -> bool:
    """Whether the page's edge stood between two lines."""
    if not before.edge or not line.edge.strip():
        return False
    torn = TORN_START.match(line.text) is not None
    return torn or (_is_full(before.edge) and not ITEM.match(line.text))


def _hangs(shown: list[Line], following: list[Line]) -> bool:
    """Whether an empty line only parts an indented text from its sign."""
    if not shown or not following or not HANGING.match(shown[-1].text):
        return False
    return _continues(shown[-1], following[0])


def _is_full(edge: str) -> bool:
    return FULL <= len(DRAWN_ON.sub("", edge.strip())) <= LONGEST


def _joined(before: str, after: str, spaced: bool) -> str:
    between_words = OPEN_END.search(before) and THAI_START.match(after)
    glued = TORN_START.match(after) or (spaced and between_words)
    return before.rstrip() + ("" if glued else " ") + after
