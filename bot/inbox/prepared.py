"""What answering one event comes to, before any of it is stored or sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialogue.conversation import Conversation

Message = dict[str, Any]


@dataclass(frozen=True)
class Prepared:
    """The outcome of one event.

    `messages` are LINE's message objects, in order; none means that the bot stays silent. `question` is the log
    record (columns of the question log, see bot/store/questions.py), None where nothing is to be logged; its id is
    the event's. `conversation` replaces what is remembered of the person in that chat, None leaves it alone.
    With `waits` the message is no question by itself: it is held for what the person says next, and comes again if
    nothing does. `absorbs` are the held events that this outcome answers too.
    `keep_address` keeps the sendable id for an officer's answer to `officer_for`, by default to this very question.
    """

    messages: tuple[Message, ...] = ()
    question: Mapping[str, Any] | None = None
    conversation: Conversation | None = None
    keep_address: bool = False
    officer_for: str | None = None
    waits: bool = False
    absorbs: tuple[str, ...] = ()
