"""Puts events into the queue, each once, with where and by which token they are answered."""

from sqlite_utils import Database

from bot.inbox.event import Event
from bot.inbox.limits import REDELIVERY_LIFE
from bot.store import withdrawals
from bot.store.conversations import key_of

INSERT = """
INSERT INTO inbox (id, kind, chat_kind, chat, person, conversation, at, redelivered, message_id, text, data, media,
                   quote_token, answers, received_at, state, due_at)
VALUES (:id, :kind, :chat_kind, :chat, :person, :conversation, :at, :redelivered, :message_id, :text, :data, :media,
        :quote_token, :answers, :now, 'waiting', :now)
ON CONFLICT (id) DO NOTHING
"""
ADDRESS = """
INSERT INTO addresses (event_id, sendable, reply_token, token_at) VALUES (?, ?, ?, ?)
ON CONFLICT (event_id) DO UPDATE SET reply_token = excluded.reply_token, token_at = excluded.token_at
"""
RENEW = """
UPDATE addresses SET token_at = :now
WHERE reply_token = :token AND event_id IN (SELECT id FROM inbox WHERE state <> 'done')
"""
HASTEN = """
UPDATE inbox SET due_at = min(due_at, :now)
WHERE state = 'waiting' AND id IN (SELECT event_id FROM addresses WHERE reply_token = :token)
"""
NEWER = "SELECT 1 FROM inbox WHERE message_id = ? AND chat = ? AND at > ?"


def add(db: Database, event: Event, now: float) -> None:
    """Queue an event that is new; one that LINE delivers again has its token renewed.

    A message that was withdrawn or edited before it arrived stays out.
    """
    if withdrawals.is_withdrawn(db, event.message_id) or _is_outdated(db, event):
        return
    if db.conn.execute(INSERT, row_of(event, now)).rowcount:
        set_address(db, event.id, event, now)
    elif event.redelivered:
        renew_token(db, event, now)


def set_address(db: Database, row: str, event: Event, now: float) -> None:
    """The answer to the queued event `row` goes where `event` came from, with its token."""
    db.conn.execute(ADDRESS, (row, event.to, *_token(event, now)))


def renew_token(db: Database, event: Event, now: float) -> None:
    """LINE delivered the event again: its token serves for another minute, and what waits may go out with it."""
    token, token_at = _token(event, now)
    if token is not None:
        for statement in (RENEW, HASTEN):
            db.conn.execute(statement, {"token": token, "now": token_at})


def row_of(event: Event, now: float) -> dict[str, object]:
    """The event's values by the names of the queue's columns."""
    return {
        "id": event.id,
        "kind": "text" if event.kind == "edit" else event.kind,
        "chat_kind": event.chat_kind,
        "chat": event.chat,
        "person": event.user,
        "conversation": key_of(event),
        "at": event.at,
        "redelivered": event.redelivered,
        "message_id": event.message_id,
        "text": event.text,
        "data": event.data,
        "media": event.media,
        "quote_token": event.quote_token,
        "answers": event.answers,
        "now": now,
    }


def _is_outdated(db: Database, event: Event) -> bool:
    return db.conn.execute(NEWER, (event.message_id, event.chat, event.at)).fetchone() is not None


def _token(event: Event, now: float) -> tuple[str | None, float | None]:
    """The reply token with the time from which it counts; none if it is too old to serve."""
    dead = event.redelivered and now - event.at / 1000 > REDELIVERY_LIFE
    return (None, None) if dead or not event.reply_token else (event.reply_token, now)
