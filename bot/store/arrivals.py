"""Lets each event that LINE sent have its effect on the store."""

from collections.abc import Callable

from sqlite_utils import Database

from bot.inbox.event import Event, EventKind
from bot.store import withdrawals
from bot.store.edits import edit
from bot.store.incoming import add


def take(db: Database, event: Event, now: float) -> None:
    """Queue, replace or take back; an event that came before changes nothing more."""
    EFFECTS[event.kind](db, event, now)


def _unsend(db: Database, event: Event, now: float) -> None:
    if event.message_id is not None:
        withdrawals.unsend(db, event.message_id, event.chat, now)


def _forget(db: Database, event: Event, now: float) -> None:
    withdrawals.forget(db, event.chat, event.at, now)


EFFECTS: dict[EventKind, Callable[[Database, Event, float], None]] = {
    "text": add,
    "media": add,
    "postback": add,
    "follow": add,
    "join": add,
    "edit": edit,
    "unsend": _unsend,
    "unfollow": _forget,
    "leave": _forget,
}
