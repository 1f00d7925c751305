"""An edited group message is judged on its new text, as long as it waits for its answer."""

from pathlib import Path
from typing import Any

import pytest

from bot.inbox.claim import LeaseLost
from bot.inbox.delivery import Done
from bot.inbox.event import Event
from bot.store.store import Store
from tests.inbox.samples import NOW, SECOND, answered, in_group
from tests.store.looking import only

LATER = int(NOW * SECOND) + 5000


def edited(text: str = "คำถามใหม่", id: str = "edit-1", **changes: Any) -> Event:
    values = {"kind": "edit", "message_id": "m-e1", "at": LATER, "reply_token": "token-2", "quote_token": "quote-2"}
    return in_group(id, text, **values | changes)


def unaddressed(**changes: Any) -> Event:
    return edited("", addressed=False, to="", user=None, reply_token=None, quote_token=None, **changes)


def claim(store: Store, now: float = NOW + 10):
    return store.claim(now, "tester", 12)


def test_an_edit_replaces_a_question_that_waits(store: Store) -> None:
    store.accept([in_group(text="คำถามเดิม")], NOW)
    store.accept([edited()], NOW + 5)
    event = claim(store).event
    assert (event.id, event.text, event.quote_token, event.reply_token) == ("e1", "คำถามใหม่", "quote-2", "token-2")
    assert claim(store) is None


def test_its_token_counts_from_the_edit(store: Store) -> None:
    store.accept([in_group()], NOW)
    store.accept([edited()], NOW + 5)
    assert claim(store).token_at == NOW + 5


def test_the_newest_edit_counts_whatever_the_order(store: Store) -> None:
    store.accept([in_group()], NOW)
    store.accept([edited("ใหม่สุด", at=LATER + 100)], NOW + 5)
    store.accept([edited("เก่ากว่า", id="edit-2")], NOW + 6)
    assert claim(store).event.text == "ใหม่สุด"


def test_an_edit_that_calls_the_bot_off_drops_the_question(store: Store, path: Path) -> None:
    store.accept([in_group()], NOW)
    store.accept([unaddressed()], NOW + 5)
    assert claim(store) is None
    assert only(path, "SELECT count(*) FROM addresses") == 0
    assert only(path, "SELECT text FROM inbox") == ""


def test_an_edit_after_that_may_call_the_bot_again(store: Store) -> None:
    store.accept([in_group()], NOW)
    store.accept([unaddressed()], NOW + 5)
    store.accept([edited("ถามอีกที", id="edit-2", at=LATER + 100)], NOW + 6)
    assert claim(store).event.text == "ถามอีกที"


def test_an_edit_makes_a_message_a_question(store: Store) -> None:
    store.accept([edited()], NOW)
    event = claim(store).event
    assert (event.id, event.kind, event.text) == ("edit-1", "text", "คำถามใหม่")


def test_an_edit_that_never_concerned_the_bot_leaves_no_trace(store: Store, path: Path) -> None:
    store.accept([unaddressed()], NOW)
    assert only(path, "SELECT count(*) FROM inbox") == 0


def test_a_duplicate_of_such_an_edit_is_one_event(store: Store, path: Path) -> None:
    store.accept([edited(), edited()], NOW)
    assert only(path, "SELECT count(*) FROM inbox") == 1


def test_a_redelivered_edit_renews_the_token(store: Store) -> None:
    store.accept([in_group()], NOW)
    store.accept([edited()], NOW + 5)
    store.accept([edited(redelivered=True)], NOW + 50)
    assert claim(store, NOW + 51).token_at == NOW + 50


def test_an_original_that_comes_after_its_edit_is_ignored(store: Store) -> None:
    store.accept([edited()], NOW)
    store.accept([in_group("e1", "คำถามเดิม")], NOW + 1)
    assert claim(store).event.text == "คำถามใหม่"
    assert claim(store) is None


def test_an_original_that_comes_again_after_its_edit_changes_nothing(store: Store) -> None:
    store.accept([in_group()], NOW)
    store.accept([edited()], NOW + 5)
    store.accept([in_group(redelivered=True)], NOW + 6)
    assert claim(store).event.text == "คำถามใหม่"


def test_an_answered_question_stays_answered(store: Store) -> None:
    store.accept([in_group()], NOW)
    claimed = store.save_answer(claim(store), answered(), NOW)
    store.accept([edited()], NOW + 5)
    store.advance(claimed, Done("delivered"), NOW + 6)
    store.accept([edited("อีกครั้ง", id="edit-2", at=LATER + 9)], NOW + 7)
    assert claim(store, NOW + 60) is None


def test_an_edit_takes_the_question_from_a_worker_that_reads_the_old_text(store: Store) -> None:
    store.accept([in_group(text="คำถามเดิม")], NOW)
    old = claim(store)
    store.accept([edited()], NOW + 5)
    with pytest.raises(LeaseLost):
        store.save_answer(old, answered(), NOW + 6)
    assert claim(store).event.text == "คำถามใหม่"


def test_a_message_of_another_chat_is_not_touched(store: Store) -> None:
    store.accept([in_group(text="คำถามเดิม")], NOW)
    store.accept([edited(chat="group-2")], NOW + 5)
    assert claim(store).event.text == "คำถามเดิม"
