"""What people take back is gone: from the tables, from the disk, and from what was about to be sent."""

from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.conversation import Conversation
from bot.inbox.claim import Claim, LeaseLost
from bot.inbox.delivery import Done, Reply, Wait
from bot.inbox.event import Event
from bot.inbox.limits import KEPT_WITHDRAWN
from bot.store.store import Store
from tests.inbox.samples import NOW, SECOND, answered, asked, in_group
from tests.store.looking import bytes_of, everything, only

SECRET = "เรื่องลับที่ถามไป"
RECORD = {"status": "answered", "normalised": SECRET, "answer": {"headline": SECRET}, "steps": [["read", SECRET]]}


def withdrawn(of: str = "e1", **changes: Any) -> Event:
    return asked(
        "w1", **{"kind": "unsend", "message_id": f"m-{of}", "text": "", "reply_token": None, "to": ""} | changes
    )


def left(at: float = NOW + 10, kind: str = "unfollow", **changes: Any) -> Event:
    return asked("bye", **{"kind": kind, "at": int(at * SECOND), "message_id": None, "text": "", "to": ""} | changes)


def saved(store: Store, **changes: Any) -> Claim:
    """A question with the secret in it, answered but not yet sent."""
    store.accept([asked(text=SECRET)], NOW)
    claimed = store.claim(NOW, "tester", 12)
    return store.save_answer(claimed, answered(SECRET, **{"question": RECORD} | changes), NOW)


def test_a_withdrawn_question_is_not_answered(store: Store) -> None:
    store.accept([asked(text=SECRET)], NOW)
    store.accept([withdrawn()], NOW + 1)
    assert store.claim(NOW + 2, "tester", 12) is None


def test_its_worker_can_neither_store_nor_send(store: Store) -> None:
    store.accept([asked(text=SECRET)], NOW)
    claimed = store.claim(NOW, "tester", 12)
    store.accept([withdrawn()], NOW + 1)
    with pytest.raises(LeaseLost):
        store.save_answer(claimed, answered(SECRET), NOW + 2)
    with pytest.raises(LeaseLost):
        store.advance(claimed, Reply(), NOW + 2)


def test_an_answer_that_waits_for_its_next_try_is_stopped(store: Store) -> None:
    store.advance(saved(store), Wait(NOW + 5), NOW)
    store.accept([withdrawn()], NOW + 1)
    assert store.claim(NOW + 60, "tester", 12) is None
    assert store.question("e1")["delivery"] == "unsent"


@pytest.mark.parametrize("delivered", [False, True], ids=["before the delivery", "after it"])
def test_the_words_are_gone_from_every_table(store: Store, path: Path, delivered: bool) -> None:
    claimed = saved(store)
    if delivered:
        store.advance(claimed, Done("delivered"), NOW)
    store.accept([withdrawn()], NOW + 1)
    assert not [name for name, row in everything(path) if SECRET in str(row)]
    assert store.question("e1")["text"] is None


def test_the_words_are_gone_from_the_disk(store: Store, path: Path) -> None:
    store.advance(saved(store), Done("delivered"), NOW)
    assert SECRET.encode() in bytes_of(path)
    store.accept([withdrawn()], NOW + 1)
    assert SECRET.encode() not in bytes_of(path)


def test_the_log_still_knows_that_a_question_was_answered(store: Store) -> None:
    store.advance(saved(store), Done("delivered"), NOW)
    store.accept([withdrawn()], NOW + 1)
    assert (store.question("e1")["status"], store.question("e1")["delivery"]) == ("answered", "delivered")


def test_an_address_kept_for_an_officer_goes_too(store: Store) -> None:
    store.advance(saved(store, keep_address=True), Done("delivered"), NOW)
    store.accept([withdrawn()], NOW + 1)
    assert store.address_for_officer("e1") is None


def test_a_message_that_arrives_after_its_withdrawal_stays_out(store: Store, path: Path) -> None:
    store.accept([withdrawn()], NOW)
    store.accept([asked(text=SECRET)], NOW + 1)
    assert only(path, "SELECT count(*) FROM inbox") == 0


def test_not_even_the_id_of_a_withdrawn_message_is_kept(store: Store, path: Path) -> None:
    store.accept([withdrawn(of="chatter-of-the-group")], NOW)
    assert b"chatter-of-the-group" not in bytes_of(path)
    store.purge(NOW + KEPT_WITHDRAWN)
    assert only(path, "SELECT count(*) FROM withdrawn") == 0


def test_another_message_and_another_chat_are_not_touched(store: Store) -> None:
    store.accept([asked("e1"), asked("e2"), withdrawn(of="e1", chat="chat-2")], NOW)
    store.accept([withdrawn(of="e2")], NOW)
    assert store.claim(NOW + 1, "tester", 12).event.id == "e1"


@pytest.mark.parametrize("kind", ["unfollow", "leave"])
def test_a_farewell_forgets_the_chat(store: Store, path: Path, kind: str) -> None:
    store.advance(saved(store, conversation=Conversation("level")), Wait(NOW + 60), NOW)
    store.accept([left(kind=kind)], NOW + 11)
    assert store.conversation_of(asked()) == Conversation()
    assert store.claim(NOW + 100, "tester", 12) is None
    assert only(path, "SELECT count(*) FROM addresses") == 0


def test_a_farewell_forgets_every_person_of_a_group(store: Store) -> None:
    for person in ("p1", "p2"):
        store.accept([in_group(person, user=person)], NOW)
        store.save_answer(store.claim(NOW, "tester", 12), answered(conversation=Conversation("level")), NOW)
    store.accept([left(kind="leave", chat="group-1")], NOW + 11)
    assert store.conversation_of(in_group(user="p1")) == store.conversation_of(in_group(user="p2")) == Conversation()


def test_a_farewell_takes_the_address_kept_for_an_officer(store: Store) -> None:
    store.advance(saved(store, keep_address=True), Done("delivered"), NOW)
    store.accept([left()], NOW + 11)
    assert store.address_for_officer("e1") is None


def test_a_farewell_that_arrives_late_spares_what_was_asked_after_it(store: Store) -> None:
    store.accept([asked("e2", at=int((NOW + 20) * SECOND))], NOW + 20)
    store.accept([left(at=NOW + 10)], NOW + 21)
    assert store.claim(NOW + 22, "tester", 12).event.id == "e2"
