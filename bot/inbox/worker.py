"""Threads that take events from the inbox for as long as the process lives."""

import logging
import os
import threading
import time
from collections.abc import Callable

from bot.errors import StoreError
from bot.inbox.handling import Channel, Consult, Fallback, Handling, where
from bot.inbox.limits import LEASE
from bot.inbox.patience import Patience
from bot.store.store import Store

log = logging.getLogger(__name__)

THREADS = 4  # LINE calls that may hang at the same time without holding up the others
POLL = 0.25  # seconds between looks into the inbox when nobody nudges
LATEST_BEAT = 15.0  # seconds; a call of LINE and a wait for the store fit in
PURGE_EVERY = 3600.0


class Worker:
    """Answers and delivers. `clock` gives seconds since 1970. Start it in the process that shall do the work, after
    any fork; several workers may share a store."""

    def __init__(
        self,
        store: Store,
        line: Channel,
        consult: Consult,
        fallback: Fallback,
        clock: Callable[[], float] = time.time,
        threads: int = THREADS,
        lease_seconds: float = LEASE,
    ) -> None:
        self._store, self._clock, self._lease_seconds = store, clock, lease_seconds
        self._patience = Patience()
        self._handling = Handling(store, line, consult, fallback, clock, self._patience)
        self._size = threads
        self._threads: list[threading.Thread] = []
        self._beats: dict[str, float] = {}
        self._nudged = threading.Condition()
        self._nudges = 0
        self._purge_at = 0.0

    def start(self) -> None:
        """Begin to work. The threads are made here: a fork marks those made before it as ended."""
        self._threads = [threading.Thread(target=self._run, name=f"worker-{n}", daemon=True) for n in range(self._size)]
        for thread in self._threads:
            thread.start()

    def nudge(self) -> None:
        """There is new work: look at once."""
        with self._nudged:
            self._nudges += 1
            self._nudged.notify_all()

    def stop(self, timeout: float = 10.0) -> bool:
        """Take nothing new, let what is in flight come to a stage that the store knows; whether it did in time."""
        self._patience.stopping.set()
        self.nudge()
        deadline = time.monotonic() + timeout
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def alive(self, now: float) -> bool:
        """Whether every thread runs and was seen lately."""
        return bool(self._threads) and all(
            thread.is_alive() and now - self._beats.get(thread.name, 0.0) <= LATEST_BEAT for thread in self._threads
        )

    def work_once(self) -> bool:
        """Handle the event that is due first; false if none is. Raises StoreError."""
        owner = f"{os.getpid()}-{threading.current_thread().name}"
        claim = self._store.claim(self._clock(), owner, self._lease_seconds)
        self._patience.content()
        if claim is not None:
            self._handling.handle(claim)
        return claim is not None

    def _run(self) -> None:
        while not self._patience.stopping.is_set():
            self._beats[threading.current_thread().name] = self._clock()
            seen = self._nudges
            try:
                self._purge()
                worked = self.work_once()
            except StoreError as error:
                self._patience.complain(error)
                worked = False
            except Exception as error:
                log.error("worker: %s", where(error))
                worked = False
            if not worked:
                self._rest(seen)
        self._store.close()

    def _rest(self, seen: int) -> None:
        """Wait for a nudge that came after `seen` of them, or a little while."""
        with self._nudged:
            self._nudged.wait_for(lambda: self._nudges != seen or self._patience.stopping.is_set(), POLL)

    def _purge(self) -> None:
        now = self._clock()
        if threading.current_thread() is self._threads[0] and now >= self._purge_at:
            self._store.purge(now)
            self._purge_at = now + PURGE_EVERY
