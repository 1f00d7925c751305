"""A small folder of documents, sound or broken, and the units that the bot would know."""

from pathlib import Path

HEAD = "id\tkind\tedition\ttitle\tfile\tfirst_line\tlast_line"
ROWS = ("book#1\tfaq\t2567\tFirst\tbook.txt\t1\t2", "book#2\tfaq\t2567\tSecond\tbook.txt\t4\t4")
TEXT = "1. ตั ้งแต่ปีไหน\nนับจากวันเริ่ม\n\n2) หน่วยงานเเรก ๆ\n"
KNOWN = frozenset(("book#1", "book#2"))


def make_folder(folder: Path, rows: tuple[str, ...] = ROWS, text: str | bytes = TEXT, head: str = HEAD) -> Path:
    (folder / "units.tsv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    (folder / "book.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
