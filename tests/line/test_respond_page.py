"""A finished eligibility check comes with a page: from the last answer to what stands in the store."""

import json
import time
from pathlib import Path

import pytest

from bot.dialogue.interview_state import Interview
from bot.dialogue.summary import FINISHED
from bot.dialogue.turn import Turn
from bot.errors import StoreError
from bot.inbox.event import Event
from bot.inbox.worker import Worker
from bot.knowledge.handbook import Handbook, open_handbook
from bot.line.page import Page
from bot.line.respond import Responder
from bot.pages.kept import Kept
from bot.store.store import Store
from tests.inbox.samples import NOW, asked, sorry
from tests.inbox.test_worker import Channel
from tests.knowledge.home import make_home
from tests.line.limits_check import check
from tests.line.test_printable import leading
from tests.line.test_respond import Chat, FakeLog, text
from tests.store.looking import everything, only

HERE = "https://bot.example.go.th"
WALK = ("เช็กคุณสมบัติ", "เอกชน", "8 เดือน")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return open_handbook(make_home(tmp_path_factory.mktemp("home")))


class Pages:
    """Gives addresses and remembers for what."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, Interview]] = []

    def page_of(self, turn: Turn, event: Event) -> Page | None:
        interview = turn.next_conversation.interview
        if turn.answer is None or turn.answer.status != FINISHED or interview is None or event.chat_kind != "user":
            return None
        self.kept.append((event.chat, interview))
        return Page(f"{HERE}/check/{len(self.kept)}", "check")


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def chat(small: Handbook, pages: Pages) -> Chat:
    log = FakeLog()
    return Chat(Responder(small, log, "บอทรางวัล", time.perf_counter, pages.page_of), log)


def test_the_summary_leads_to_the_page_of_its_facts(chat: Chat, pages: Pages) -> None:
    first, second, last = (chat.say(said) for said in WALK)
    assert not leading({"sent": [*first.messages, *second.messages]})
    [action] = leading({"sent": list(last.messages)})
    assert action["uri"].startswith(f"{HERE}/check/1")
    assert pages.kept == [("c", Interview({"agency": "private", "months": 8}))]
    check(list(last.messages))


def test_a_changed_answer_gets_a_page_of_its_own(chat: Chat, pages: Pages) -> None:
    for said in (*WALK, "แก้คำตอบ", "ระยะเวลา: 8 เดือน", "6 เดือน"):
        last = chat.say(said)
    assert leading({"sent": list(last.messages)})[0]["uri"].startswith(f"{HERE}/check/2")
    assert [interview.facts["months"] for _, interview in pages.kept] == [8, 6]


def test_other_answers_have_no_page(chat: Chat, pages: Pages) -> None:
    for said in ("ต้องทำมากี่ปี", "สวัสดีค่ะ", "เช็กคุณสมบัติ", "หยุด"):
        chat.say(said)
    chat.say("เช็กคุณสมบัติ", chat_kind="group")
    assert pages.kept == []


def test_the_log_does_not_know_the_address(chat: Chat) -> None:
    for said in WALK:
        last = chat.say(said)
    assert "/check/" in text(last)
    assert "/check/" not in json.dumps(dict(last.question or {}), ensure_ascii=False)


def test_without_a_page_the_summary_is_the_same_but_for_its_button(small: Handbook, chat: Chat) -> None:
    log = FakeLog()
    plain = Chat(Responder(small, log, "บอทรางวัล", time.perf_counter), log)
    for said in WALK:
        with_page, without = chat.say(said), plain.say(said)
    assert with_page.messages[0]["contents"]["body"] == without.messages[0]["contents"]["body"]
    assert not leading({"sent": list(without.messages)})


# over the real store, as the worker does it


class Broken(Store):
    """A store that keeps no results."""

    def keep_result(self, token: str, chat: str, interview: Interview, now: float) -> None:
        raise StoreError("ฐานข้อมูลถูกโปรแกรมอื่นล็อกอยู่")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.sqlite3"


def walked(store: Store, small: Handbook) -> Channel:
    """What the channel was asked to send after the whole walk, the last event delivered twice."""
    store.migrate()
    line, kept = Channel(), Kept(HERE, store, lambda: NOW)
    responder = Responder(small, store, "บอทรางวัล", time.perf_counter, kept.page_of)
    worker = Worker(store, line, responder.consult, sorry, lambda: NOW, threads=1)
    for number, said in enumerate((*WALK, WALK[-1])):
        again = number == len(WALK)
        store.accept([asked(f"e{min(number, len(WALK) - 1)}", said, redelivered=again)], NOW)
        while worker.work_once():
            pass
    return line


def test_a_redelivered_event_makes_no_second_page(small: Handbook, path: Path) -> None:
    line = walked(Store(path), small)
    assert len(line.sent) == len(WALK)
    kept = json.loads(only(path, "SELECT facts FROM results"))
    assert kept == {"facts": {"agency": "private", "months": 8}, "unsure": []}


def test_once_delivered_its_token_stands_nowhere(small: Handbook, path: Path) -> None:
    line = walked(store := Store(path), small)
    [action] = leading({"sent": line.sent[-1][2]})
    token = action["uri"].removeprefix(f"{HERE}/check/").split("?")[0]
    assert store.result(token, NOW) is not None
    assert not [row for _, row in everything(path) if token in str(row)]


def test_an_answer_whose_page_cannot_be_kept_goes_out_without_it(small: Handbook, path: Path) -> None:
    line = walked(Broken(path), small)
    assert len(line.sent) == len(WALK)
    assert "ยังไม่มีประเภทที่ผ่านเงื่อนไข" in str(line.sent[-1][2])
    assert leading({"sent": line.sent[-1][2]}) == []
