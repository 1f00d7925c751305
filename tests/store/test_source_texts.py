"""The documents' own texts in the store: one load at a time, seen by everybody at once."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.store import Store
from tests.inbox.samples import NOW
from tests.store.looking import only, rows

TEXTS = {"a#1": "ข้อหนึ่ง\nบรรทัดสอง", "a#2": "ข้อสอง", "b#1": "ข้อสาม ๒๕๖๗ 👍"}


def test_before_the_first_load_there_is_none(store: Store) -> None:
    assert store.source_texts(["a#1"]) == {}
    assert store.source_texts([]) == {}


def test_what_was_loaded_comes_back_in_the_order_asked_for(store: Store) -> None:
    store.load_sources(TEXTS, NOW)
    assert list(store.source_texts(["b#1", "gone", "a#1", "b#1"]).items()) == [
        ("b#1", TEXTS["b#1"]),
        ("a#1", TEXTS["a#1"]),
    ]


def test_a_second_load_replaces_the_first_as_a_whole(store: Store, path: Path) -> None:
    store.load_sources(TEXTS, NOW)
    store.load_sources({"a#2": "ใหม่"}, NOW + 1)
    assert rows(path, "SELECT unit, text, loaded_at FROM source_texts") == [("a#2", "ใหม่", NOW + 1)]


def test_another_process_sees_it_at_once(store: Store, path: Path) -> None:
    other = Store(path)
    assert other.source_texts(["a#1"]) == {}
    store.load_sources(TEXTS, NOW)
    assert other.source_texts(["a#1"]) == {"a#1": TEXTS["a#1"]}


class Torn(Mapping[str, str]):
    """Texts that can't be read to their end."""

    def __getitem__(self, unit: str) -> str:
        if unit == "a#2":
            raise OSError("the disk is gone")
        return TEXTS[unit]

    def __iter__(self) -> Iterator[str]:
        return iter(TEXTS)

    def __len__(self) -> int:
        return len(TEXTS)


def test_a_load_that_breaks_off_leaves_the_one_before(store: Store, path: Path) -> None:
    store.load_sources({"a#1": "เดิม"}, NOW)
    with pytest.raises(OSError, match="gone"):
        store.load_sources(Torn(), NOW + 1)
    assert only(path, "SELECT text FROM source_texts") == "เดิม"


def test_a_locked_store_is_told_in_one_line_and_keeps_what_it_has(store: Store, path: Path) -> None:
    store.load_sources(TEXTS, NOW)
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="ล็อก"):
            store.load_sources({}, NOW)
        assert store.source_texts(["a#2"]) == {"a#2": "ข้อสอง"}


def test_forgetting_a_chat_forgets_no_document(store: Store) -> None:
    store.load_sources(TEXTS, NOW)
    store.purge(NOW + 10**9)
    assert len(store.source_texts([*TEXTS])) == 3
