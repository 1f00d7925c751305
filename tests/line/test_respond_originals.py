"""From an answer to the documents' own words and on, in 1:1 and in a group."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.inbox.worker import Worker
from bot.knowledge.handbook import Handbook, open_handbook
from bot.line.postback import Leaf, Officer, Original
from bot.line.respond import Responder
from bot.store.store import Store
from tests.inbox.samples import NOW, asked, sorry
from tests.inbox.test_worker import Channel
from tests.knowledge.home import ENTRY, make_home
from tests.line.limits_check import check
from tests.line.test_originals import LONG, pressed
from tests.line.test_respond import Chat, FakeLog, text
from tests.store.looking import everything

UNIT, OTHER = "rulebook-2567#1.1.2(3)", "rulebook-2567#1.2.2(1)"
TWO = ENTRY.replace(f'["{UNIT}"]', f'["{UNIT}", "{OTHER}"]')
BUTTON = "ข้อความตามเอกสาร"
IN_GROUP = {"chat_kind": "group", "user": "p", "quote_token": "q"}


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return open_handbook(make_home(tmp_path_factory.mktemp("one")))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return open_handbook(make_home(tmp_path_factory.mktemp("two"), TWO))


@dataclass
class Loaded:
    """What an operator loaded, which may change at any time."""

    texts: dict[str, str] = field(default_factory=dict)

    def of(self, units: Sequence[str]) -> dict[str, str]:
        return {unit: self.texts[unit] for unit in units if unit in self.texts}


def chat_with(handbook: Handbook, **texts: str) -> tuple[Chat, Loaded]:
    log, loaded = FakeLog(), Loaded({UNIT: texts["first"]} | ({OTHER: texts["second"]} if "second" in texts else {}))
    responder = Responder(handbook, log, "บอทรางวัล", time.perf_counter, texts_of=loaded.of)
    return Chat(responder, log), loaded


def test_the_button_leads_to_the_clauses_text(one: Handbook) -> None:
    chat, _ = chat_with(one, first="3) ผลสำเร็จต้องเกิดมาแล้วไม่น้อยกว่า 1 ปี")
    answer = chat.say("ต้องทำมากี่ปี")
    assert Original("e1") in pressed(list(answer.messages))
    read = chat.press(Original("e1"))
    check(list(read.messages))
    assert "3) ผลสำเร็จต้องเกิดมาแล้วไม่น้อยกว่า 1 ปี" in read.messages[0]["text"]
    assert read.messages[0]["text"].startswith("หลักเกณฑ์ 2567 ข้อ 1.1.2(3) (เอกสารปี 2567)\n")


def test_reading_is_not_logged_and_the_question_stays_the_last(one: Handbook) -> None:
    chat, _ = chat_with(one, first=LONG)
    chat.say("ต้องทำมากี่ปี")
    for press in (Original("e1"), Leaf("e1", 1, 2)):
        read = chat.press(press)
        assert (read.question, read.keep_address, read.officer_for) == (None, False, None)
        assert read.conversation is not None
        assert read.conversation.question == "e1"
    assert chat.say("ถามเจ้าหน้าที่").officer_for == "e1"
    assert chat.press(Officer("e1")).officer_for == "e1"


def test_pages_are_turned_by_pressing_and_by_typing(one: Handbook) -> None:
    chat, _ = chat_with(one, first=LONG)
    chat.say("ต้องทำมากี่ปี")
    assert "หน้า 1/3" in text(chat.say(BUTTON))
    assert "หน้า 2/3" in text(chat.say("หน้าถัดไป"))
    assert "หน้า 3/3" in text(chat.press(Leaf("e1", 1, 3)))
    assert "หน้า 2/3" in text(chat.say("หน้าก่อน"))


def test_several_clauses_are_picked_by_number_and_the_list_is_one_step_away(two: Handbook) -> None:
    chat, _ = chat_with(two, first="ข้อแรก", second="ข้อสอง")
    chat.say("ต้องทำมากี่ปี")
    assert "2 ข้อ" in text(chat.press(Original("e1")))
    assert "ข้อสอง" in text(chat.say("2"))
    assert "2 ข้อ" in text(chat.say("ข้ออื่นที่อ้างอิง"))
    assert "ข้อแรก" in text(chat.press(Leaf("e1", 1, 1)))


def test_in_a_group_it_works_by_quoting(one: Handbook) -> None:
    chat, _ = chat_with(one, first=LONG)
    answer = chat.say("ต้องทำมากี่ปี", **IN_GROUP)
    assert Original("e1") in pressed(list(answer.messages))
    chat.say("แก้จนกี่หน้า", **IN_GROUP | {"user": "other"})
    first = chat.say(BUTTON, answers="e1", **IN_GROUP)
    assert "หน้า 1/3" in text(first)
    assert first.messages[0]["quoteToken"] == "q"
    assert "หน้า 2/3" in text(chat.say("หน้าถัดไป", answers="", **IN_GROUP))
    assert "หน้า 3/3" in text(chat.press(Leaf("e1", 1, 3), chat_kind="group", user="p"))


def test_a_stale_button_gets_a_polite_sentence(one: Handbook) -> None:
    chat, loaded = chat_with(one, first=LONG)
    chat.say("ต้องทำมากี่ปี")
    for press in (Original("gone"), Leaf("e1", 2, 1), Leaf("e1", 1, 9), Leaf("gone", 1, 1)):
        assert "ใช้ไม่ได้แล้ว" in text(chat.press(press))
    loaded.texts = {}
    assert "ใช้ไม่ได้แล้ว" in text(chat.press(Original("e1")))
    assert "ใช้ไม่ได้แล้ว" in text(chat.press(Original("e1"), chat="another"))


def test_a_new_load_is_shown_at_once(one: Handbook) -> None:
    chat, loaded = chat_with(one, first="ฉบับแรก")
    chat.say("ต้องทำมากี่ปี")
    loaded.texts = {UNIT: "ฉบับที่สอง"}
    assert "ฉบับที่สอง" in text(chat.press(Original("e1")))


def test_without_documents_the_bot_is_as_before(one: Handbook) -> None:
    log = FakeLog()
    without, (loaded, _) = Chat(Responder(one, log, "บอทรางวัล", time.perf_counter), log), chat_with(one, first="ก")
    plain, button = (chat.say("ต้องทำมากี่ปี").messages[0]["contents"] for chat in (without, loaded))
    assert plain["body"] == button["body"]
    assert BUTTON not in json.dumps(plain, ensure_ascii=False)
    assert [part for part in button["footer"]["contents"] if BUTTON not in str(part)] == plain["footer"]["contents"]
    assert without.say(BUTTON).question is not None, "a question like any other"


# over the real store, as the worker does it


def test_what_is_loaded_while_the_bot_runs_is_shown_and_stands_in_no_log(one: Handbook, tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    store, line = Store(path), Channel()
    store.migrate()
    responder = Responder(one, store, "บอทรางวัล", time.perf_counter, texts_of=store.source_texts)
    worker = Worker(store, line, responder.consult, sorry, lambda: NOW, threads=1)
    store.accept([asked("e1", "ต้องทำมากี่ปี")], NOW)
    assert worker.work_once()
    assert BUTTON not in str(line.sent[-1][2])
    Store(path).load_sources({UNIT: "ข้อความของเอกสารฉบับจริง"}, NOW)
    store.accept([asked("e2", "ต้องทำมากี่ปี")], NOW)
    assert worker.work_once()
    assert BUTTON in str(line.sent[-1][2])
    store.accept([asked("e3", "", kind="postback", data="original:e2", message_id=None)], NOW)
    assert worker.work_once()
    assert "ข้อความของเอกสารฉบับจริง" in str(line.sent[-1][2])
    assert store.question("e3") is None
    assert {name for name, row in everything(path) if "เอกสารฉบับจริง" in str(row)} == {"source_texts"}
