"""What a visitor of the chat page does, read from what the page posts and told to the stand-in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from bot.demo.events import Call, Visitor, called, event, mention_of
from bot.demo.standin import Record, Standin

Json = dict[str, Any]
Kind = Literal["text", "sticker", "image", "postback", "follow", "join", "unsend"]

VISITOR = re.compile(r"[0-9a-f]{32}")
FIELDS = ("kind", "text", "call", "quotes", "data", "message")
LONGEST = 5000
TRUE = (True, "true", "1")
STICKER: Json = {"packageId": "446", "stickerId": "1988", "stickerResourceType": "STATIC"}
IMAGE: Json = {"contentProvider": {"type": "line"}}


@dataclass(frozen=True)
class Names:
    """What the bot is called: in a mention and when typed."""

    mention: str
    typed: str


@dataclass(frozen=True)
class Act:
    """One thing done. `quotes` is the id of the quoted message, `message` the id of the one taken back."""

    visitor: Visitor
    kind: Kind
    text: str = ""
    call: Call = "none"
    quotes: str | None = None
    data: str = ""
    message: str = ""


def read_visitor(values: Mapping[str, Any]) -> Visitor | None:
    """The visitor that a request names, or None."""
    name = str(values.get("visitor", ""))
    return Visitor(name, values.get("group", "") in TRUE) if VISITOR.fullmatch(name) else None


def read_act(posted: object) -> Act | None:
    """What the page posted, or None where it makes no sense."""
    visitor = read_visitor(posted) if isinstance(posted, dict) else None
    if visitor is None or not isinstance(posted, dict):
        return None
    given = {name: str(posted.get(name) or "")[:LONGEST] for name in FIELDS}
    kind, text, call = given["kind"], given["text"].strip(), given["call"]
    if kind not in get_args(Kind) or (kind in ("text", "postback") and not text):
        return None
    calling = call if visitor.in_group and call in get_args(Call) else "none"
    quotes = given["quotes"] or None
    return Act(visitor, cast(Kind, kind), text, cast(Call, calling), quotes, given["data"], given["message"])


def perform(act: Act, standin: Standin, at: int, names: Names) -> Json:
    """Put the act into the chat and make the event that LINE would send for it; `at` is in milliseconds."""
    visitor, chat = act.visitor, act.visitor.chat
    if act.kind == "unsend":
        standin.unsend(chat, act.message)
        standin.say(chat, {"type": "unsent", "message": act.message}, "page")
        return event("unsend", visitor, at, None, unsend={"messageId": act.message})
    token = standin.reply_token(chat)
    if act.kind in ("follow", "join"):
        standin.say(chat, {"type": act.kind}, "page")
        more: Json = {"follow": {"isUnblocked": False}} if act.kind == "follow" else {}
        return event(act.kind, visitor, at, token, **more)
    if act.kind == "postback":
        standin.say(chat, {"type": "text", "text": act.text})
        return event("postback", visitor, at, token, postback={"data": act.data})
    said = standin.say(chat, _shown(act, names), quotes=act.quotes)
    return event("message", visitor, at, token, message=_message(said, act.call, names))


def _shown(act: Act, names: Names) -> Json:
    if act.kind != "text":
        return {"type": act.kind}
    return {"type": "text", "text": called(act.text, act.call, names.mention, names.typed)}


def _message(said: Record, call: Call, names: Names) -> Json:
    made = {"id": said.id, "quoteToken": said.quote_token, **said.message}
    if said.message["type"] != "text":
        return made | (STICKER if said.message["type"] == "sticker" else IMAGE)
    mention = mention_of(said.message["text"], names.mention) if call == "mention" else None
    made |= {"mention": mention} if mention else {}
    return made | ({"quotedMessageId": said.quotes} if said.quotes else {})
