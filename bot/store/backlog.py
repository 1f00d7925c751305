"""What the inbox still holds or couldn't deliver, for the operator; without anybody's words or ids."""

from dataclasses import dataclass

from sqlite_utils import Database

TROUBLE = ("delivery_unknown", "undeliverable", "error_unanswered")

LIST = """
SELECT inbox.id, kind, chat_kind, state, inbox.outcome, inbox.error, received_at, due_at,
       (SELECT count(*) FROM attempts WHERE event_id = inbox.id) AS attempts,
       last.outcome AS last_outcome, last.status AS last_status, last.error AS last_error
FROM inbox LEFT JOIN attempts AS last
  ON last.event_id = inbox.id AND last.n = (SELECT max(n) FROM attempts WHERE event_id = inbox.id)
WHERE inbox.state <> 'done' OR inbox.outcome IN ('delivery_unknown', 'undeliverable', 'error_unanswered')
ORDER BY inbox.state = 'done', received_at DESC LIMIT ?
"""
COUNT = "SELECT CASE state WHEN 'done' THEN outcome ELSE state END, count(*) FROM inbox GROUP BY 1 ORDER BY 1"
OLDEST = "SELECT min(received_at) FROM inbox WHERE state <> 'done'"


@dataclass(frozen=True)
class Pending:
    """An event that is not done, or that ended in trouble. Times are seconds since 1970.

    `state` is waiting, leased or done; `outcome` how it ended; `error` the kind of error that answering ended in.
    The `last_…` fields tell of the last try: a `last_outcome` of "quota" waits for the month's quota, None with
    `attempts` above 0 is a try that is open.
    """

    id: str
    kind: str
    chat_kind: str
    state: str
    outcome: str | None
    error: str | None
    received_at: float
    due_at: float
    attempts: int
    last_outcome: str | None
    last_status: int | None
    last_error: str | None


@dataclass(frozen=True)
class Backlog:
    """`counts` maps a state (waiting, leased) or an outcome (delivered, undeliverable…) to its number of events;
    `oldest_seconds` is the age of the oldest event that is not done, None if all are."""

    counts: dict[str, int]
    oldest_seconds: float | None
    pending: tuple[Pending, ...]


def backlog(db: Database, now: float, limit: int) -> Backlog:
    """The whole picture, with the newest `limit` events: those not done first."""
    oldest = db.conn.execute(OLDEST).fetchone()[0]
    return Backlog(
        counts=dict(db.conn.execute(COUNT).fetchall()),
        oldest_seconds=None if oldest is None else max(0.0, now - oldest),
        pending=tuple(Pending(*row) for row in db.conn.execute(LIST, (limit,))),
    )
