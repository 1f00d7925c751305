"""Several short messages of one person that are one question: the early ones wait for the last."""

from collections.abc import Sequence
from typing import Final

from sqlite_utils import Database

from bot.inbox.event import Event
from bot.store import conversations
from bot.store.endings import cancel

MERGED: Final = "merged"

HELD = """
SELECT id, text FROM inbox
WHERE conversation = ? AND held AND state = 'waiting' AND messages IS NULL AND at <= ? AND id <> ?
ORDER BY at
"""


def hold_back(db: Database, event_id: str, until: float) -> None:
    """Let the event wait, once, for what its person says next."""
    db.conn.execute(
        "UPDATE inbox SET state = 'waiting', held = 1, due_at = ?, lease_owner = NULL, lease_until = NULL WHERE id = ?",
        (until, event_id),
    )


def held_before(db: Database, event: Event) -> list[tuple[str, str]]:
    """Id and text of this person's messages that wait for the event, in the order they were said."""
    rows = db.conn.execute(HELD, (conversations.key_of(event), event.at, event.id)).fetchall()
    return [(row[0], row[1]) for row in rows]


def absorb(db: Database, event_ids: Sequence[str], into: str, now: float) -> None:
    """End messages that the answer to `into` answers too."""
    for event_id in event_ids:
        db.conn.execute("UPDATE inbox SET merged_into = ? WHERE id = ?", (into, event_id))
        cancel(db, event_id, MERGED, now)
