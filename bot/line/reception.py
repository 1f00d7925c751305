"""Takes in one signed webhook body: what concerns the bot is stored before LINE gets its 200."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from bot.errors import StoreError
from bot.inbox.event import Event
from bot.line.counters import Counters
from bot.line.events import read
from bot.line.received import Ignored
from bot.line.reduce import Reducer
from bot.line.strangers import strangers

log = logging.getLogger(__name__)

OK, TRY_AGAIN = 200, 503
PATIENCE_S: Final = 0.7  # LINE waits 2 s, and storing may wait up to 1.2 s for the database
LONGEST_NUMBER: Final = 300


class Inbox(Protocol):
    """The durable queue, as the webhook needs it. Both methods may raise StoreError."""

    def accept(self, events: list[Event], now: float) -> None:
        """Store all events in one transaction, each once per id."""

    def question_of_sent(self, message_id: str) -> str | None:
        """The logged question that a message of the bot answers, "" if it answers none, None if not the bot's."""


@dataclass(frozen=True)
class Reception:
    """`clock` gives seconds since 1970; `wake` is called when there is new work."""

    reducer: Reducer
    inbox: Inbox
    clock: Callable[[], float]
    counters: Counters
    wake: Callable[[], None]

    def receive(self, body: bytes) -> int:
        """Take in a body whose signature is right; the HTTP status to answer."""
        raws = _events(body)
        if raws is None:
            # LINE could only send the same bytes again, so there is nothing to win by refusing them
            return self._give_up("body_unreadable", OK)
        try:
            self._store(raws)
        except StoreError:
            return self._give_up("store_refused", TRY_AGAIN)
        return OK

    def _store(self, raws: list[object]) -> None:
        now = self.clock()
        events = [event for raw in raws if (event := self._event(raw, now))]
        if not events:
            return
        if self.clock() - now > PATIENCE_S:
            raise StoreError("the store answers too slowly")
        self.inbox.accept(events, now)
        self.counters.bump("event_accepted", len(events))
        self.wake()

    def _event(self, raw: object, now: float) -> Event | None:
        for name in strangers(raw):
            self.counters.bump(name)
        received = read(raw)
        if isinstance(received, Ignored):
            self.counters.bump(f"event_{received.reason}")
            return None
        event = self.reducer.reduce(received, now)
        if event is None:
            self.counters.bump("event_unaddressed")
        return event

    def _give_up(self, name: str, status: int) -> int:
        self.counters.bump(name)
        log.error("webhook: %s, answered %s", name, status)  # never the error's own text: it may quote the body
        return status


def _events(body: bytes) -> list[object] | None:
    """The `events` of a body; None if it holds no such list."""
    try:
        payload = json.loads(body, parse_int=_number)
    except (ValueError, RecursionError):
        return None
    events = payload.get("events") if isinstance(payload, dict) else None
    return events if isinstance(events, list) else None


def _number(digits: str) -> float:
    # int() refuses numbers of thousands of digits, and one such number would cost the whole body
    return int(digits) if len(digits) < LONGEST_NUMBER else float("inf")
