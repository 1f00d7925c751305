"""The real client and a LINE that fails: one fault of any kind is overcome within 25 s, and nothing is shown twice.

Time is a clock that the test moves; LINE's silence moves it too, so that a test takes no longer than its calls.
"""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.inbox.worker import Worker
from bot.line.client import TIMEOUTS, Line
from bot.store.store import Store
from tests.fakes.line_api import (
    BAD_GATEWAY,
    CUT_AFTER,
    CUT_BEFORE,
    QUOTA,
    RATE_LIMIT,
    SERVER_ERROR,
    Fault,
    LineApi,
    refused,
    silent,
)
from tests.inbox.clock import Clock
from tests.inbox.samples import asked, echo, sorry
from tests.store.looking import only

PATIENCE = 0.3  # seconds in which the test's client gives up on a silent LINE, in the place of five
SILENT_BEFORE, SILENT_AFTER = silent(6, accepts=False), silent(6, accepts=True)
FAULTS = {
    "500": SERVER_ERROR,
    "502": BAD_GATEWAY,
    "503": refused(503),
    "429": RATE_LIMIT,
    "429 with Retry-After": refused(429, "slow down", Retry_After="4"),
    "429 that speaks of the quota, on a reply": QUOTA,
    "a connection cut before the messages were taken": CUT_BEFORE,
    "a connection cut after it": CUT_AFTER,
    "six seconds of silence, then nothing taken": SILENT_BEFORE,
    "six seconds of silence, messages taken": SILENT_AFTER,
    "401": refused(401),
}


class Scene:
    """A store, a LINE and a worker on one clock."""

    def __init__(self, store: Store, line: LineApi, clock: Clock) -> None:
        self.store, self.line, self.clock = store, line, clock
        self.worker = self.new_worker()

    def new_worker(self) -> Worker:
        client = Line(self.line.access_token, self.line.url, timeouts=(1, PATIENCE))
        return Worker(self.store, client, echo, sorry, self.clock, threads=1)

    def ask(self, id: str = "e1", *, token_age: float = 0) -> None:
        token = self.line.new_token("U-chat-1")
        self.line.tokens[token].at -= token_age
        self.store.accept([asked(id, reply_token=token)], self.clock.now - token_age)

    def work(self, seconds: float) -> None:
        end = self.clock.now + seconds
        while self.clock.now < end:
            if not self.worker.work_once():
                self.clock.move(0.25)


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    clock = Clock()

    def wait(_seconds: float) -> None:
        clock.move(TIMEOUTS[1])
        time.sleep(PATIENCE + 0.05)

    with LineApi(clock, wait) as line:
        yield Scene(store, line, clock)


def outcome(path: Path, id: str = "e1") -> str | None:
    return only(path, "SELECT outcome FROM inbox WHERE id = ?", id)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_one_fault_of_a_reply_is_overcome(scene: Scene, path: Path, fault: Fault) -> None:
    scene.line.faults.append(fault)
    scene.ask()
    scene.work(25)
    assert len(scene.line.calls) == 2
    assert scene.line.texts() == ["ตอบ ส่งสองสาขาได้ไหม"]
    assert [sent.way for sent in scene.line.sent] == ["reply"]
    assert outcome(path) == "delivered"


@pytest.mark.parametrize("fault", [fault for fault in FAULTS.values() if fault is not QUOTA])
def test_one_fault_of_a_push_is_overcome(scene: Scene, path: Path, fault: Fault) -> None:
    scene.line.faults.append(fault)
    scene.ask(token_age=56)
    scene.work(25)
    assert [sent.way for sent in scene.line.sent] == ["push"]
    assert outcome(path) == "delivered"


def test_a_token_that_died_on_the_way_leads_to_a_push(scene: Scene, path: Path) -> None:
    scene.ask()
    scene.line.tokens.popitem()
    scene.work(2)
    assert [sent.way for sent in scene.line.sent] == ["push"]
    assert outcome(path) == "delivered"


def test_a_silent_line_costs_no_second_message(scene: Scene, path: Path) -> None:
    scene.line.faults.extend([SILENT_AFTER] + [SILENT_BEFORE] * 30)
    scene.ask()
    scene.work(120)
    assert [sent.way for sent in scene.line.sent] == ["reply"]
    assert outcome(path) == "delivery_unknown"


def test_a_line_that_is_down_for_hours_gets_the_answer_after_it(scene: Scene, path: Path) -> None:
    scene.line.faults.extend([SERVER_ERROR] * 25)
    scene.ask()
    scene.work(2 * 3600)
    assert [sent.way for sent in scene.line.sent] == ["push"]
    assert outcome(path) == "delivered"


def test_a_wrong_access_token_is_overcome_when_the_operator_mends_it(scene: Scene, path: Path) -> None:
    scene.line.access_token = "the right one"
    scene.ask()
    scene.work(600)
    assert outcome(path) is None
    scene.line.access_token = LineApi.access_token
    scene.work(301)
    assert outcome(path) == "delivered"


def test_a_spent_quota_holds_up_no_reply(scene: Scene, path: Path) -> None:
    scene.line.faults.append(QUOTA)
    scene.ask("pushed", token_age=56)
    scene.work(1)
    scene.ask("replied")
    scene.work(1)
    assert (outcome(path, "pushed"), outcome(path, "replied")) == (None, "delivered")


@pytest.mark.parametrize("seed", range(6))
def test_no_weather_shows_an_answer_twice_or_loses_one(scene: Scene, path: Path, seed: int) -> None:
    """Any mix of faults, and a worker that is replaced in the middle: every answer is shown once, or not at all and
    then listed."""
    weather = random.Random(seed)
    for n in range(6):
        scene.line.faults.extend(weather.choices(list(FAULTS.values()), k=weather.randrange(4)))
        scene.ask(f"e{n}", token_age=weather.choice([0, 0, 30, 56]))
        scene.work(weather.randrange(30))
        scene.worker = scene.new_worker()
    scene.line.faults.clear()
    scene.work(3700)
    texts = len(scene.line.sent)
    ends = [outcome(path, f"e{n}") for n in range(6)]
    assert set(ends) <= {"delivered", "delivery_unknown"}
    assert ends.count("delivered") <= texts <= 6
    assert len({sent.key for sent in scene.line.sent}) == texts
