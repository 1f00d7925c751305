"""Connections to the SQLite file: one for each thread, opened at its first use."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreError
from bot.store.failures import BUSY, in_thai
from bot.store.turns import Turns

# secure_delete: what a person withdrew is overwritten, not only unlinked
PRAGMAS = ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON")


class Connections:
    """Hands out the calling thread's connection, for reading or inside one write transaction.

    Both raise StoreError, writing after waiting `busy_timeout` seconds for others to finish. What a transaction did
    is on the disk when it ends, or undone as a whole.
    """

    def __init__(self, path: Path, busy_timeout: float) -> None:
        self.path, self.busy_timeout = path, busy_timeout
        self._mine = threading.local()
        # SQLite lets writers wait by sleeping, which starves some of them; threads of one process take turns here
        self._turns = Turns()

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """The connection, for statements that only read."""
        with in_thai(self.path):
            yield self._connection()

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """The connection inside a transaction that nobody else can write beside."""
        deadline = time.monotonic() + self.busy_timeout
        if not self._turns.acquire(self.busy_timeout):
            raise StoreError(BUSY.format(path=self.path))
        try:
            with in_thai(self.path), self._transaction(deadline) as db:
                yield db
        finally:
            self._turns.release()

    def flush(self) -> None:
        """Empty the write-ahead log into the file, so that nothing erased lingers there; skipped if that must wait."""
        with self.reading() as db, suppress(sqlite3.OperationalError):
            db.conn.execute("PRAGMA busy_timeout = 0")
            db.conn.execute("PRAGMA wal_checkpoint (TRUNCATE)")

    @contextmanager
    def _transaction(self, deadline: float) -> Iterator[Database]:
        db = self._connection()
        patience = max(1, int((deadline - time.monotonic()) * 1000))
        db.conn.execute(f"PRAGMA busy_timeout = {patience}")
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.conn.execute("COMMIT")
        except BaseException:
            db.conn.rollback()
            raise

    def _connection(self) -> Database:
        # a connection must not be carried into a forked process
        if getattr(self._mine, "process", None) != os.getpid():
            self._mine.database, self._mine.process = self._opened(), os.getpid()
        database: Database = self._mine.database
        return database

    def _opened(self) -> Database:
        connection = sqlite3.connect(self.path, timeout=self.busy_timeout, isolation_level=None)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return Database(connection, execute_plugins=False)

    def close(self) -> None:
        """Close the calling thread's connection."""
        if getattr(self._mine, "process", None) == os.getpid():
            self._mine.database.close()
            self._mine.process = None
