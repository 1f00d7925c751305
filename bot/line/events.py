"""Reads one raw event of a LINE webhook; whatever it gets, it never raises."""

from typing import Final

from bot.dialogue.turn import ChatKind
from bot.line.contents import CONTENTS
from bot.line.fields import id_at, object_at, text_at, true_at, whole_at
from bot.line.received import UNREADABLE, Content, Ignored, Received, Source

SOURCE_IDS: Final[dict[str, tuple[ChatKind, str]]] = {
    "user": ("user", "userId"),
    "group": ("group", "groupId"),
    "room": ("room", "roomId"),
}
UNUSED: Final = frozenset(
    (
        *("memberJoined", "memberLeft", "videoPlayComplete", "beacon", "accountLink", "membership"),
        *("module", "activated", "deactivated", "botSuspended", "botResumed", "delivery"),
    )
)
# they take something away and send nothing, so they hold while another module has the chat
HEEDED_IN_STANDBY: Final = frozenset({"unsend", "unfollow", "leave"})


def read(raw: object) -> Received | Ignored:
    """One element of `events`, read; any JSON value is taken."""
    kind = text_at(raw, "type")
    if kind is None:
        return UNREADABLE
    if kind not in CONTENTS:
        return Ignored("unused" if kind in UNUSED else "unknown")
    if text_at(raw, "mode") == "standby" and kind not in HEEDED_IN_STANDBY:
        return Ignored("standby")
    source = _source(object_at(raw, "source"))
    if isinstance(source, Ignored):
        return source
    content = CONTENTS[kind](raw)
    return content if isinstance(content, Ignored) else _received(raw, source, content)


def _received(raw: object, source: Source, content: Content) -> Received:
    return Received(
        source=source,
        content=content,
        id=id_at(raw, "webhookEventId"),
        at=whole_at(raw, "timestamp"),
        reply_token=id_at(raw, "replyToken"),
        redelivered=true_at(object_at(raw, "deliveryContext"), "isRedelivery"),
    )


def _source(source: object) -> Source | Ignored:
    kind = text_at(source, "type")
    if kind is None:
        return UNREADABLE
    if kind not in SOURCE_IDS:
        return Ignored("source_unknown")
    chat_kind, name = SOURCE_IDS[kind]
    chat = id_at(source, name)
    return Source(chat_kind, chat, id_at(source, "userId")) if chat else UNREADABLE
