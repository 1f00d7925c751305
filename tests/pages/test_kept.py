"""Each finished check gets an address of its own, or none where there can't be one."""

import re
import time
from dataclasses import dataclass, field

import pytest

from bot.answer.answer import Answer
from bot.dialogue.compared import COUNTED
from bot.dialogue.conversation import Conversation
from bot.dialogue.interview_state import Interview
from bot.dialogue.summary import FINISHED
from bot.dialogue.turn import ChatKind, Turn
from bot.errors import StoreError
from bot.inbox.event import Event
from bot.line.page import Page
from bot.pages.kept import TOKEN_BYTES, Kept
from bot.store.results import Result

HERE = "https://bot.example.go.th"
DONE = Interview({"agency": "department"})


@dataclass
class Shelf:
    """Keeps what it is given; `broken` refuses."""

    kept: list[tuple[str, str, Interview, float]] = field(default_factory=list)
    broken: bool = False

    def keep_result(self, token: str, chat: str, interview: Interview, now: float) -> None:
        if self.broken:
            raise StoreError("ฐานข้อมูลถูกโปรแกรมอื่นล็อกอยู่")
        self.kept.append((token, chat, interview, now))

    def result(self, token: str, now: float) -> Result | None:
        return None


def finished(status: str = FINISHED, chat_kind: ChatKind = "user") -> tuple[Turn, Event]:
    """A turn that ended so, and the event that it answers."""
    answer = Answer("answer", status, "จบ")
    turn = Turn("จบ", answer=answer, next_conversation=Conversation(interview=DONE))
    return turn, Event("e", "text", chat_kind, "chat", "to", 0, text="จบ")


def address(kept: Kept, turn: Turn, event: Event) -> str:
    page = kept.page_of(turn, event)
    return page.address if page else ""


def test_the_address_leads_to_what_is_kept() -> None:
    shelf = Shelf()
    assert address(Kept(HERE, shelf, lambda: 7.0, lambda: "t0ken"), *finished()) == f"{HERE}/check/t0ken"
    assert shelf.kept == [("t0ken", "chat", DONE, 7.0)]


def test_an_address_cannot_be_guessed() -> None:
    kept = Kept(HERE, Shelf(), time.time)
    pages = {address(kept, *finished()) for _ in range(200)}
    assert len(pages) == 200
    assert TOKEN_BYTES * 8 >= 128
    assert all(re.fullmatch(rf"{re.escape(HERE)}/check/[A-Za-z0-9_-]{{43}}", page) for page in pages)


def test_a_length_leads_to_the_page_of_whole_forms() -> None:
    shelf = Shelf()
    assert Kept(HERE, shelf, time.time).page_of(*finished(COUNTED)) == Page(f"{HERE}/forms/", "forms")
    assert shelf.kept == []


@pytest.mark.parametrize("turn", [finished("answered_entry"), finished(chat_kind="group"), finished(COUNTED, "group")])
def test_other_answers_and_other_chats_lead_nowhere(turn: tuple[Turn, Event]) -> None:
    shelf = Shelf()
    assert Kept(HERE, shelf, time.time).page_of(*turn) is None
    assert shelf.kept == []


@pytest.mark.parametrize("status", [FINISHED, COUNTED])
def test_without_an_address_of_the_web_nothing_is_kept(status: str) -> None:
    shelf = Shelf()
    assert Kept("", shelf, time.time).page_of(*finished(status)) is None
    assert shelf.kept == []


def test_a_store_that_refuses_costs_only_the_page(caplog: pytest.LogCaptureFixture) -> None:
    assert Kept(HERE, Shelf(broken=True), time.time, lambda: "s3cret").page_of(*finished()) is None
    assert "ล็อก" in caplog.text
    assert "s3cret" not in caplog.text
