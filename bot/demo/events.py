"""The webhooks that LINE would send for what a visitor of the chat page does."""

import json
import secrets
from dataclasses import dataclass
from typing import Any, Literal

from bot.line.limits import utf16
from bot.line.signature import sign

Json = dict[str, Any]
Call = Literal["mention", "name", "none"]

BOT_USER = "Udeb07000000000000000000000000001"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class Visitor:
    """Who writes, and where: `id` is 32 hexadecimal digits; each visitor has a group of their own."""

    id: str
    in_group: bool = False

    @property
    def user(self) -> str:
        return f"U{self.id}"

    @property
    def chat(self) -> str:
        return f"C{self.id}" if self.in_group else self.user

    @property
    def source(self) -> Json:
        here = {"type": "group", "groupId": self.chat} if self.in_group else {"type": "user"}
        return here | {"userId": self.user}


def event(kind: str, visitor: Visitor, at: int, reply_token: str | None, **content: object) -> Json:
    """A webhook event of a visitor at a time in milliseconds, without a reply token where LINE gives none."""
    made: Json = {
        "type": kind,
        "mode": "active",
        "timestamp": at,
        "source": visitor.source,
        "webhookEventId": ulid(at),
        "deliveryContext": {"isRedelivery": False},
        **content,
    }
    return made | ({"replyToken": reply_token} if reply_token else {})


def called(text: str, call: Call, bot_name: str, call_name: str) -> str:
    """The text with the bot's name before it, unless the visitor typed it."""
    mention = f"@{bot_name}"
    if call == "mention":
        return text if mention in text else f"{mention} {text}"
    return f"{call_name} {text}" if call == "name" and not text.startswith(call_name) else text


def mention_of(text: str, bot_name: str) -> Json | None:
    """The mention object for the bot's name in a text; LINE counts its place in UTF-16 units."""
    name = f"@{bot_name}"
    before, found, _ = text.partition(name)
    if not found:
        return None
    here = {"index": utf16(before), "length": utf16(name), "type": "user", "userId": BOT_USER, "isSelf": True}
    return {"mentionees": [here]}


def signed(events: list[Json], secret: str) -> tuple[bytes, str]:
    """A webhook's body and its signature over those very bytes."""
    body = json.dumps({"destination": BOT_USER, "events": events}, ensure_ascii=False).encode()
    return body, sign(body, secret).decode()


def ulid(at: int) -> str:
    """A fresh id that sorts by its time in milliseconds, as LINE's webhookEventId."""
    number = at << 80 | secrets.randbits(80)
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))
