"""Waits while the store can't be used, and complains once about it."""

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from bot.errors import StoreError

log = logging.getLogger(__name__)

TRIES = 8  # with the store's own waiting still less than a lease
PAUSE = 0.25  # seconds

Result = TypeVar("Result")


class Patience:
    """Shared by the threads of a worker. `stopping` is set when nothing new may begin."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self._fault: str | None = None

    def insist(self, step: Callable[[], Result]) -> Result:
        """Call a step of the store until it is done; raises its last StoreError after some seconds."""
        for _ in range(TRIES - 1):
            try:
                return step()
            except StoreError as error:
                self.complain(error)
                if self.stopping.wait(PAUSE):
                    break
        return step()

    def complain(self, error: StoreError) -> None:
        """Log a fault of the store, but not at every try."""
        if str(error) != self._fault:
            self._fault = str(error)
            log.error("%s", error)

    def content(self) -> None:
        """The store works: log it if it didn't before."""
        if self._fault is not None:
            self._fault = None
            log.info("the store works again")
