"""Reads what an event says, each type in its own way."""

from collections.abc import Callable
from typing import Final

from bot.inbox.event import EventKind
from bot.line.fields import id_at, list_at, object_at, text_at, true_at, whole_at
from bot.line.received import UNREADABLE, Content, Ignored, Mention

MEDIA: Final = frozenset({"sticker", "image", "video", "audio", "file", "location"})
MENTIONEES: Final = frozenset({"user", "all"})


def _message(raw: object) -> Content | Ignored:
    message = object_at(raw, "message")
    kind = text_at(message, "type")
    if kind == "text":
        return _text(message, "text")
    if kind in MEDIA:
        return _media(message, kind)
    return Ignored("message_unknown") if kind else UNREADABLE


def _edit(raw: object) -> Content | Ignored:
    message = object_at(raw, "message")
    if text_at(message, "type") != "text":
        return Ignored("message_unknown")
    return _text(message, "edit") if id_at(message, "id") else UNREADABLE


def _text(message: object, kind: EventKind) -> Content | Ignored:
    text = text_at(message, "text")
    if text is None:
        return UNREADABLE
    mentionees = list_at(object_at(message, "mention"), "mentionees")
    return Content(
        kind,
        message_id=id_at(message, "id"),
        text=text,
        mentions=tuple(_mention(one) for one in mentionees if text_at(one, "type") in MENTIONEES),
        quote_token=id_at(message, "quoteToken"),
        quoted=id_at(message, "quotedMessageId"),
    )


def _mention(mentionee: object) -> Mention:
    # @All never means the bot, whatever its isSelf says
    me = text_at(mentionee, "type") == "user" and true_at(mentionee, "isSelf")
    return Mention(whole_at(mentionee, "index") or 0, whole_at(mentionee, "length") or 0, me)


def _media(message: object, media: str) -> Content | Ignored:
    if (whole_at(object_at(message, "imageSet"), "index") or 1) > 1:
        return Ignored("image_of_set")
    return Content("media", message_id=id_at(message, "id"), media=media)


def _unsend(raw: object) -> Content | Ignored:
    message_id = id_at(object_at(raw, "unsend"), "messageId")
    return Content("unsend", message_id=message_id) if message_id else UNREADABLE


def _postback(raw: object) -> Content | Ignored:
    data = text_at(object_at(raw, "postback"), "data")
    return Content("postback", data=data) if data is not None else UNREADABLE


def _bare(kind: EventKind) -> Callable[[object], Content | Ignored]:
    return lambda _raw: Content(kind)


CONTENTS: Final[dict[str, Callable[[object], Content | Ignored]]] = {
    "message": _message,
    "messageEdited": _edit,
    "unsend": _unsend,
    "postback": _postback,
    "follow": _bare("follow"),
    "unfollow": _bare("unfollow"),
    "join": _bare("join"),
    "leave": _bare("leave"),
}
"""How to read each event type that the bot uses."""
