"""The worker's threads: at once when nudged, never held up by one hanging call, gone within their time."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.inbox.event import Event
from bot.inbox.memory import Memory
from bot.inbox.outcome import Outcome
from bot.inbox.prepared import Prepared
from bot.inbox.worker import LATEST_BEAT, Worker
from bot.line.client import Line
from bot.store.store import Store
from tests.fakes.line_api import SERVER_ERROR, LineApi, silent
from tests.inbox.samples import asked, echo, sorry
from tests.store.looking import only, rows


class Slow:
    """A channel whose first call takes until `go` is set."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.go = threading.Event()

    def reply(self, reply_token: str, messages: list[dict[str, Any]]) -> Outcome:
        if reply_token == "token-slow":
            self.go.wait(10)
        self.sent.append(reply_token)
        return Outcome("sent", 200)

    def push(self, to: str, messages: list[dict[str, Any]], retry_key: str) -> Outcome:
        return self.reply(to, messages)


@contextmanager
def running(*args: Any, **more: Any) -> Iterator[Worker]:
    worker = Worker(*args, **more)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()


def until(happened: Callable[[], bool], seconds: float = 5) -> float:
    """Wait until something happened; how long that took."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds, "it did not happen"
        time.sleep(0.005)
    return time.monotonic() - began


def now_asked(id: str, **changes: Any) -> Event:
    return asked(id, at=int(time.time() * 1000), **changes)


def test_a_nudge_is_heard_at_once(store: Store) -> None:
    line = Slow()
    with running(store, line, echo, sorry) as worker:
        time.sleep(0.1)
        took = []
        for n in range(5):
            store.accept([now_asked(f"e{n}")], time.time())
            worker.nudge()
            took.append(until(lambda n=n: len(line.sent) == n + 1))
    assert sorted(took)[2] < 0.2


def test_without_a_nudge_it_is_found_soon(store: Store) -> None:
    line = Slow()
    with running(store, line, echo, sorry):
        store.accept([now_asked("e1")], time.time())
        assert until(lambda: bool(line.sent)) < 1


def test_one_hanging_call_holds_up_nobody_else(store: Store) -> None:
    line = Slow()
    with running(store, line, echo, sorry) as worker:
        store.accept([now_asked("slow")], time.time())
        worker.nudge()
        until(lambda: bool(rows(store._connections.path, "SELECT 1 FROM attempts")))
        store.accept([now_asked(f"e{n}", chat=f"c{n}") for n in range(20)], time.time())
        worker.nudge()
        until(lambda: len(line.sent) == 20)
        line.go.set()
        until(lambda: len(line.sent) == 21)


def test_stopping_lets_what_is_in_flight_finish_and_takes_nothing_new(store: Store, path: Path) -> None:
    line = Slow()
    worker = Worker(store, line, echo, sorry)
    worker.start()
    store.accept([now_asked("slow")], time.time())
    until(lambda: bool(rows(path, "SELECT 1 FROM attempts")))
    stopping = threading.Thread(target=worker.stop)
    stopping.start()
    store.accept([now_asked("new", chat="chat-2")], time.time())
    time.sleep(0.3)
    assert stopping.is_alive()
    line.go.set()
    stopping.join(2)
    assert not stopping.is_alive()
    assert dict(rows(path, "SELECT id, state FROM inbox")) == {"slow": "done", "new": "waiting"}


def test_stopping_gives_back_what_would_need_another_try(store: Store, path: Path) -> None:
    class Refusing(Slow):
        def reply(self, reply_token: str, messages: list[dict[str, Any]]) -> Outcome:
            self.go.wait(10)
            self.sent.append("reply")
            return Outcome("bad_request", 400)

    line = Refusing()
    worker = Worker(store, line, echo, sorry)
    worker.start()
    store.accept([now_asked("e1")], time.time())
    until(lambda: bool(rows(path, "SELECT 1 FROM attempts")))
    threading.Timer(0.2, line.go.set).start()
    assert worker.stop()
    assert line.sent == ["reply"]
    assert rows(path, "SELECT state, lease_owner FROM inbox") == [("waiting", None)]


def test_stopping_does_not_wait_for_ever(store: Store, path: Path) -> None:
    line = Slow()
    worker = Worker(store, line, echo, sorry)
    worker.start()
    store.accept([now_asked("slow")], time.time())
    until(lambda: bool(rows(path, "SELECT 1 FROM attempts")))
    began = time.monotonic()
    assert not worker.stop(timeout=0.3)
    assert time.monotonic() - began < 1
    line.go.set()


def test_a_worker_lives_from_start_to_stop(store: Store) -> None:
    worker = Worker(store, Slow(), echo, sorry)
    assert not worker.alive(time.time())
    worker.start()
    until(lambda: worker.alive(time.time()))
    assert not worker.alive(time.time() + LATEST_BEAT + 1)
    worker.stop()
    assert not worker.alive(time.time())


def test_stopping_a_worker_that_never_started(store: Store) -> None:
    assert Worker(store, Slow(), echo, sorry).stop()


def test_a_locked_store_is_waited_for_and_reported_in_one_line(
    store: Store, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    line, other = Slow(), sqlite3.connect(path, isolation_level=None)
    store.accept([now_asked("e1")], time.time())
    other.execute("BEGIN IMMEDIATE")
    with running(store, line, echo, sorry) as worker:
        time.sleep(1)
        assert worker.alive(time.time())
        other.close()
        until(lambda: line.sent == ["token-e1"])
    assert caplog.text.count("ล็อก") == 1


def test_a_store_that_fails_after_the_message_was_sent_does_not_make_it_unknown(store: Store, path: Path) -> None:
    """What only this process knows is written down as soon as the store takes it."""
    line = Slow()
    with running(store, line, echo, sorry):
        store.accept([now_asked("slow")], time.time())
        until(lambda: bool(rows(path, "SELECT 1 FROM attempts")))
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        line.go.set()
        time.sleep(0.8)
        other.close()
        until(lambda: only(path, "SELECT outcome FROM inbox") == "delivered")
    assert line.sent == ["token-slow"]


def test_expired_addresses_go_by_themselves(store: Store, path: Path) -> None:
    line = Slow()
    store.accept([asked("e1")], 1.0)
    with running(store, line, lambda *_: Prepared(keep_address=True), sorry, lambda: 2.0):
        until(lambda: only(path, "SELECT state FROM inbox") == "done")
    assert only(path, "SELECT count(*) FROM addresses") == 1
    with running(store, line, echo, sorry):
        until(lambda: only(path, "SELECT count(*) FROM addresses") == 0)


def test_many_events_of_many_chats_are_all_answered_in_order(store: Store, path: Path) -> None:
    store = Store(path)
    with LineApi() as line:
        client = Line(line.access_token, line.url)
        with running(store, client, echo, sorry) as worker:
            for n in range(15):
                tokens = {f"U{chat}": line.new_token(f"U{chat}") for chat in range(8)}
                events = [now_asked(f"{to}-{n}", text=str(n), chat=to, reply_token=tokens[to]) for to in tokens]
                store.accept(events, time.time())
                worker.nudge()
            until(lambda: len(line.sent) == 120, 20)
    assert all(line.texts(f"U{chat}") == [f"ตอบ {n}" for n in range(15)] for chat in range(8))


def test_two_workers_on_one_store_never_send_twice(store: Store, path: Path) -> None:
    """Leases that run out while LINE is silent, faults, and two workers with stores of their own."""
    store = Store(path)
    with LineApi() as line:
        line.faults.extend([silent(0.4, accepts=True), SERVER_ERROR, silent(0.4, accepts=False)] * 4)
        for n in range(40):
            token = line.new_token(f"U{n}")
            store.accept([now_asked(f"e{n}", chat=f"c{n}", to=f"U{n}", reply_token=token)], time.time())
        workers = []
        for _ in range(2):
            client = Line(line.access_token, line.url, timeouts=(1, 0.3))
            workers.append(Worker(Store(path), client, echo, sorry, lease_seconds=0.2))
        for worker in workers:
            worker.start()
        until(lambda: only(path, "SELECT count(*) FROM inbox WHERE state <> 'done'") == 0, 20)
        assert all(worker.stop() for worker in workers)
    assert sorted(sent.to for sent in line.sent) == sorted(f"U{n}" for n in range(40))
    assert store.backlog(time.time()).counts == {"delivered": 40}


def test_a_consultation_that_outlives_its_lease_is_answered_once(store: Store) -> None:
    line, busy = Slow(), threading.Event()

    def consult(event: Event, memory: Memory) -> Prepared:
        if not busy.is_set():
            busy.set()
            time.sleep(0.5)
        return echo(event, memory)

    with running(store, line, consult, sorry, lease_seconds=0.2):
        store.accept([now_asked("e1")], time.time())
        until(lambda: line.sent == ["token-e1"])
        time.sleep(0.8)
    assert line.sent == ["token-e1"]
