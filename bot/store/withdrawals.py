"""Takes back what people took back: withdrawn messages, and chats that were left."""

import hashlib
from typing import Final

from sqlite_utils import Database

from bot.store.endings import cancel

UNSENT: Final = "unsent"
FORGOTTEN: Final = "forgotten"
DROPPED: Final = "dropped"

# the words of an event that is done stand in the log only
UNLOG = """
UPDATE questions SET text = NULL, normalised = NULL, answer = NULL, steps = NULL
WHERE chat = :chat AND (message_id = :message OR id IN (
    SELECT merged_into FROM inbox WHERE message_id = :message AND chat = :chat AND merged_into IS NOT NULL))
"""
PENDING_OF_MESSAGE = "SELECT id FROM inbox WHERE message_id = ? AND chat = ? AND state <> 'done'"
PENDING_OF_CHAT = "SELECT id FROM inbox WHERE chat = ? AND at <= ? AND state <> 'done'"
ADDRESSES_OF_MESSAGE = """
DELETE FROM addresses WHERE event_id IN (SELECT id FROM inbox WHERE message_id = ? AND chat = ?)
"""
ADDRESSES_OF_CHAT = "DELETE FROM addresses WHERE event_id IN (SELECT id FROM inbox WHERE chat = ? AND at <= ?)"


def unsend(db: Database, message_id: str, chat: str, now: float) -> None:
    """Delete the text of a message wherever it stands and stop the answer to it."""
    db.conn.execute("INSERT OR REPLACE INTO withdrawn (message, at) VALUES (?, ?)", (_hash(message_id), now))
    db.conn.execute(UNLOG, {"message": message_id, "chat": chat})
    for (pending,) in db.conn.execute(PENDING_OF_MESSAGE, (message_id, chat)).fetchall():
        cancel(db, pending, UNSENT, now)
    db.conn.execute(ADDRESSES_OF_MESSAGE, (message_id, chat))


def forget(db: Database, chat: str, at: int, now: float) -> None:
    """Forget the chat's conversations, results and all that is owed to it; what was asked after `at` (ms) stays."""
    db.conn.execute("DELETE FROM conversations WHERE chat = ?", (chat,))
    db.conn.execute("DELETE FROM results WHERE chat = ?", (chat,))
    for (pending,) in db.conn.execute(PENDING_OF_CHAT, (chat, at)).fetchall():
        cancel(db, pending, FORGOTTEN, now)
    db.conn.execute(ADDRESSES_OF_CHAT, (chat, at))


def is_withdrawn(db: Database, message_id: str | None) -> bool:
    """Whether this message was withdrawn before it arrived."""
    if message_id is None:
        return False
    return db.conn.execute("SELECT 1 FROM withdrawn WHERE message = ?", (_hash(message_id),)).fetchone() is not None


def _hash(message_id: str) -> str:
    # most withdrawn messages were never the bot's business: not even their ids are kept
    return hashlib.sha256(message_id.encode()).hexdigest()
