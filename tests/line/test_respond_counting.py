"""The length check in LINE: its choices are pressed or typed, and it goes on from message to message."""

import time

import pytest

from bot.knowledge.handbook import Handbook, open_handbook
from bot.line.postback import Pick
from bot.line.respond import Responder
from bot.rules.length import measure
from tests.knowledge.home import make_home
from tests.line.test_respond import Chat, FakeLog, text

STORY = "ชาวบ้านสองฝั่งคลองเดือดร้อนจากน้ำเน่าเสียมาหลายปี หน่วยงานจึงชวนทุกฝ่ายมาร่วมกันคิด " * 2
LENGTH = f"{measure(STORY).with_spaces} ตัวอักษร"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return open_handbook(make_home(tmp_path_factory.mktemp("home")))


@pytest.fixture
def chat(small: Handbook) -> Chat:
    log = FakeLog()
    return Chat(Responder(small, log, "บอทรางวัล", time.perf_counter), log)


def test_the_form_is_asked_back_and_pressed(chat: Chat) -> None:
    asked = chat.say(f"ความสำเร็จ: {STORY}")
    assert asked.question is not None
    assert asked.question["kind"] == "clarify"
    told = chat.press(Pick("e1", 1))
    assert LENGTH in text(told)
    assert "1,500" in text(told)
    assert told.question is not None
    assert told.question["text"] == "เปิดใจฯ"


def test_the_form_is_asked_back_and_typed(chat: Chat) -> None:
    chat.say(f"ความสำเร็จ: {STORY}")
    assert "2,000" in text(chat.say("2"))


def test_no_message_of_a_count_waits_for_another(chat: Chat) -> None:
    assert not chat.say("นับตัวอักษร").waits
    assert not chat.say(STORY).waits
    assert not chat.say("หยุด").waits


def test_a_count_goes_on_in_a_group(chat: Chat) -> None:
    chat.say(f"ที่มา: {STORY}", chat_kind="group")
    assert f"{measure(STORY).with_spaces * 2} ตัวอักษร" in text(chat.say(STORY, chat_kind="group"))


def test_in_a_group_a_choice_belongs_to_the_quoted_message(chat: Chat) -> None:
    chat.say(f"ความสำเร็จ: {STORY}", chat_kind="group")
    assert "1,500" in text(chat.say("1", chat_kind="group", answers="e1"))


def test_a_length_offers_neither_officer_nor_feedback(chat: Chat) -> None:
    told = chat.say(f"นับตัวอักษร ที่มา: {STORY}")
    assert not told.keep_address
    assert "postback" not in text(told)
