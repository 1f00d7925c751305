"""What this machine is worth right now, and what a process holds."""

import time
from pathlib import Path

ROUNDS = 2_000_000


def calibration() -> float:
    """Seconds for a fixed piece of work; a timing beside a slow one was taken on a busy machine."""
    start = time.perf_counter()
    total = 0
    for number in range(ROUNDS):
        total += number * number % 7
    return time.perf_counter() - start


def resident(process: int | str = "self") -> float:
    """Resident memory of a process in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
