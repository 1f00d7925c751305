"""The log of questions."""

from pathlib import Path

import pytest

from bot.store.questions import RECORDED
from bot.store.store import Store
from tests.inbox.samples import NOW, answered, asked, in_group
from tests.store.looking import rows

RECORD = {
    "text": "ส่งสองสาขาได้ไหม",
    "normalised": "ส่งสองสาขาได้ไหม",
    "status": "answered_entry",
    "kind": "answer",
    "verdict": "no",
    "confidence": 0.93,
    "entry": "one-work-one-branch",
    "edition": "2567",
    "citations": [{"unit": "clinic-2567#2", "label": "คลินิกให้คำปรึกษา 2567 ข้อ 2"}],
    "choices": [["ระดับ", "level"]],
    "answer": {"headline": "ไม่ได้"},
    "steps": [["match", 1.2]],
    "elapsed_ms": 1.8,
    "officer_wanted": False,
}


def log(store: Store, record: dict[str, object] | None = None, **event: object) -> None:
    store.accept([in_group(**event)], NOW)
    store.save_answer(store.claim(NOW, "tester", 12), answered(question=RECORD if record is None else record), NOW)


def test_a_record_comes_back_as_it_was_written(store: Store) -> None:
    log(store)
    found = store.question("e1")
    assert {name: found[name] for name in RECORD} == RECORD


def test_every_column_may_be_recorded() -> None:
    assert set(RECORD) == RECORDED


def test_where_and_when_it_was_asked_comes_from_the_event(store: Store) -> None:
    log(store, {})
    found = store.question("e1")
    assert (found["message_id"], found["chat"], found["chat_kind"], found["person"]) == (
        "m-e1",
        "group-1",
        "group",
        "person-1",
    )
    assert (found["asked_at"], found["text"]) == (NOW, "ส่งสองสาขาได้ไหม")


def test_an_answer_may_be_plain_text(store: Store) -> None:
    log(store, {"answer": "ไม่ได้", "choices": []})
    assert (store.question("e1")["answer"], store.question("e1")["choices"]) == ("ไม่ได้", [])


def test_thai_is_readable_in_the_file(store: Store, path: Path) -> None:
    log(store)
    assert "คลินิก" in rows(path, "SELECT citations FROM questions")[0][0]


@pytest.mark.parametrize("text", ["😀 ' \" ; --", "ก" * 20_000, "บรรทัด\nใหม่\tแท็บ"])
def test_any_text_is_kept_as_it_is(store: Store, text: str) -> None:
    log(store, {}, text=text)
    assert store.question("e1")["text"] == text


def test_there_is_no_question_that_nobody_asked(store: Store) -> None:
    assert store.question("nobody") is None


def test_feedback_is_recorded_with_its_reason(store: Store) -> None:
    log(store)
    assert store.set_feedback("e1", "group-1", "miss")
    assert store.set_feedback("e1", "group-1", "miss", "wrong_type")
    assert (store.question("e1")["feedback"], store.question("e1")["feedback_reason"]) == ("miss", "wrong_type")


def test_a_wish_for_an_officer_is_recorded(store: Store) -> None:
    log(store)
    assert store.question("e1")["officer_wanted"] == 0
    assert store.want_officer("e1", "group-1")
    assert store.question("e1")["officer_wanted"] == 1


@pytest.mark.parametrize(("question", "chat"), [("e1", "another-chat"), ("stale", "group-1")])
def test_nobody_judges_what_another_chat_was_told(store: Store, question: str, chat: str) -> None:
    log(store)
    assert not store.set_feedback(question, chat, "miss")
    assert not store.want_officer(question, chat)
    assert store.question("e1")["feedback"] is None


def test_asking_again_is_another_question(store: Store) -> None:
    store.accept([asked("e1", chat="a"), asked("e2", chat="b")], NOW)
    for _ in range(2):
        store.save_answer(store.claim(NOW, "tester", 12), answered(), NOW)
    assert {store.question(id)["chat"] for id in ("e1", "e2")} == {"a", "b"}
