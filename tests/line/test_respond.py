"""What an event comes to: messages, log record, memory."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.dialogue.conversation import Conversation
from bot.inbox.event import Event, EventKind
from bot.inbox.memory import Memory
from bot.inbox.prepared import Prepared
from bot.knowledge.handbook import Handbook
from bot.line.postback import Ask, Miss, Officer, Pick, Why, encode
from bot.line.respond import Responder
from bot.store.questions import RECORDED


@dataclass
class FakeLog:
    """Remembers as the store does; `feedback` is what was said of answers."""

    conversation: Conversation = field(default_factory=Conversation)
    questions: dict[str, dict[str, Any]] = field(default_factory=dict)
    feedback: list[tuple[str, str, str | None]] = field(default_factory=list)
    held: list[tuple[str, str]] = field(default_factory=list)

    def conversation_of(self, event: Event) -> Conversation:
        return self.conversation

    def question(self, question_id: str) -> Mapping[str, Any] | None:
        return self.questions.get(question_id)

    def held_before(self, event: Event) -> list[tuple[str, str]]:
        return self.held

    def set_feedback(self, question_id: str, chat: str, feedback: str, reason: str | None = None) -> bool:
        self.feedback.append((question_id, feedback, reason))
        return True


@dataclass
class Chat:
    """One chat with the responder: what the bot prepared is remembered, as the worker would have it."""

    responder: Responder
    log: FakeLog
    number: int = 0

    def send(self, kind: EventKind, **fields: Any) -> Prepared:
        self.number += 1
        given: dict[str, Any] = {"chat_kind": "user", "chat": "c", "to": "U1", "at": self.number} | fields
        event = Event(id=f"e{self.number}", kind=kind, **given)
        prepared = self.responder.consult(event, Memory(self.log, event))
        if prepared.conversation is not None:
            self.log.conversation = prepared.conversation
        if prepared.question is not None:
            stored = json.loads(json.dumps(dict(prepared.question)))
            self.log.questions[event.id] = {"id": event.id, "chat": event.chat} | stored
        return prepared

    def say(self, text: str, **fields: Any) -> Prepared:
        return self.send("text", text=text, **fields)

    def press(self, act: Any, **fields: Any) -> Prepared:
        return self.send("postback", data=encode(act), **fields)


@pytest.fixture
def chat(handbook: Handbook) -> Chat:
    log = FakeLog()
    return Chat(Responder(handbook, log, "บอทรางวัล", time.perf_counter), log)


def text(prepared: Prepared) -> str:
    return json.dumps(prepared.messages, ensure_ascii=False)


def test_a_question_is_answered_logged_and_remembered(chat: Chat) -> None:
    prepared = chat.say("แก้จนส่งได้กี่หน้า")
    assert "10 หน้า" in text(prepared)
    assert prepared.question is not None
    assert prepared.question["status"] == "answered_entry"
    assert set(prepared.question) <= RECORDED
    assert prepared.question["steps"]["candidates"]
    assert prepared.conversation is not None
    assert prepared.conversation.question == "e1"
    assert not prepared.keep_address


def test_a_hand_off_keeps_the_address_for_the_officer(chat: Chat) -> None:
    prepared = chat.say("ปิดรับสมัครวันไหน")
    assert prepared.keep_address
    assert prepared.question is not None
    assert prepared.question["kind"] == "handoff"


def test_what_has_nothing_to_do_with_the_awards_owes_nothing(chat: Chat) -> None:
    prepared = chat.say("ขอสูตรแกงเขียวหวาน")
    assert not prepared.keep_address
    assert prepared.question is not None
    assert prepared.question["status"] == "handoff_off_topic"


def test_an_officer_is_called_for_the_very_question(chat: Chat) -> None:
    chat.say("แก้จนส่งได้กี่หน้า")
    pressed = chat.press(Officer("e1"))
    assert (pressed.keep_address, pressed.officer_for, pressed.question) == (True, "e1", None)
    typed = chat.say("ถามเจ้าหน้าที่")
    assert typed.officer_for == "e1"


def test_a_miss_asks_for_the_reason_and_a_number_gives_it(chat: Chat) -> None:
    chat.say("แก้จนส่งได้กี่หน้า")
    asked = chat.press(Miss("e1"))
    assert "เพราะอะไร" in text(asked)
    thanked = chat.say("2")
    assert "ขอบคุณ" in text(thanked)
    assert chat.log.feedback == [("e1", "miss", None), ("e1", "miss", "wrong")]
    assert "ขอบคุณ" in text(chat.press(Why("e1", "unclear")))


@pytest.mark.parametrize("act", [Officer("gone"), Miss("gone"), Pick("gone", 1), Why("gone", "wrong")])
def test_a_stale_button_gets_a_polite_sentence(chat: Chat, act: Any) -> None:
    prepared = chat.press(act)
    assert "ใช้ไม่ได้แล้ว" in text(prepared)
    assert not prepared.keep_address


@pytest.mark.parametrize("data", ["", "x", "ask", "pick:a:0", "💣" * 100])
def test_foreign_button_data_gets_a_polite_sentence(chat: Chat, data: str) -> None:
    assert "ใช้ไม่ได้แล้ว" in text(chat.send("postback", data=data))


def test_a_related_question_opens_its_entry(chat: Chat) -> None:
    prepared = chat.press(Ask("one-work-two-branches"))
    assert prepared.question is not None
    assert prepared.question["entry"] == "one-work-two-branches"


def test_an_entry_that_is_gone_gets_a_polite_sentence(chat: Chat) -> None:
    assert "ใช้ไม่ได้แล้ว" in text(chat.press(Ask("no-such-entry")))


def test_a_pick_opens_what_the_earlier_reply_offered(chat: Chat) -> None:
    chat.log.questions["old"] = {"id": "old", "chat": "c", "choices": [["ก", "level-inform"], ["ข", "level-consult"]]}
    prepared = chat.press(Pick("old", 2))
    assert prepared.question is not None
    assert prepared.question["entry"] == "level-consult"
    assert "ใช้ไม่ได้แล้ว" in text(chat.press(Pick("old", 3)))


def test_another_chats_question_is_nobodys_business(chat: Chat) -> None:
    chat.log.questions["old"] = {"id": "old", "chat": "other", "choices": []}
    assert "ใช้ไม่ได้แล้ว" in text(chat.press(Officer("old")))


def test_in_a_group_a_number_picks_only_by_quoting(chat: Chat) -> None:
    chat.log.questions["old"] = {"id": "old", "chat": "c", "choices": [["ก", "level-inform"]]}
    quoted = chat.say("1", chat_kind="group", answers="old", quote_token="q")
    assert quoted.question is not None
    assert quoted.question["entry"] == "level-inform"
    chat.log.conversation = Conversation()
    bare = chat.say("1", chat_kind="group", quote_token="q")
    assert bare.question is not None
    assert bare.question["entry"] != "level-inform"


FRAGMENTS = ["สวัสดีค่ะ", "พี่คะ", "มีเรื่องจะถามค่ะ", "555"]


@pytest.mark.parametrize("said", FRAGMENTS)
def test_a_message_that_asks_nothing_waits_for_the_next(chat: Chat, said: str) -> None:
    assert chat.say(said).waits


QUESTIONS = ["แก้จนส่งได้กี่หน้า", "ปิดรับสมัครวันไหน", "ส่งได้ไหม", "inform คืออะไร"]


@pytest.mark.parametrize("said", QUESTIONS)
def test_a_question_never_waits(chat: Chat, said: str) -> None:
    assert not chat.say(said).waits


def test_in_a_group_nothing_waits(chat: Chat) -> None:
    assert not chat.say("สวัสดีค่ะ", chat_kind="group").waits


def test_what_waited_is_part_of_the_question(chat: Chat) -> None:
    chat.log.held = [("a", "สวัสดีค่ะ"), ("b", "เรื่องแก้จน")]
    prepared = chat.say("ส่งได้กี่หน้าคะ")
    assert prepared.absorbs == ("a", "b")
    assert prepared.question is not None
    assert prepared.question["text"] == "สวัสดีค่ะ เรื่องแก้จน ส่งได้กี่หน้าคะ"
    assert "10 หน้า" in text(prepared)


def test_in_a_group_a_reason_is_picked_by_quoting_the_list(chat: Chat) -> None:
    chat.say("แก้จนส่งได้กี่หน้า", chat_kind="group", user="p", quote_token="q")
    chat.press(Miss("e1"), chat_kind="group", user="p")
    assert "ขอบคุณ" in text(chat.say("1", chat_kind="group", user="p", answers="", quote_token="q"))
    assert chat.log.feedback[-1] == ("e1", "miss", "other_question")


EVENTS = [("follow", "สวัสดี"), ("join", "บอทรางวัล"), ("media", "ข้อความ")]


@pytest.mark.parametrize(("kind", "says"), EVENTS)
def test_events_without_a_question_get_one_short_text(chat: Chat, kind: EventKind, says: str) -> None:
    prepared = chat.send(kind)
    assert len(prepared.messages) == 1
    assert prepared.messages[0]["type"] == "text"
    assert says in prepared.messages[0]["text"]
    assert prepared.question is None


def test_the_greetings_examples_can_be_picked_by_number(chat: Chat) -> None:
    chat.send("follow")
    prepared = chat.say("3")
    assert prepared.question is not None
    assert prepared.question["entry"] == "one-work-two-branches"


def test_the_fallback_apologises_and_calls_an_officer(chat: Chat) -> None:
    event = Event(id="e", kind="text", chat_kind="user", chat="c", to="U1", at=1, text="x")
    prepared = chat.responder.fallback(event)
    assert "ขออภัย" in text(prepared)
    assert prepared.keep_address
    assert prepared.question is not None
    assert prepared.question["status"] == "error_answering"
