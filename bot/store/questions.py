"""The log of every question that the bot was asked."""

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlite_utils import Database

from bot.inbox.event import Event

JSON_COLUMNS: Final = ("answer", "steps", "citations", "choices")
RECORDED: Final = frozenset(
    (
        *("text", "normalised", "status", "kind", "verdict", "confidence", "entry", "edition"),
        *("elapsed_ms", "officer_wanted", *JSON_COLUMNS),
    )
)
"""What a log record may hold; the rest of the row comes from the event."""


def add(db: Database, event: Event, record: Mapping[str, Any]) -> None:
    """Log one question; raises ValueError for a record that names something else than RECORDED."""
    strange = record.keys() - RECORDED
    if strange:
        raise ValueError(f"the question log has no column {', '.join(sorted(strange))}")
    row = _identity(event) | {"text": event.text, "delivery": "pending"} | dict(record)
    written = {name: json.dumps(row[name], ensure_ascii=False) for name in JSON_COLUMNS if row.get(name) is not None}
    db.table("questions").insert(row | written)


def get(db: Database, question_id: str) -> dict[str, Any] | None:
    """The record with its JSON read, None if there is none."""
    row = next(iter(db.query("SELECT * FROM questions WHERE id = ?", [question_id])), None)
    if row is None:
        return None
    return row | {name: json.loads(row[name]) for name in JSON_COLUMNS if row[name] is not None}


def of_sent(db: Database, message_id: str) -> str | None:
    """The question that this message of the bot answers, "" if it answers none, None if it is not the bot's."""
    row = db.conn.execute("SELECT question FROM sent WHERE message_id = ?", (message_id,)).fetchone()
    return None if row is None else str(row[0])


def set_feedback(db: Database, question_id: str, chat: str, feedback: str, reason: str | None) -> bool:
    """Record what the chat thinks of an answer it got; false if it got no such answer."""
    done = db.conn.execute(
        "UPDATE questions SET feedback = ?, feedback_reason = ? WHERE id = ? AND chat = ?",
        (feedback, reason, question_id, chat),
    )
    return bool(done.rowcount)


def want_officer(db: Database, question_id: str, chat: str) -> bool:
    """Record that the chat wants an officer to answer; false if it asked no such question."""
    done = db.conn.execute("UPDATE questions SET officer_wanted = 1 WHERE id = ? AND chat = ?", (question_id, chat))
    return bool(done.rowcount)


def _identity(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "event_id": event.id,
        "message_id": event.message_id,
        "asked_at": event.at / 1000,
        "chat": event.chat,
        "chat_kind": event.chat_kind,
        "person": event.user,
    }
