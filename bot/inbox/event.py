"""The reduced event: all that the bot keeps of what LINE sent."""

from dataclasses import dataclass
from typing import Literal

from bot.dialogue.turn import ChatKind

EventKind = Literal["text", "edit", "media", "postback", "follow", "unfollow", "join", "leave", "unsend"]


@dataclass(frozen=True)
class Event:
    """One event that concerns the bot, whichever database holds it.

    `id` is LINE's webhookEventId, `at` LINE's time of the event in milliseconds. `chat` and `user` are keyed
    hashes of the ids that LINE sent (`user` is None where a group event names nobody); `to` is the sendable id
    of the chat, kept only while an answer is owed. `text` has mention and call name taken off; `data` is the
    payload of a pressed button; `media` the kind of a sticker, image… `answers` is the id of the logged
    question whose reply the person quotes. `addressed` is false for an edit that no longer speaks to the bot.
    """

    id: str
    kind: EventKind
    chat_kind: ChatKind
    chat: str
    to: str
    at: int
    user: str | None = None
    reply_token: str | None = None
    redelivered: bool = False
    message_id: str | None = None
    text: str = ""
    quote_token: str | None = None
    answers: str | None = None
    media: str | None = None
    data: str = ""
    addressed: bool = True
