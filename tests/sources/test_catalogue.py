"""The table of units, read strictly."""

import pytest

from bot.errors import InputError
from bot.sources.catalogue import Place, read_catalogue
from tests.sources.folders import HEAD, ROWS


def table(*rows: str) -> str:
    return "\n".join([HEAD, *rows]) + "\n"


def test_each_row_is_a_place() -> None:
    assert read_catalogue(table(*ROWS)) == (Place("book#1", "book.txt", 1, 2, 2), Place("book#2", "book.txt", 4, 4, 3))


def test_empty_rows_windows_line_ends_and_quotes_are_no_trouble() -> None:
    text = table('a#1\tfaq\t2567\tThe "best\tb.txt\t1\t1', "", ROWS[1]).replace("\n", "\r\n")
    assert [(place.unit, place.line) for place in read_catalogue(text)] == [("a#1", 2), ("book#2", 4)]


FAULTS = [
    ("", "units.tsv:1: บรรทัดแรก"),
    ("id\tfile\n", "units.tsv:1: บรรทัดแรก"),
    (table(), "units.tsv:1: ไม่มีหน่วยอ้างอิง"),
    (table("a#1\tfaq"), "units.tsv:2: มี 2 ช่อง ต้องมี 7"),
    (table(ROWS[0], ROWS[0]), "units.tsv:3: หน่วยอ้างอิง book#1 ซ้ำ"),
    (table("\tfaq\t2567\tT\tb.txt\t1\t1"), "ไม่มี id"),
    (table("a\tfaq\t2567\tT\t\t1\t1"), "file ต้องเป็นชื่อไฟล์"),
    (table("a\tfaq\t2567\tT\t../secret\t1\t1"), "file ต้องเป็นชื่อไฟล์"),
    (table("a\tfaq\t2567\tT\t/etc/passwd\t1\t1"), "file ต้องเป็นชื่อไฟล์"),
    (table("a\tfaq\t2567\tT\tb.txt\t0\t1"), "first_line ต้องเป็นเลขบรรทัด"),
    (table("a\tfaq\t2567\tT\tb.txt\t๑\t1"), "first_line ต้องเป็นเลขบรรทัด"),
    (table("a\tfaq\t2567\tT\tb.txt\t1\tx"), "last_line ต้องเป็นเลขบรรทัด"),
    (table("a\tfaq\t2567\tT\tb.txt\t1\t" + "9" * 5000), "last_line ต้องเป็นเลขบรรทัด"),
    (table("a\tfaq\t2567\tT\tb.txt\t3\t2"), "first_line 3 อยู่หลัง last_line 2"),
]


@pytest.mark.parametrize(("text", "says"), FAULTS)
def test_a_fault_is_named_with_its_line(text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_catalogue(text)
    assert says in str(caught.value)
