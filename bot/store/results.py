"""Finished eligibility checks, each kept for a time under the hash of its page's token."""

import hashlib
import json
from dataclasses import dataclass

from sqlite_utils import Database

from bot.dialogue.interview_state import Interview
from bot.inbox.limits import KEPT_RESULT

ADD = "INSERT INTO results (token_hash, chat, facts, made_at, expires_at) VALUES (?, ?, ?, ?, ?)"
GET = "SELECT facts, made_at, expires_at FROM results WHERE token_hash = ? AND expires_at > ?"


@dataclass(frozen=True)
class Result:
    """What a check rests on: the interview at rest, and from when to when its page can be opened."""

    interview: Interview
    made_at: float
    expires_at: float


def add(db: Database, token: str, chat: str, interview: Interview, now: float) -> None:
    """Keep the facts told and those left open."""
    facts = {"facts": dict(interview.facts), "unsure": list(interview.unsure)}
    written = json.dumps(facts, ensure_ascii=False)
    db.conn.execute(ADD, (_hash(token), chat, written, now, now + KEPT_RESULT))


def get(db: Database, token: str, now: float) -> Result | None:
    """The result of this token; None if there is none or its time is over."""
    row = db.conn.execute(GET, (_hash(token), now)).fetchone()
    interview = Interview.from_json(json.loads(row[0])) if row else None
    return Result(interview, row[1], row[2]) if interview else None


def purge(db: Database, now: float) -> None:
    """Delete what can't be opened any more."""
    db.conn.execute("DELETE FROM results WHERE expires_at <= ?", (now,))


def _hash(token: str) -> str:
    # whoever reads the database can't open the pages
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
