"""A store that can't be used says so in one line, within its time, and keeps what it has."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.inbox.delivery import Reply
from bot.store.store import Store
from tests.inbox.samples import NOW, answered, asked
from tests.store.looking import only, rows


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program writes to the file and doesn't come to an end."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@contextmanager
def full(store: Store) -> Iterator[None]:
    """The disk takes not one page more."""
    with store._connections.reading() as db:
        pages = db.conn.execute("PRAGMA page_count").fetchone()[0]
        db.conn.execute(f"PRAGMA max_page_count = {pages}")
        yield
        db.conn.execute("PRAGMA max_page_count = 1000000")


def writes(store: Store) -> dict[str, Callable[[], object]]:
    store.accept([asked()], NOW)
    claim = store.claim(NOW, "tester", 12)
    return {
        "accept": lambda: store.accept([asked("e2")], NOW),
        "claim": lambda: store.claim(NOW + 99, "tester", 12),
        "save_answer": lambda: store.save_answer(claim, answered(), NOW),
        "advance": lambda: store.advance(claim, Reply(), NOW),
        "fail": lambda: store.fail(claim, "error_X", NOW),
        "purge": lambda: store.purge(NOW),
        "set_feedback": lambda: store.set_feedback("e1", "c", "miss"),
        "check": store.check,
        "migrate": store.migrate,
    }


@pytest.mark.parametrize(
    "name", ["accept", "claim", "save_answer", "advance", "fail", "purge", "set_feedback", "check", "migrate"]
)
def test_a_locked_database_is_reported_in_time(store: Store, path: Path, name: str) -> None:
    write = writes(store)[name]
    with locked(path):
        began = time.monotonic()
        with pytest.raises(StoreError, match="ล็อก") as error:
            write()
        assert time.monotonic() - began < 0.6
    assert "\n" not in str(error.value)
    write()


def test_many_threads_do_not_queue_up_behind_a_lock(store: Store, path: Path) -> None:
    took: list[float] = []

    def write() -> None:
        began = time.monotonic()
        with pytest.raises(StoreError):
            store.check()
        took.append(time.monotonic() - began)

    store.check()
    with locked(path):
        threads = [threading.Thread(target=write) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(took) == 8
    assert max(took) < 0.7


def test_a_short_lock_is_waited_for(store: Store, path: Path) -> None:
    patient = Store(path, busy_timeout=2)
    with locked(path):
        writer = threading.Thread(target=lambda: patient.accept([asked()], NOW))
        writer.start()
        time.sleep(0.3)
    writer.join()
    assert only(path, "SELECT count(*) FROM inbox") == 1


def test_a_full_disk_is_reported_and_nothing_is_half_written(store: Store, path: Path) -> None:
    with full(store):
        with pytest.raises(StoreError, match="เต็ม"):
            store.accept([asked("e1"), asked("e2", text="ก" * 100_000)], NOW)
        assert only(path, "SELECT count(*) FROM inbox") == 0
        assert only(path, "SELECT count(*) FROM addresses") == 0
    store.accept([asked("e1")], NOW)
    assert store.claim(NOW, "tester", 12).event.id == "e1"


def test_an_answer_that_does_not_fit_is_not_half_stored(store: Store, path: Path) -> None:
    store.accept([asked()], NOW)
    claim = store.claim(NOW, "tester", 12)
    with full(store), pytest.raises(StoreError, match="เต็ม"):
        store.save_answer(claim, answered(question={"steps": "ก" * 100_000}), NOW)
    assert rows(path, "SELECT messages FROM inbox") == [(None,)]
    assert store.question("e1") is None
    store.save_answer(claim, answered(), NOW)


def test_a_disk_with_a_quota_that_is_used_up(path: Path, tmp_path: Path) -> None:
    """The file may not grow beyond what the system allows: SQLite sees a failed write, not its own limit."""
    script = f"""
import resource, signal, sys
from pathlib import Path
from bot.errors import StoreError
from bot.store.store import Store
from tests.inbox.samples import NOW, asked
store = Store(Path({str(path)!r}), 0.2)
store.migrate()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
taken = 0
try:
    while True:
        store.accept([asked(f"e{{taken}}", text="ก" * 5000)], NOW)
        taken += 1
except StoreError as error:
    print(taken, error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=Path.cwd(), check=False)
    assert done.returncode == 0, done.stderr
    taken = int(done.stdout.split()[0])
    assert taken > 0
    assert only(path, "SELECT count(*) FROM inbox") == taken


def test_a_database_opened_for_reading_only(store: Store, path: Path) -> None:
    with store._connections.reading() as db:
        db.conn.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="เขียนไม่ได้"):
            store.accept([asked()], NOW)
        db.conn.execute("PRAGMA query_only = OFF")
    assert only(path, "SELECT count(*) FROM inbox") == 0


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match="สร้างโฟลเดอร์"):
        Store(tmp_path / "taken" / "awardbot.sqlite3").migrate()


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="เปิดฐานข้อมูลไม่ได้"):
        Store(tmp_path).migrate()


def test_a_file_that_is_no_database(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 500)
    with pytest.raises(StoreError, match="ไม่ใช่ฐานข้อมูล"):
        Store(path).migrate()


def test_a_damaged_database(store: Store, path: Path) -> None:
    store.accept([asked(f"e{n}", text="ก" * 3000) for n in range(20)], NOW)
    store._connections.flush()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="เสียหาย"):
        Store(path).backlog(NOW)


def test_a_database_without_tables(path: Path) -> None:
    path.parent.mkdir()
    with pytest.raises(StoreError):
        Store(path).claim(NOW, "tester", 12)


def test_a_mistake_of_the_program_does_not_pass_for_a_store_that_recovers(store: Store) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        store.accept([asked(text=["not", "a", "text"])], NOW)  # type: ignore[arg-type]
    store.check()
