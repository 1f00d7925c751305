"""make bench: how fast and how large, each figure beside a calibration loop of the same run.

Everything stays on loopback and is bounded: one server, 300 events, 8 clients. Exit status 1 if a limit is missed.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bot.dialogue.pipeline import walk
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import open_handbook
from bot.settings import home_folder
from tests.conftest import ROOT
from tests.fakes.line_api import LineApi
from tests.line.raw import body_of, said
from tests.server import Server, until

EVENTS, CLIENTS = 300, 8
LIMITS = {"ready_s": 3.0, "memory_mb": 300.0, "median_ms": 2.0, "p99_ms": 8.0, "slowest_200_s": 2.0}


def calibration() -> float:
    """Seconds for a fixed piece of work: what this machine is worth right now."""
    start = time.perf_counter()
    total = 0
    for number in range(2_000_000):
        total += number * number % 7
    return time.perf_counter() - start


def show(name: str, value: float, unit: str, limit: str | None = None) -> bool:
    held = limit is None or value <= LIMITS[limit]
    bound = "" if limit is None else f"  limit {LIMITS[limit]:g} {'held' if held else 'MISSED'}"
    print(f"{name:34} {value:9.2f} {unit:3}  calibration {calibration():.3f} s{bound}", flush=True)
    return held


def answers() -> list[bool]:
    handbook = open_handbook(home_folder())
    lines = (ROOT / "tests" / "validation" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["q"] for line in lines]
    for text in texts[:50]:
        walk(Turn(text), handbook, time.perf_counter)
    spent = sorted(_milliseconds(lambda text=text: walk(Turn(text), handbook, time.perf_counter)) for text in texts)
    return [
        show(f"answer, median of {len(spent)}", statistics.median(spent), "ms", "median_ms"),
        show("answer, 99th percentile", spent[int(len(spent) * 0.99)], "ms", "p99_ms"),
    ]


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def server() -> list[bool]:
    with tempfile.TemporaryDirectory() as folder, LineApi() as line:
        running = Server(Path(folder) / "data", line)
        begun = time.monotonic()
        ready = running.start()
        held = [show("ready", ready, "s", "ready_s")]
        try:
            times, statuses, lock, begun = [], [], threading.Lock(), time.monotonic()

            def client(numbers: range) -> None:
                for number in numbers:
                    event = said(
                        "ร่วมใจแก้จนส่งได้กี่หน้า",
                        {"type": "user", "userId": f"U{number:032x}"},
                        message={"id": f"b{number}"},
                        webhookEventId=f"bench{number}",
                        replyToken=line.new_token(f"U{number:032x}"),
                        timestamp=int(time.time() * 1000),
                    )
                    start = time.perf_counter()
                    status = running.post(body_of(event), timeout=10)
                    with lock:
                        times.append(time.perf_counter() - start)
                        statuses.append(status)

            share = EVENTS // CLIENTS + 1
            threads = [
                threading.Thread(target=client, args=(range(n * share, min(EVENTS, (n + 1) * share)),))
                for n in range(CLIENTS)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            posted = time.monotonic() - begun
            until(lambda: len(line.sent) >= EVENTS, 60)
            answered = time.monotonic() - begun
            held.append(statuses.count(200) == EVENTS and len(line.sent) == EVENTS)
            print(
                f"{EVENTS} events from {CLIENTS} clients: {statuses.count(200)} acknowledged, {len(line.sent)} answered"
            )
            held.append(show("slowest 200", max(times), "s", "slowest_200_s"))
            show("all acknowledged after", posted, "s")
            show("all answered after", answered, "s")
            held += [show(f"memory of process {pid}", size, "MB", "memory_mb") for pid, size in memory(running)]
        finally:
            running.stop()
    return held


def memory(running: Server) -> list[tuple[int, float]]:
    """Resident memory of the server's processes."""
    assert running.process is not None
    listing = subprocess.run(["ps", "-o", "pid=,rss=", "-g", str(running.process.pid)], capture_output=True, text=True)
    return [(int(pid), int(rss) / 1024) for pid, rss in (line.split() for line in listing.stdout.splitlines())]


if __name__ == "__main__":
    sys.exit(0 if all(answers() + server()) else 1)
