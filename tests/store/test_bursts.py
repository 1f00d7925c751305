"""Short messages that wait for the rest of the question."""

from pathlib import Path

from bot.dialogue.conversation import Conversation
from bot.inbox.delivery import Done
from bot.inbox.event import Event
from bot.inbox.prepared import Prepared
from bot.store.store import Store
from tests.store.looking import only, rows

NOW = 1_000.0
LEASE = 12.0


def said(number: int, text: str, chat: str = "chat") -> Event:
    ids = {"id": f"e{number}", "message_id": f"m{number}", "reply_token": f"t{number}"}
    return Event(kind="text", chat_kind="user", chat=chat, to="U1", at=number, text=text, **ids)


def hold(store: Store, event: Event) -> None:
    store.accept([event], NOW)
    claim = store.claim(NOW, "w", LEASE)
    assert claim is not None
    store.hold_back(claim, NOW, 1.5)


def test_a_held_message_comes_again_when_its_time_is_over(store: Store) -> None:
    hold(store, said(1, "สวัสดี"))
    assert store.claim(NOW + 1, "w", LEASE) is None
    again = store.claim(NOW + 1.6, "w", LEASE)
    assert again is not None
    assert again.held
    assert again.event.text == "สวัสดี"


def test_the_next_message_sees_what_waits_for_it(store: Store) -> None:
    hold(store, said(1, "สวัสดี"))
    hold(store, said(2, "เรื่องแก้จน"))
    store.accept([said(3, "กี่หน้า")], NOW)
    claim = store.claim(NOW, "w", LEASE)
    assert claim is not None
    assert store.held_before(claim.event) == [("e1", "สวัสดี"), ("e2", "เรื่องแก้จน")]


def test_another_chat_sees_nothing(store: Store) -> None:
    hold(store, said(1, "สวัสดี"))
    assert store.held_before(said(2, "กี่หน้า", chat="other")) == []


def test_one_answer_ends_all_and_the_last_token_carries_it(store: Store, path: Path) -> None:
    hold(store, said(1, "สวัสดี"))
    store.accept([said(2, "กี่หน้า")], NOW)
    claim = store.claim(NOW, "w", LEASE)
    assert claim is not None
    prepared = Prepared(({"type": "text", "text": "10"},), {"text": "สวัสดี กี่หน้า"}, Conversation(), absorbs=("e1",))
    claim = store.save_answer(claim, prepared, NOW)
    assert claim.event.reply_token == "t2"
    store.advance(claim, Done("delivered"), NOW)
    assert store.claim(NOW + 60, "w", LEASE) is None
    assert dict(rows(path, "SELECT id, outcome FROM inbox")) == {"e1": "merged", "e2": "delivered"}
    assert rows(path, "SELECT * FROM addresses") == []


def test_unsending_a_part_deletes_the_whole_question(store: Store, path: Path) -> None:
    hold(store, said(1, "ความลับ"))
    store.accept([said(2, "กี่หน้า")], NOW)
    claim = store.claim(NOW, "w", LEASE)
    assert claim is not None
    store.save_answer(claim, Prepared((), {"text": "ความลับ กี่หน้า"}, None, absorbs=("e1",)), NOW)
    store.accept([Event(id="u", kind="unsend", chat_kind="user", chat="chat", to="", at=9, message_id="m1")], NOW)
    assert only(path, "SELECT text FROM questions") is None
