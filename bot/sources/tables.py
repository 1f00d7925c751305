"""Makes lines that a phone can show of a table's rows, whose cells are parted by tabs."""

import re
from collections.abc import Sequence
from typing import Final

TAG: Final = re.compile(r"(?:\s*</?(?:p|br|b|i|u|strong|em|sup|sub|td|tr|th|table)\b[^<>]*>)+\s*")
NUMBERED: Final = re.compile(r"[\d(\-]")
FEWEST_NAMED: Final = 3  # columns: two explain themselves
ONE_LINE: Final = 100  # characters
BETWEEN, BESIDE, NAMED = " — ", " · ", ": "


def is_row(line: str) -> bool:
    """Whether a line belongs to a table."""
    return "\t" in line


def row(document: Sequence[str], place: int, end: int) -> str:
    """The row at `place` of the document's lines, its cells named by the head of its table where that has names; empty
    for the head itself if a row follows it before `end`."""
    cells, head = _cells(document[place]), _head(document, place)
    if head == place and place + 1 < end and is_row(document[place + 1]):
        return ""
    names = _cells(document[head]) if head is not None and head != place else []
    if len(names) != len(cells):
        return BETWEEN.join(cell for cell in cells if cell)
    said = [f"{name}{NAMED}{cell}" for name, cell in zip(names, cells, strict=True) if cell]
    short = sum(map(len, said)) <= ONE_LINE and "\n" not in "".join(said)
    return (BESIDE if short else "\n").join(said)


def untagged(text: str) -> str:
    """The text without the tags that mark paragraphs and type; where one stood, a line ends."""
    return TAG.sub("\n", text).strip("\n")


def _head(document: Sequence[str], place: int) -> int | None:
    """Where the head of this row's table stands, None if its first row isn't one."""
    while place > 0 and is_row(document[place - 1]):
        place -= 1
    cells = _cells(document[place])
    return place if len(cells) >= FEWEST_NAMED and all(map(_names, cells)) else None


def _names(cell: str) -> bool:
    return bool(cell) and not NUMBERED.match(cell) and "\n" not in cell


def _cells(line: str) -> list[str]:
    return [untagged(cell).strip() for cell in line.split("\t")]
