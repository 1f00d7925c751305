"""Raw webhook events as LINE sends them, to be changed at will by the tests."""

import json
from typing import Any

Raw = dict[str, Any]

USER, GROUP, ROOM = "U" + "1" * 32, "C" + "2" * 32, "R" + "3" * 32
AT = 1_790_000_000_123
IN_CHAT: Raw = {"type": "user", "userId": USER}
IN_GROUP: Raw = {"type": "group", "groupId": GROUP, "userId": USER}
IN_ROOM: Raw = {"type": "room", "roomId": ROOM, "userId": USER}


def event(kind: str, source: Raw | None = None, **fields: Any) -> Raw:
    """An event of a 1:1 chat; `fields` are added or replace what is there."""
    return {
        "type": kind,
        "mode": "active",
        "timestamp": AT,
        "source": IN_CHAT if source is None else source,
        "webhookEventId": "01H" + kind,
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "reply-" + kind,
        **fields,
    }


def said(text: object, source: Raw | None = None, *, message: Raw | None = None, **fields: Any) -> Raw:
    """A text message; `message` adds to its message object."""
    content = {"type": "text", "id": "100", "quoteToken": "q-100", "text": text, **(message or {})}
    return event("message", source, message=content, **fields)


def edited(text: object, source: Raw | None = None, *, message: Raw | None = None, **fields: Any) -> Raw:
    """An edit of the message that `said` makes."""
    return said(text, source or IN_GROUP, message=message, **{"type": "messageEdited", **fields})


def media(kind: str, source: Raw | None = None, **message: Any) -> Raw:
    """A message of another type than text."""
    return event("message", source, message={"type": kind, "id": "200", "quoteToken": "q-200", **message})


def mentioning(*mentionees: Raw) -> Raw:
    """The part of a message object that says who is mentioned."""
    return {"mention": {"mentionees": list(mentionees)}}


def self_mention(index: int, length: int, **fields: Any) -> Raw:
    """A mention of the bot."""
    return {"type": "user", "index": index, "length": length, "userId": USER, "isSelf": True, **fields}


def body_of(*events: object) -> bytes:
    """A webhook body."""
    return json.dumps({"destination": "U" + "0" * 32, "events": list(events)}).encode()
