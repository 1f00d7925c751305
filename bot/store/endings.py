"""Ends an event: its words go, and its address unless an officer owes an answer."""

from sqlite_utils import Database

from bot.inbox.delivery import DELIVERED
from bot.inbox.limits import KEPT_ADDRESS

END = """
UPDATE inbox SET state = 'done', lease_owner = NULL, lease_until = NULL, outcome = :outcome, done_at = :now,
                 text = '', data = '', quote_token = NULL, messages = NULL
WHERE id = :id
"""
LOGGED = """
UPDATE questions SET delivery = :outcome, delivered_at = CASE WHEN :outcome = :delivered THEN :now END
WHERE id = :id
"""
KEEP = """
UPDATE addresses SET reply_token = NULL, token_at = NULL, kept_until = :until
WHERE event_id = :id AND EXISTS (SELECT 1 FROM inbox WHERE id = :id AND keep_address)
"""


def finish(db: Database, event_id: str, outcome: str, now: float) -> None:
    """End an event that was answered, or that never will be."""
    _end(db, event_id, outcome, now)
    if not db.conn.execute(KEEP, {"id": event_id, "until": now + KEPT_ADDRESS}).rowcount:
        _forget_address(db, event_id)


def cancel(db: Database, event_id: str, outcome: str, now: float) -> None:
    """End an event that the person took back; a worker that holds it loses its lease."""
    _end(db, event_id, outcome, now)
    _forget_address(db, event_id)


def _end(db: Database, event_id: str, outcome: str, now: float) -> None:
    db.conn.execute(END, {"id": event_id, "outcome": outcome, "now": now})
    db.conn.execute(LOGGED, {"id": event_id, "outcome": outcome, "now": now, "delivered": DELIVERED})


def _forget_address(db: Database, event_id: str) -> None:
    db.conn.execute("DELETE FROM addresses WHERE event_id = ?", (event_id,))
