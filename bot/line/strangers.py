"""Notices what LINE sends and the bot doesn't know, so that a change of LINE's shows in the counters."""

from collections.abc import Iterator
from typing import Final

from bot.line.contents import MENTIONEES
from bot.line.fields import list_at, object_at, text_at

MODES: Final = frozenset({"active", "standby"})
EVENT_FIELDS: Final = frozenset(
    (
        *("type", "source", "timestamp", "mode", "webhookEventId", "deliveryContext", "replyToken"),
        *("message", "unsend", "follow", "joined", "left", "postback", "videoPlayComplete", "beacon", "link"),
        *("membership", "module", "chatControl", "delivery"),
    )
)
SOURCE_FIELDS: Final = frozenset({"type", "userId", "groupId", "roomId"})
MESSAGE_FIELDS: Final = frozenset(
    (
        *("id", "type", "text", "emojis", "mention", "quoteToken", "quotedMessageId", "markAsReadToken"),
        *("contentProvider", "imageSet", "duration", "fileName", "fileSize"),
        *("title", "address", "latitude", "longitude"),
        *("packageId", "stickerId", "stickerResourceType", "keywords"),
    )
)


def strangers(raw: object) -> Iterator[str]:
    """A counter's name for each thing unknown: field_unknown, mode_unknown, mentionee_unknown."""
    event, message = object_at({"event": raw}, "event"), object_at(raw, "message")
    for there, known in (
        (event, EVENT_FIELDS),
        (object_at(raw, "source"), SOURCE_FIELDS),
        (message, MESSAGE_FIELDS),
    ):
        yield from ("field_unknown" for name in there if name not in known)
    if "mode" in event and text_at(event, "mode") not in MODES:
        yield "mode_unknown"
    for one in list_at(object_at(message, "mention"), "mentionees"):
        if text_at(one, "type") not in MENTIONEES:
            yield "mentionee_unknown"
