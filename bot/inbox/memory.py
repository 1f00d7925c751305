"""What answering an event may look up: the conversation so far and earlier questions of the same chat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.dialogue.conversation import Conversation
from bot.inbox.event import Event


class Records(Protocol):
    """The part of the store that is looked up; both may raise StoreError."""

    def conversation_of(self, event: Event) -> Conversation:
        """What is remembered of this person in this chat."""

    def question(self, question_id: str) -> Mapping[str, Any] | None:
        """A record of the question log."""

    def held_before(self, event: Event) -> list[tuple[str, str]]:
        """Id and text of the person's messages that wait for this one."""


@dataclass(frozen=True)
class Memory:
    """Reads when asked, so that an event that needs nothing costs nothing."""

    records: Records
    event: Event

    def conversation(self) -> Conversation:
        """The end of the person's last turn in this chat; empty for a new one."""
        return self.records.conversation_of(self.event)

    def held(self) -> list[tuple[str, str]]:
        """Id and text of the person's messages that wait for this one, in the order they were said."""
        return self.records.held_before(self.event)

    def quoted(self) -> Mapping[str, Any] | None:
        """The record of the question whose reply the person quotes."""
        return self.question(self.event.answers) if self.event.answers else None

    def question(self, question_id: str) -> Mapping[str, Any] | None:
        """The record of an earlier question, e.g. the one that a button names; None if it is not of this chat."""
        record = self.records.question(question_id)
        return record if record and record["chat"] == self.event.chat else None
