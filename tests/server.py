"""A real `awardbot serve` in a process of its own, talked to as LINE talks to it."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.line.signature import sign
from tests.conftest import ROOT
from tests.fakes.line_api import LineApi, Sent
from tests.line.raw import IN_CHAT, USER, body_of, said

SECRET = "channel-secret"
START_SECONDS = 30.0
ENVIRONMENT = {"AWARDBOT_SECRET_KEY": "k" * 32, "LINE_CHANNEL_SECRET": SECRET}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(holds: Callable[[], Any], seconds: float = 20.0) -> Any:
    """The first truthy value of `holds`, looked at until the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        value = holds()
        if value or time.monotonic() > deadline:
            assert value, f"nothing within {seconds} s"
            return value
        time.sleep(0.02)


class Server:
    """`line` is the stand-in that it sends to; `data` the folder of its store."""

    def __init__(self, data: Path, line: LineApi | None = None, **env: str) -> None:
        self.port, self.line, self.data = free_port(), line, data
        channel = {"LINE_CHANNEL_ACCESS_TOKEN": line.access_token, "LINE_API_BASE": line.url} if line else {}
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("LINE_", "DATABASE_"))}
        self.env = plain | (ENVIRONMENT if line else {}) | channel | {"AWARDBOT_DATA": str(data)} | env
        self.process: subprocess.Popen[str] | None = None
        self.numbers = iter(range(1, 1_000_000))

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> float:
        """Start it; the seconds until it was ready."""
        begun = time.monotonic()
        command = [sys.executable, "-m", "bot", "serve", "--port", str(self.port)]
        self.log = (self.data.parent / f"{self.data.name}.log").open("a+", encoding="utf-8")
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.env, stdout=self.log, stderr=self.log, text=True, start_new_session=True
        )
        until(lambda: self.process.poll() is not None or self.status("/readyz") == 200, START_SECONDS)
        assert self.process.poll() is None, self.logged()
        return time.monotonic() - begun

    def stop(self, number: int = signal.SIGTERM) -> int | None:
        """Send a signal to the whole group; its exit status."""
        if self.process is None or self.process.poll() is not None:
            return None if self.process is None else self.process.returncode
        if number == signal.SIGKILL:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)
        return self.process.wait(15)

    def logged(self) -> str:
        self.log.flush()
        return Path(self.log.name).read_text(encoding="utf-8")

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(self.url(path), timeout=5) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def post(self, body: bytes, signature: bytes | str | None = None, timeout: float = 5) -> int:
        """Deliver a webhook body; signed unless a signature is given."""
        given = sign(body, SECRET) if signature is None else signature
        head = {
            "Content-Type": "application/json",
            "X-Line-Signature": given if isinstance(given, str) else given.decode(),
        }
        request = urllib.request.Request(self.url("/line/webhook"), body, head)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def say(self, text: str, source: dict[str, Any] | None = None, **message: Any) -> int:
        """Someone types `text`; the webhook's status."""
        assert self.line is not None
        number = next(self.numbers)
        to = (source or IN_CHAT).get("groupId", USER)
        event = said(
            text,
            source,
            message={"id": f"m{number}", **message},
            webhookEventId=f"e{number}-{self.port}",
            replyToken=self.line.new_token(to),
            timestamp=int(time.time() * 1000),
        )
        return self.post(body_of(event))

    def answer(self, text: str, source: dict[str, Any] | None = None, seconds: float = 20, **message: Any) -> Sent:
        """Say something and wait for what comes back."""
        assert self.line is not None
        before = len(self.line.sent)
        assert self.say(text, source, **message) == 200
        sent = until(lambda: self.line.sent[before:], seconds)  # type: ignore[union-attr]
        return sent[0]

    def settled(self, seconds: float = 25) -> None:
        """Wait until the store knows of every event how it ended."""
        with sqlite3.connect(self.data / "awardbot.sqlite3") as db:
            until(lambda: db.execute("SELECT count(*) FROM inbox WHERE state <> 'done'").fetchone()[0] == 0, seconds)


def texts(messages: list[dict[str, Any]]) -> str:
    """All that a person reads of LINE messages, altText and buttons included."""
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            found.extend(str(node[name]) for name in ("altText", "text", "label") if isinstance(node.get(name), str))
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(messages)
    return "\n".join(found)
