"""Looks into a store's file from outside, as an operator with sqlite3 would."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def rows(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, values).fetchall()


def only(path: Path, sql: str, *values: Any) -> Any:
    """The single value of a single row."""
    [[value]] = rows(path, sql, *values)
    return value


def everything(path: Path) -> list[tuple[str, tuple[Any, ...]]]:
    """Each row of each table, with the table's name."""
    tables = [name for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [(name, row) for name in tables for row in rows(path, f"SELECT * FROM {name}")]


def bytes_of(path: Path) -> bytes:
    """All that stands on the disk: the file and its companions."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
