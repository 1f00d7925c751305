"""Hands out the events that are due, one worker at a time each."""

import json
import sqlite3
import uuid
from typing import Any

from sqlite_utils import Database

from bot.inbox.attempt import Attempt
from bot.inbox.claim import Claim, LeaseLost
from bot.inbox.event import Event

# One person's messages are answered one after the other; once its first try is over, an answer holds up nobody.
# `<> 'done'` beside a state is for the planner: it is the condition of the indexes.
NEXT = """
SELECT id FROM inbox AS candidate
WHERE state <> 'done' AND due_at <= :now AND (state = 'waiting' OR lease_until <= :now)
  AND NOT EXISTS (SELECT 1 FROM inbox AS other
                  WHERE other.conversation = candidate.conversation AND other.id <> candidate.id
                    AND other.state <> 'done' AND other.state = 'leased'
                    AND other.lease_until > :now AND other.postponed = 0)
ORDER BY due_at, at LIMIT 1
"""
TAKE = """
UPDATE inbox SET state = 'leased', lease_owner = :lease, lease_until = :until,
                 claims = claims + (messages IS NULL)
WHERE id = :id
"""
READ = """
SELECT inbox.*, sendable, reply_token, token_at,
       EXISTS (SELECT 1 FROM questions WHERE questions.id = inbox.id) AS logged
FROM inbox LEFT JOIN addresses ON event_id = inbox.id WHERE inbox.id = ?
"""
MOST_CLAIMS = 3  # an event that was taken so often without an answer brings the process down: it gets the fallback


def claim(db: Database, now: float, owner: str, lease_seconds: float) -> Claim | None:
    """Take the event that has been due for longest; None if there is none."""
    due = db.conn.execute(NEXT, {"now": now}).fetchone()
    if due is None:
        return None
    lease = f"{owner}:{uuid.uuid4().hex}"
    db.conn.execute(TAKE, {"id": due[0], "lease": lease, "until": now + lease_seconds})
    return _claim(db, due[0], lease, lease_seconds)


def hold(db: Database, held: Claim, now: float) -> None:
    """Extend the lease from `now`; raises LeaseLost if it is no longer this claim's."""
    extended = db.conn.execute(
        "UPDATE inbox SET lease_until = ? WHERE id = ? AND lease_owner = ? AND state = 'leased'",
        (now + held.lease_seconds, held.event.id, held.lease),
    )
    if not extended.rowcount:
        raise LeaseLost("รายการนี้ถูกถอนหรือมีตัวทำงานอื่นรับไปแล้ว")


def release(db: Database, event_id: str, due_at: float) -> None:
    """Give the event back, due at `due_at`."""
    db.conn.execute(
        "UPDATE inbox SET state = 'waiting', due_at = ?, lease_owner = NULL, lease_until = NULL WHERE id = ?",
        (due_at, event_id),
    )


def fail(db: Database, event_id: str, error: str, now: float) -> None:
    """Give the event back at once, marked with the kind of error that handling it ended in."""
    db.conn.execute("UPDATE inbox SET error = ? WHERE id = ?", (error, event_id))
    release(db, event_id, now)


def _claim(db: Database, event_id: str, lease: str, lease_seconds: float) -> Claim:
    row = _dict(db, READ, event_id)
    return Claim(
        event=_event(row),
        lease=lease,
        lease_seconds=lease_seconds,
        token_at=row["token_at"] if row["reply_token"] else None,
        attempts=_attempts(db, event_id),
        messages=None if row["messages"] is None else tuple(json.loads(row["messages"])),
        retry_key=row["retry_key"] or "",
        logged=bool(row["logged"]),
        failed=row["error"] is not None or row["claims"] > MOST_CLAIMS,
        held=bool(row["held"]),
    )


def _event(row: dict[str, Any]) -> Event:
    return Event(
        id=row["id"],
        kind=row["kind"],
        chat_kind=row["chat_kind"],
        chat=row["chat"],
        to=row["sendable"] or "",
        at=row["at"],
        user=row["person"],
        reply_token=row["reply_token"],
        redelivered=bool(row["redelivered"]),
        message_id=row["message_id"],
        text=row["text"],
        quote_token=row["quote_token"],
        answers=row["answers"],
        media=row["media"],
        data=row["data"],
    )


def _attempts(db: Database, event_id: str) -> tuple[Attempt, ...]:
    rows = db.conn.execute(
        "SELECT n, way, started_at, token_at, ended_at, outcome, retry_after FROM attempts"
        " WHERE event_id = ? ORDER BY n",
        (event_id,),
    )
    return tuple(Attempt(*row) for row in rows)


def _dict(db: Database, sql: str, key: str) -> dict[str, Any]:
    cursor = db.conn.cursor()
    cursor.row_factory = sqlite3.Row
    return dict(cursor.execute(sql, (key,)).fetchone())
