"""A worker that is killed at any moment loses nothing and repeats nothing."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.store.store import Store
from tests.conftest import ROOT
from tests.fakes.line_api import CUT_AFTER, CUT_BEFORE, SERVER_ERROR, LineApi
from tests.inbox.samples import asked
from tests.store.looking import only, rows

LEASE = 1.0
EVENTS = 40


@contextmanager
def process(path: Path, line: LineApi) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.inbox.doomed", str(path), line.url, str(LEASE)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout
        assert worker.stdout.readline() == "working\n"
        yield worker
        worker.kill()


def accept(store: Store, line: LineApi, round: int) -> None:
    now = time.time()
    for n in range(EVENTS):
        id = f"{round}-{n}"
        event = asked(id, id, f"chat-{id}", to=f"U-{id}", reply_token=line.new_token(f"U-{id}"), at=int(now * 1000) + n)
        store.accept([event], now)


def open_events(path: Path) -> int:
    return only(path, "SELECT count(*) FROM inbox WHERE state <> 'done'")


@pytest.mark.parametrize(("seed", "rounds"), [(0, 4)])
def test_every_accepted_event_is_answered_exactly_once(store: Store, path: Path, seed: int, rounds: int) -> None:
    store, moments = Store(path), random.Random(seed)
    with LineApi() as line:
        for round in range(rounds):
            accept(store, line, round)
            line.faults.extend([CUT_AFTER, SERVER_ERROR, CUT_BEFORE])
            with process(path, line):
                time.sleep(moments.uniform(0, 0.25))
        killed_with = open_events(path)
        with process(path, line):
            deadline = time.monotonic() + 20
            while open_events(path) and time.monotonic() < deadline:
                time.sleep(0.05)
    assert killed_with > 0, "the worker was done before it was killed: the test showed nothing"
    everyone = sorted(f"U-{round}-{n}" for round in range(rounds) for n in range(EVENTS))
    assert sorted(sent.to for sent in line.sent) == everyone
    assert {sent.way for sent in line.sent} == {"reply"}
    assert rows(path, "SELECT outcome, count(*) FROM inbox GROUP BY 1") == [("delivered", rounds * EVENTS)]
    assert only(path, "SELECT count(*) FROM addresses") == 0
    assert only(path, "SELECT count(*) FROM questions WHERE delivery = 'delivered'") == rounds * EVENTS
