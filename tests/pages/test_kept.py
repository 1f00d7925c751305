"""Each finished check gets an address of its own, or none where there can't be one."""

import re
import time
from dataclasses import dataclass, field

import pytest

from bot.dialogue.interview_state import Interview
from bot.errors import StoreError
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


def test_the_address_leads_to_what_is_kept() -> None:
    shelf = Shelf()
    assert Kept(HERE, shelf, lambda: 7.0, lambda: "t0ken").page_of("chat", DONE) == f"{HERE}/check/t0ken"
    assert shelf.kept == [("t0ken", "chat", DONE, 7.0)]


def test_an_address_cannot_be_guessed() -> None:
    kept = Kept(HERE, Shelf(), time.time)
    pages = {kept.page_of("chat", DONE) for _ in range(200)}
    assert len(pages) == 200
    assert TOKEN_BYTES * 8 >= 128
    assert all(re.fullmatch(rf"{re.escape(HERE)}/check/[A-Za-z0-9_-]{{43}}", page) for page in pages)


def test_without_an_address_of_the_web_nothing_is_kept() -> None:
    shelf = Shelf()
    assert Kept("", shelf, time.time).page_of("chat", DONE) == ""
    assert shelf.kept == []


def test_a_store_that_refuses_costs_only_the_page(caplog: pytest.LogCaptureFixture) -> None:
    assert Kept(HERE, Shelf(broken=True), time.time, lambda: "s3cret").page_of("chat", DONE) == ""
    assert "ล็อก" in caplog.text
    assert "s3cret" not in caplog.text
