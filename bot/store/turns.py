"""A lock that serves those who wait in the order in which they came."""

import threading
from collections import deque


class Turns:
    """Python's own lock lets a busy thread overtake the others again and again; here nobody starves."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    def acquire(self, timeout: float) -> bool:
        """Wait for a turn at most `timeout` seconds; whether it came."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            ticket = threading.Lock()
            ticket.acquire()
            self._waiting.append(ticket)
        return ticket.acquire(timeout=timeout) or not self._leave(ticket)

    def release(self) -> None:
        """Give the turn to the one who has waited for longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    def _leave(self, ticket: threading.Lock) -> bool:
        """Stop waiting; false if the turn came in this very moment."""
        with self._guard:
            if ticket not in self._waiting:
                return False
            self._waiting.remove(ticket)
            return True
