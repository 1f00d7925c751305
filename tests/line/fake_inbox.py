"""An inbox that keeps what it is given in plain sight."""

from bot.errors import StoreError
from bot.inbox.event import Event


class FakeInbox:
    """`accepted` holds one list per call; `questions` says which sent message answers which question."""

    def __init__(self, questions: dict[str, str] | None = None, *, broken: bool = False) -> None:
        self.accepted: list[list[Event]] = []
        self.times: list[float] = []
        self.looked_up: list[str] = []
        self.questions = questions or {}
        self.broken = broken

    def accept(self, events: list[Event], now: float) -> None:
        if self.broken:
            raise StoreError(f"disk full while storing {events}")
        self.accepted.append(events)
        self.times.append(now)

    def question_of_sent(self, message_id: str) -> str | None:
        if message_id == "broken":
            raise StoreError(f"locked while reading {message_id}")
        self.looked_up.append(message_id)
        return self.questions.get(message_id)

    @property
    def events(self) -> list[Event]:
        return [event for events in self.accepted for event in events]
