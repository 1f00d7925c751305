"""What an event of LINE says, read but not yet judged."""

from dataclasses import dataclass

from bot.dialogue.turn import ChatKind
from bot.inbox.event import EventKind


@dataclass(frozen=True)
class Source:
    """Where an event happened: `id` is the sendable id of the chat; a group event may name no user."""

    chat_kind: ChatKind
    id: str
    user: str | None


@dataclass(frozen=True)
class Mention:
    """A mention of somebody; `start` and `length` count UTF-16 code units. `me` means this bot."""

    start: int
    length: int
    me: bool


@dataclass(frozen=True)
class Content:
    """What an event says; `quoted` is the id of the message that the person quotes."""

    kind: EventKind
    message_id: str | None = None
    text: str = ""
    mentions: tuple[Mention, ...] = ()
    quote_token: str | None = None
    quoted: str | None = None
    media: str | None = None
    data: str = ""


@dataclass(frozen=True)
class Received:
    """An event freed of everything the bot has no use for; `at` is LINE's time in milliseconds."""

    source: Source
    content: Content
    id: str | None
    at: int | None
    reply_token: str | None
    redelivered: bool


@dataclass(frozen=True)
class Ignored:
    """An event that the bot leaves alone.

    Reasons: unreadable, unknown, unused, standby, source_unknown, message_unknown, image_of_set.
    """

    reason: str


UNREADABLE = Ignored("unreadable")
