"""units.tsv: which lines of which document hold each citable unit."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.errors import InputError

NAME: Final = "units.tsv"
COLUMNS: Final = ("id", "kind", "edition", "title", "file", "first_line", "last_line")


@dataclass(frozen=True)
class Place:
    """Where a unit's text stands: lines `first` to `last` (from 1) of a file. `line` is the table's own."""

    unit: str
    file: str
    first: int
    last: int
    line: int


def read_catalogue(text: str) -> tuple[Place, ...]:
    """The units of the table in its order. Raises InputError at the first fault."""
    rows = list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or tuple(cell.strip() for cell in rows[0]) != COLUMNS:
        raise _fault(1, f"บรรทัดแรกต้องเป็นชื่อคอลัมน์ คั่นด้วยแท็บ: {' '.join(COLUMNS)}")
    places = tuple(_places(rows))
    if not places:
        raise _fault(1, "ไม่มีหน่วยอ้างอิงสักหน่วย")
    return places


def _places(rows: list[list[str]]) -> Iterator[Place]:
    seen: set[str] = set()
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        place = _place(cells, number)
        if place.unit in seen:
            raise _fault(number, f"หน่วยอ้างอิง {place.unit} ซ้ำกัน")
        seen.add(place.unit)
        yield place


def _place(cells: list[str], number: int) -> Place:
    if len(cells) != len(COLUMNS):
        raise _fault(number, f"มี {len(cells)} ช่อง ต้องมี {len(COLUMNS)} ช่อง คั่นด้วยแท็บ")
    row = {name: cell.strip() for name, cell in zip(COLUMNS, cells, strict=True)}
    if not row["id"]:
        raise _fault(number, "ไม่มี id")
    if not row["file"] or row["file"] in (".", "..") or "/" in row["file"] or "\\" in row["file"]:
        raise _fault(number, f"file ต้องเป็นชื่อไฟล์ในโฟลเดอร์เดียวกัน ไม่ใช่ {row['file']!r}")
    first, last = (_line_number(row, name, number) for name in ("first_line", "last_line"))
    if first > last:
        raise _fault(number, f"first_line {first} อยู่หลัง last_line {last}")
    return Place(row["id"], row["file"], first, last, number)


def _line_number(row: Mapping[str, str], name: str, number: int) -> int:
    text = row[name]
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
        raise _fault(number, f"{name} ต้องเป็นเลขบรรทัดตั้งแต่ 1 ไม่ใช่ {text!r}")
    return int(text)


def _fault(line: int, message: str) -> InputError:
    return InputError(f"{NAME}:{line}: {message}")
