"""Stores an answer before it is sent, every try before and after it, and how it ended."""

import json
import uuid
from dataclasses import replace

from sqlite_utils import Database

from bot.inbox.claim import Claim
from bot.inbox.delivery import Act, Done, Push, Reply, Wait
from bot.inbox.outcome import Outcome
from bot.inbox.prepared import Prepared
from bot.store import bursts, conversations, questions, queue
from bot.store.endings import finish

SAVE = "UPDATE inbox SET messages = ?, retry_key = ?, keep_address = ? WHERE id = ?"
OPEN = "INSERT INTO attempts (event_id, n, way, started_at, token_at) VALUES (?, ?, ?, ?, ?)"
CLOSE = """
UPDATE attempts SET ended_at = ?, outcome = ?, status = ?, retry_after = ?, request_id = ?, error = ?
WHERE event_id = ? AND n = ?
"""


def save_answer(db: Database, claim: Claim, prepared: Prepared, now: float) -> Claim:
    """Store the messages that will be sent, the log record and the conversation."""
    event, key = claim.event, str(uuid.uuid4())
    messages = json.dumps(prepared.messages)
    db.conn.execute(SAVE, (messages, key, prepared.keep_address, event.id))
    if prepared.keep_address:
        owed = (prepared.officer_for or event.id, event.id)
        db.conn.execute("UPDATE addresses SET officer_for = ? WHERE event_id = ?", owed)
    if prepared.officer_for is not None:
        questions.want_officer(db, prepared.officer_for, event.chat)
    if prepared.question is not None:
        questions.add(db, event, prepared.question)
    bursts.absorb(db, prepared.absorbs, event.id, now)
    if prepared.conversation is not None:
        conversations.write(db, event, prepared.conversation, now)
    # read back, so that the first try sends the very bytes of a later one
    stored = tuple(json.loads(messages))
    return replace(claim, messages=stored, retry_key=key, logged=prepared.question is not None)


def advance(db: Database, claim: Claim, act: Act, now: float) -> Claim:
    """Record the next act, so that the try that it begins is known before it is made."""
    match act:
        case Reply():
            return _open(db, claim.opened("reply", now))
        case Push():
            return _open(db, claim.opened("push", now))
        case Wait(until):
            db.conn.execute("UPDATE inbox SET postponed = postponed + 1 WHERE id = ?", (claim.event.id,))
            queue.release(db, claim.event.id, until)
        case Done(outcome):
            finish(db, claim.event.id, outcome, now)
    return claim


def close(db: Database, claim: Claim, result: Outcome) -> None:
    """Record how the claim's last try ended, and the messages that the chat now shows."""
    last = claim.attempts[-1]
    values = (result.kind, result.status, result.retry_after, result.request_id, result.error)
    db.conn.execute(CLOSE, (last.ended_at, *values, claim.event.id, last.n))
    question = claim.event.id if claim.logged else ""
    for message_id in result.sent_ids:
        db.conn.execute("INSERT OR IGNORE INTO sent (message_id, question) VALUES (?, ?)", (message_id, question))


def _open(db: Database, claim: Claim) -> Claim:
    last = claim.attempts[-1]
    db.conn.execute(OPEN, (claim.event.id, last.n, last.way, last.started_at, last.token_at))
    return claim
