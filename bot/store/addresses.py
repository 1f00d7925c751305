"""Sendable ids that are kept for an officer's answer."""

from sqlite_utils import Database

from bot.inbox.limits import KEPT_WITHDRAWN


def owed(db: Database, question_id: str) -> str | None:
    """Where an officer's answer to this question goes; None if the id is no longer kept."""
    row = db.conn.execute("SELECT sendable FROM addresses WHERE officer_for = ?", (question_id,)).fetchone()
    return None if row is None else str(row[0])


def release(db: Database, question_id: str) -> None:
    """An officer answered: the ids kept for it go. What the bot itself still has to deliver keeps its own."""
    db.conn.execute("DELETE FROM addresses WHERE officer_for = ? AND kept_until IS NOT NULL", (question_id,))
    db.conn.execute(
        "UPDATE inbox SET keep_address = 0 WHERE id IN (SELECT event_id FROM addresses WHERE officer_for = ?)",
        (question_id,),
    )


def purge(db: Database, now: float) -> None:
    """Delete what is kept for a time only and whose time is over."""
    db.conn.execute("DELETE FROM addresses WHERE kept_until <= ?", (now,))
    db.conn.execute("DELETE FROM withdrawn WHERE at <= ?", (now - KEPT_WITHDRAWN,))
