"""A worker in a process of its own, to be killed: python -m tests.inbox.doomed STORE LINE_URL LEASE_SECONDS."""

import sys
import time
from pathlib import Path

from bot.inbox.worker import Worker
from bot.line.client import Line
from bot.store.store import Store
from tests.fakes.line_api import LineApi
from tests.inbox.samples import echo, sorry


def main() -> None:
    path, url, lease_seconds = sys.argv[1:]
    line = Line(LineApi.access_token, url, timeouts=(1, 0.5))
    Worker(Store(Path(path)), line, echo, sorry, lease_seconds=float(lease_seconds)).start()
    print("working", flush=True)
    time.sleep(3600)


if __name__ == "__main__":
    main()
