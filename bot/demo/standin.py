"""The LINE stand-in: keeps a chat as LINE would and takes what the bot sends."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from threading import RLock
from typing import Any, Literal
from uuid import uuid4

Json = dict[str, Any]
By = Literal["visitor", "bot", "page"]

TOKEN_SECONDS = 60
KEPT = 2000
MOST = 5


@dataclass(frozen=True)
class Record:
    """A message of a chat: `number` counts from 1, `at` is in milliseconds, `quotes` the id of a quoted message."""

    number: int
    chat: str
    by: By
    at: int
    id: str
    quote_token: str
    message: Json
    quotes: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What LINE's API answers: an HTTP status and a body."""

    status: int
    body: Json = field(default_factory=dict)


class Standin:
    """One LINE for one bot; `clock` gives the time in seconds. `sent` is every message that the bot sent."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.sent: list[Record] = []
        self._clock, self._lock = clock, RLock()
        self._records: deque[Record] = deque(maxlen=KEPT)
        self._numbers, self._first_id = count(1), int(clock() * 1000)
        self._tokens: dict[str, tuple[str, float]] = {}
        self._accepted: dict[str, Json] = {}
        self._loading: dict[str, float] = {}

    def reply_token(self, chat: str) -> str:
        """A token for one reply to this chat within a minute."""
        token = uuid4().hex
        self._tokens[token] = (chat, self._clock() + TOKEN_SECONDS)
        return token

    def say(self, chat: str, message: Json, by: By = "visitor", quotes: str | None = None) -> Record:
        """Put a message into the chat."""
        with self._lock:
            number, at = next(self._numbers), int(self._clock() * 1000)
            record = Record(number, chat, by, at, str(self._first_id + number), uuid4().hex, message, quotes)
            self._records.append(record)
            return record

    def unsend(self, chat: str, message_id: str) -> bool:
        """Take a visitor's message back; false where there is none such."""
        with self._lock:
            for place, record in enumerate(self._records):
                if (record.chat, record.id, record.by) == (chat, message_id, "visitor"):
                    self._records[place] = replace(record, message={"type": "unsent"})
                    return True
        return False

    def reply(self, token: str, messages: list[Json]) -> Outcome:
        """Take a reply; its token works once and for a minute."""
        if not 1 <= len(messages) <= MOST:
            return Outcome(400, {"message": "Size must be between 1 and 5"})
        chat, until = self._tokens.pop(token, ("", 0.0))
        return self._take(chat, messages) if self._clock() < until else Outcome(400, {"message": "Invalid reply token"})

    def push(self, to: str, messages: list[Json], retry_key: str | None = None) -> Outcome:
        """Take a push; the same retry key again gives 409 and what was sent before."""
        if not to or not 1 <= len(messages) <= MOST:
            return Outcome(400, {"message": "The request body has errors"})
        with self._lock:
            if retry_key in self._accepted:
                return Outcome(409, {"message": "The retry key is already accepted", **self._accepted[retry_key]})
            outcome = self._take(to, messages)
            if retry_key:
                self._accepted[retry_key] = outcome.body
            return outcome

    def load(self, chat: str, seconds: int) -> Outcome:
        """Show that the bot is at work, in a chat of two."""
        if not chat.startswith("U"):
            return Outcome(400, {"message": "The property, 'chatId', in the request body is invalid"})
        self._loading[chat] = self._clock() + seconds
        return Outcome(202)

    def is_loading(self, chat: str) -> bool:
        """Whether the bot is at work on this chat and has not answered yet."""
        return self._clock() < self._loading.get(chat, 0.0)

    def records(self, chat: str, after: int = 0) -> list[Record]:
        """The messages of a chat that came after a number, oldest first."""
        return [record for record in list(self._records) if record.chat == chat and record.number > after]

    def _take(self, chat: str, messages: list[Json]) -> Outcome:
        self._loading.pop(chat, None)
        records = [self.say(chat, message, "bot", self._quoted(message)) for message in messages]
        self.sent += records
        ids = [{"id": record.id, "quoteToken": record.quote_token} for record in records]
        return Outcome(200, {"sentMessages": ids})

    def _quoted(self, message: Json) -> str | None:
        token = message.get("quoteToken")
        return next((record.id for record in list(self._records) if token and record.quote_token == token), None)
