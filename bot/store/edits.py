"""Lets an edited message replace the question that it was, as long as that waits for its answer."""

from sqlite_utils import Database

from bot.inbox.event import Event
from bot.store.endings import cancel
from bot.store.incoming import add, renew_token, row_of, set_address
from bot.store.withdrawals import DROPPED

EARLIER = """
SELECT id, at, (state <> 'done' AND messages IS NULL) OR outcome = :dropped
FROM inbox WHERE message_id = :message_id AND chat = :chat ORDER BY at DESC
"""
# if a worker is busy with the old text, this takes the event away from it
REPLACE = """
UPDATE inbox SET text = :text, quote_token = :quote_token, answers = :answers, at = :at, state = 'waiting',
                 due_at = :now, lease_owner = NULL, lease_until = NULL, claims = 0, error = NULL,
                 outcome = NULL, done_at = NULL
WHERE id = :row
"""


def edit(db: Database, event: Event, now: float) -> None:
    """Judge the message by its new text; edits may come in any order, the newest counts."""
    which = {"message_id": event.message_id, "chat": event.chat, "dropped": DROPPED}
    row, at, is_open = db.conn.execute(EARLIER, which).fetchone() or (None, 0, False)
    if row is None:
        _begin(db, event, now)
    elif event.at > at and is_open:
        _replace(db, row, event, now)
    elif event.at <= at and event.redelivered:
        renew_token(db, event, now)


def _begin(db: Database, event: Event, now: float) -> None:
    """The message was none of the bot's business so far."""
    if event.addressed:
        add(db, event, now)


def _replace(db: Database, row: str, event: Event, now: float) -> None:
    if event.addressed:
        db.conn.execute(REPLACE, row_of(event, now) | {"row": row})
        set_address(db, row, event, now)
    else:
        db.conn.execute("UPDATE inbox SET at = ? WHERE id = ?", (event.at, row))
        cancel(db, row, DROPPED, now)
