"""The server under load: 300 events from 8 clients on loopback, answered to a stand-in for LINE."""

import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.bench.calibration import resident
from tests.bench.limits import show
from tests.fakes.line_api import LineApi
from tests.line.raw import body_of, said
from tests.server import Server, until

EVENTS, CLIENTS = 300, 8
QUESTION = "ร่วมใจแก้จนส่งได้กี่หน้า"


@dataclass
class Crowd:
    """Clients that each post the next event as soon as the last is acknowledged."""

    running: Server
    line: LineApi
    times: list[float] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def post_all(self) -> None:
        """Post every event once; returns when all are acknowledged."""
        self._numbers, self._lock = count(), threading.Lock()
        threads = [threading.Thread(target=self._client) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _client(self) -> None:
        while True:
            with self._lock:
                number = next(self._numbers)
            if number >= EVENTS:
                return
            body = self._event(number)
            start = time.perf_counter()
            status = self.running.post(body, timeout=10)
            with self._lock:
                self.times.append(time.perf_counter() - start)
                self.statuses.append(status)

    def _event(self, number: int) -> bytes:
        user = f"U{number:032x}"
        event = said(
            QUESTION,
            {"type": "user", "userId": user},
            message={"id": f"b{number}"},
            webhookEventId=f"bench{number}",
            replyToken=self.line.new_token(user),
            timestamp=int(time.time() * 1000),
        )
        return body_of(event)


def serve_a_crowd() -> dict[str, float]:
    """Start, answer the crowd, stop: the figures of limits.LIMITS. Raises if an event stays unanswered."""
    with tempfile.TemporaryDirectory() as folder, LineApi() as line:
        running = Server(Path(folder) / "data", line)
        ready = running.start()
        show("ready", ready, "s", "ready_s")
        try:
            crowd, begun = Crowd(running, line), time.monotonic()
            crowd.post_all()
            show("all acknowledged after", time.monotonic() - begun, "s")
            until(lambda: len(line.sent) >= EVENTS, 60)
            show("all answered after", time.monotonic() - begun, "s")
            assert crowd.statuses.count(200) == len(line.sent) == EVENTS
            slowest, most = max(crowd.times), max(map(resident, processes(running)))
            show("slowest 200", slowest, "s", "slowest_200_s")
            show("memory", most, "MB", "memory_mb")
        finally:
            running.stop()
    return {"ready_s": ready, "slowest_200_s": slowest, "memory_mb": most}


def processes(running: Server) -> list[int]:
    """The server's processes."""
    assert running.process is not None
    listing = subprocess.run(["ps", "-o", "pid=", "-g", str(running.process.pid)], capture_output=True, text=True)
    return [int(pid) for pid in listing.stdout.split()]
