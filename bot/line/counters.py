"""Counts what came in, by name: the only trace of what the bot ignores."""

from collections import Counter
from threading import Lock


class Counters:
    """Numbers by name, safe to bump from several threads.

    The webhook bumps `signature_wrong`, `body_too_large`, `body_unreadable`, `store_refused`, `event_accepted`,
    `event_unaddressed`, one `event_<reason>` for each reason in bot.line.received, and the names in
    bot.line.strangers.
    """

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self._lock = Lock()

    def bump(self, name: str, by: int = 1) -> None:
        """Add to a number; the first bump of a name creates it."""
        with self._lock:
            self._numbers[name] += by

    def snapshot(self) -> dict[str, int]:
        """All numbers as they stand now, sorted by name."""
        with self._lock:
            return dict(sorted(self._numbers.items()))
