"""Turns what SQLite reports into one line for the operator."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StoreError

BUSY = "ฐานข้อมูลถูกโปรแกรมอื่นล็อกอยู่: {path} ลองใหม่อีกครั้ง หรือปิดโปรแกรมที่เปิดไฟล์นี้ค้างไว้"

# by the name of SQLite's primary result code
LINES = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": "พื้นที่เก็บข้อมูลเต็ม: {path} เพิ่มพื้นที่ว่างแล้วระบบจะทำงานต่อเอง",
    "SQLITE_READONLY": "ฐานข้อมูลเขียนไม่ได้: {path} ตรวจสิทธิ์ของไฟล์และโฟลเดอร์",
    "SQLITE_CANTOPEN": "เปิดฐานข้อมูลไม่ได้: {path} ตรวจว่ามีโฟลเดอร์นี้และมีสิทธิ์เขียน",
    "SQLITE_IOERR": "อ่านหรือเขียนฐานข้อมูลไม่สำเร็จ: {path} ตรวจดิสก์และพื้นที่ว่าง",
    "SQLITE_CORRUPT": "ไฟล์ฐานข้อมูลเสียหาย: {path} กู้จากไฟล์สำรอง",
    "SQLITE_NOTADB": "ไฟล์นี้ไม่ใช่ฐานข้อมูล SQLite: {path} ตรวจค่า DATABASE_URL",
}
OTHER = "ฐานข้อมูลใช้งานไม่ได้: {path} ({name})"

# a mistake of the program, which must not look like a store that will recover
BUGS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError, sqlite3.NotSupportedError)


@contextmanager
def in_thai(path: Path) -> Iterator[None]:
    """Raise StoreError in the place of SQLite's error about the database `path`."""
    try:
        yield
    except BUGS:
        raise
    except sqlite3.Error as error:
        raise StoreError(line_for(error, path)) from error


def line_for(error: sqlite3.Error, path: Path) -> str:
    """The line for this error; extended codes such as SQLITE_IOERR_WRITE count as their primary one."""
    name = getattr(error, "sqlite_errorname", None) or type(error).__name__
    primary = "_".join(name.split("_")[:2])
    return LINES.get(primary, OTHER).format(path=path, name=name)
