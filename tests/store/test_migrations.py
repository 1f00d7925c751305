"""The schema comes in numbered steps, each as a whole."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.store import Store
from tests.conftest import ROOT
from tests.inbox.samples import NOW, asked
from tests.store.looking import only, rows


def test_making_a_store_opens_nothing(path: Path) -> None:
    Store(path)
    assert not path.parent.exists()


def test_every_migration_leaves_its_record(store: Store, path: Path) -> None:
    files = sorted(file.name for file in (ROOT / "bot" / "store" / "migrations").glob("*.sql"))
    assert [name for (name,) in rows(path, "SELECT name FROM migrations ORDER BY number")] == files


def test_migrating_again_changes_nothing(store: Store) -> None:
    store.accept([asked()], NOW)
    store.migrate()
    assert store.claim(NOW, "tester", 12).event == asked()


def test_writers_do_not_stop_readers_and_every_commit_reaches_the_disk(store: Store, path: Path) -> None:
    assert only(path, "PRAGMA journal_mode") == "wal"
    with store._connections.reading() as db:
        settings = {name: db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "foreign_keys")}
    assert settings == {"synchronous": 2, "foreign_keys": 1}


def test_the_file_is_the_operators_alone(store: Store, path: Path) -> None:
    store.accept([asked()], NOW)
    modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {0o600}


def test_a_database_of_a_newer_program_is_left_alone(store: Store, path: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO migrations (number, name) VALUES (9999, 'future')")
    with pytest.raises(StoreError, match="รุ่นใหม่กว่า"):
        Store(path).migrate()


def test_processes_that_start_together_agree(path: Path) -> None:
    script = f"from pathlib import Path; from bot.store.store import Store; Store(Path({str(path)!r}), 5).migrate()"
    starts = [subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stderr=subprocess.PIPE) for _ in range(4)]
    errors = [process.communicate()[1].decode() for process in starts]
    assert errors == [""] * 4
    assert only(path, "SELECT count(*) FROM migrations") >= 1


def test_a_forked_process_opens_its_own_connection(store: Store) -> None:
    store.accept([asked()], NOW)
    child = os.fork()
    if child == 0:
        try:
            store.accept([asked("e2", chat="chat-2")], NOW)
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert {store.claim(NOW, "tester", 12).event.id for _ in range(2)} == {"e1", "e2"}
