"""What is remembered of a chat between two messages."""

import json
from dataclasses import replace

from sqlite_utils import Database

from bot.dialogue.conversation import Conversation
from bot.inbox.event import Event
from bot.inbox.limits import KEPT_INTERVIEW


def key_of(event: Event) -> str:
    """Whose conversation it is: the chat's in 1:1, each person's own in a group."""
    return event.chat if event.chat_kind == "user" or event.user is None else f"{event.chat}:{event.user}"


def read(db: Database, event: Event) -> Conversation:
    """The conversation that the event continues; empty for a new one. An eligibility check is kept for a week."""
    row = db.conn.execute("SELECT data, updated_at FROM conversations WHERE key = ?", (key_of(event),)).fetchone()
    if row is None:
        return Conversation()
    conversation = Conversation.from_json(json.loads(row[0]))
    rested = event.at / 1000 - row[1]
    return replace(conversation, interview=None) if rested > KEPT_INTERVIEW else conversation


def write(db: Database, event: Event, conversation: Conversation, now: float) -> None:
    """Put `conversation` in the place of the one before."""
    db.conn.execute(
        "INSERT OR REPLACE INTO conversations (key, chat, data, updated_at) VALUES (?, ?, ?, ?)",
        (key_of(event), event.chat, json.dumps(conversation.to_json(), ensure_ascii=False), now),
    )
