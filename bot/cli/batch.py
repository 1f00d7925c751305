"""Files given to a command, a line at a time."""

from collections.abc import Iterator
from pathlib import Path

import click

from bot.errors import InputError


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a file that aren't blank; "-" reads standard input. Raises InputError."""
    try:
        with click.open_file(str(path), "rb") as file:
            yield from (line for line in file if line.strip())
    except OSError as error:
        raise InputError(f"เปิดไฟล์ {path} ไม่ได้ ตรวจชื่อและสิทธิ์ของไฟล์ ({error.strerror})") from error
