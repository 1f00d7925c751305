"""Events and answers to try things with."""

from typing import Any

from bot.inbox.event import Event
from bot.inbox.memory import Memory
from bot.inbox.prepared import Prepared

NOW = 1_800_000_000.0
SECOND = 1000  # of an event's time, in milliseconds


def asked(id: str = "e1", text: str = "ส่งสองสาขาได้ไหม", chat: str = "chat-1", **changes: Any) -> Event:
    """A text message in 1:1, sent at NOW."""
    values: dict[str, Any] = {
        "id": id,
        "kind": "text",
        "chat_kind": "user",
        "chat": chat,
        "to": f"U-{chat}",
        "at": int(NOW * SECOND),
        "user": "person-1",
        "reply_token": f"token-{id}",
        "message_id": f"m-{id}",
        "quote_token": f"quote-{id}",
        "text": text,
    }
    return Event(**values | changes)


def in_group(id: str = "e1", text: str = "ส่งสองสาขาได้ไหม", **changes: Any) -> Event:
    """A text message that calls the bot in a group."""
    return asked(id, text, **{"chat_kind": "group", "chat": "group-1", "to": "C-group-1"} | changes)


def said(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def answered(text: str = "ไม่ได้", **changes: Any) -> Prepared:
    """An answer in one text message, logged."""
    return Prepared(**{"messages": (said(text),), "question": {"status": "answered"}} | changes)


def echo(event: Event, _memory: Memory) -> Prepared:
    """Answers every event with its own words."""
    return answered(f"ตอบ {event.text}", question={"status": "answered", "normalised": event.text})


def sorry(_event: Event) -> Prepared:
    return answered("ขออภัย", question={"status": "error_consult"})
