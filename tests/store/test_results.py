"""Finished eligibility checks: kept for a time, under a hash, and gone with their chat."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.dialogue.interview_state import Interview
from bot.errors import StoreError
from bot.inbox.limits import KEPT_RESULT
from bot.store.results import Result
from bot.store.store import Store
from tests.inbox.samples import NOW, SECOND, asked
from tests.store.looking import bytes_of, everything, only, rows

TOKEN = "a-token-that-nobody-guesses"
FACTS = Interview({"agency": "department", "won": [{"type": "open"}], "months": 18.5}, ("level", "ongoing"))


def test_what_is_kept_comes_back(store: Store) -> None:
    store.keep_result(TOKEN, "chat-1", FACTS, NOW)
    assert store.result(TOKEN, NOW + 1) == Result(FACTS, NOW, NOW + KEPT_RESULT)


def test_only_facts_are_kept_of_an_interview(store: Store, path: Path) -> None:
    asking = Interview(FACTS.facts, FACTS.unsure, "pages", "ห้าหน้า")
    store.keep_result(TOKEN, "chat-1", asking, NOW)
    assert store.result(TOKEN, NOW).interview == FACTS
    assert "ห้าหน้า" not in only(path, "SELECT facts FROM results")


def test_the_token_stands_nowhere(store: Store, path: Path) -> None:
    store.keep_result(TOKEN, "chat-1", FACTS, NOW)
    assert not [row for _, row in everything(path) if TOKEN in str(row)]
    assert TOKEN.encode() not in bytes_of(path)


@pytest.mark.parametrize("token", ["", "other", TOKEN.upper(), TOKEN + " ", "\ud800", "ก" * 10_000])
def test_another_token_finds_nothing(store: Store, token: str) -> None:
    store.keep_result(TOKEN, "chat-1", FACTS, NOW)
    assert store.result(token, NOW) is None


def test_its_hash_is_no_token(store: Store, path: Path) -> None:
    store.keep_result(TOKEN, "chat-1", FACTS, NOW)
    assert store.result(only(path, "SELECT token_hash FROM results"), NOW) is None


def test_it_is_over_after_thirty_days(store: Store) -> None:
    store.keep_result(TOKEN, "chat-1", FACTS, NOW)
    assert KEPT_RESULT == 30 * 24 * 3600
    assert store.result(TOKEN, NOW + KEPT_RESULT - 1)
    assert store.result(TOKEN, NOW + KEPT_RESULT) is None


def test_what_is_over_is_purged(store: Store, path: Path) -> None:
    store.keep_result("old", "chat-1", FACTS, NOW - KEPT_RESULT)
    store.keep_result(TOKEN, "chat-1", FACTS, NOW)
    store.purge(NOW)
    assert only(path, "SELECT made_at FROM results") == NOW


def test_two_checks_of_one_chat_are_two_pages(store: Store) -> None:
    other = Interview({"agency": "province"})
    store.keep_result(TOKEN, "chat-1", FACTS, NOW)
    store.keep_result("second", "chat-1", other, NOW + 1)
    assert store.result(TOKEN, NOW + 2).interview == FACTS
    assert store.result("second", NOW + 2).interview == other


def test_a_chat_that_left_is_forgotten(store: Store, path: Path) -> None:
    store.keep_result(TOKEN, "chat-1", FACTS, NOW)
    store.keep_result("other", "chat-2", FACTS, NOW)
    gone = asked("bye", kind="unfollow", at=int((NOW + 10) * SECOND), message_id=None, text="", to="")
    store.accept([gone], NOW + 10)
    assert rows(path, "SELECT chat FROM results") == [("chat-2",)]


def test_a_row_that_cannot_be_read_is_none(store: Store, path: Path) -> None:
    store.keep_result(TOKEN, "chat-1", FACTS, NOW)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE results SET facts = '[]'")
    assert store.result(TOKEN, NOW) is None


def test_a_locked_store_is_told_in_one_line(store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="ล็อก"):
            store.keep_result(TOKEN, "chat-1", FACTS, NOW)
    assert store.result(TOKEN, NOW) is None
