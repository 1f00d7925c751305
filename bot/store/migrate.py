"""Brings the database to the newest numbered migration."""

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreError
from bot.store.connections import Connections
from bot.store.failures import LINES, in_thai

RECORD = "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"
NEWER = "ฐานข้อมูลเป็นของโปรแกรมรุ่นใหม่กว่านี้: {path} ใช้โปรแกรมรุ่นล่าสุด"
NO_FOLDER = "สร้างโฟลเดอร์เก็บข้อมูลไม่ได้: {path} ตรวจสิทธิ์หรือค่า AWARDBOT_DATA"


def migrate(connections: Connections) -> None:
    """Apply the migrations that are missing, each in one transaction with its record. Raises StoreError."""
    _make_file(connections.path)
    with connections.reading() as db, in_thai(connections.path):
        # readers go on while one writes; the file remembers it
        db.conn.execute("PRAGMA journal_mode = WAL")
    known = list(_scripts())
    for number, name, script in known:
        with connections.writing() as db:
            newest = _newest(db)
            if newest > known[-1][0]:
                raise StoreError(NEWER.format(path=connections.path))
            if newest < number:
                db.executescript(script)
                db.conn.execute("INSERT INTO migrations (number, name) VALUES (?, ?)", (number, name))


def _make_file(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(NO_FOLDER.format(path=path.parent)) from error
    try:
        # it holds what people wrote: for the operator's eyes only
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(LINES["SQLITE_CANTOPEN"].format(path=path)) from error


def _newest(db: Database) -> int:
    db.conn.execute(RECORD)
    newest: int = db.conn.execute("SELECT coalesce(max(number), 0) FROM migrations").fetchone()[0]
    return newest


def _scripts() -> Iterator[tuple[int, str, str]]:
    folder = files("bot.store") / "migrations"
    for script in sorted(folder.iterdir(), key=lambda file: file.name):
        if script.name.endswith(".sql"):
            yield int(script.name[:4]), script.name, script.read_text(encoding="utf-8")
