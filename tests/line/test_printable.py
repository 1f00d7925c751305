"""The button that leads from an answer to its printable page."""

from dataclasses import replace
from typing import Any

import pytest

from bot.answer.answer import Choice
from bot.answer.wording import read_wording
from bot.line.limits import TEXTS, graphemes
from bot.line.page import Page
from bot.line.postback import link
from bot.line.render import messages
from bot.settings import LONGEST_ADDRESS
from tests.conftest import ROOT
from tests.line.limits_check import check, walk
from tests.line.samples import HELLO, NO, SAMPLES

WORDING = read_wording(ROOT).sections
PAGE = "https://bot.example.go.th/check/" + "a" * 43
Json = dict[str, Any]


def sent(page: str = PAGE, answer: Any = NO) -> list[Json]:
    return messages(answer, "Q1", "user", None, WORDING, Page(page, "check") if page else None)


def leading(message: Json) -> list[Json]:
    """Every action of a message that opens a page."""
    return [value for _, value in walk(message) if isinstance(value, dict) and value.get("type") == "uri"]


def test_it_is_the_first_button_and_named_in_thai() -> None:
    [message] = sent()
    button = message["contents"]["footer"]["contents"][0]
    assert button["type"] == "button"
    assert button["action"]["label"] == "หน้าสำหรับพิมพ์"
    assert leading(message) == [button["action"]]


def test_it_opens_the_page_outside_of_line() -> None:
    [action] = leading(sent()[0])
    assert action["uri"] == f"{PAGE}?openExternalBrowser=1"
    assert link(f"{PAGE}?x=1", "ก", "label of a Flex button")["uri"] == f"{PAGE}?x=1&openExternalBrowser=1"


@pytest.mark.parametrize("answer", SAMPLES, ids=lambda answer: answer.headline)
def test_without_a_page_nothing_changes(answer: Any) -> None:
    assert sent("", answer) == messages(answer, "Q1", "user", None, WORDING)
    assert leading({"messages": sent("", answer)}) == []


def test_the_address_stands_only_in_the_button() -> None:
    [message] = sent()
    assert str(message).count(PAGE) == 1
    assert leading({"messages": sent(PAGE, HELLO)}) == []


@pytest.mark.parametrize("answer", SAMPLES, ids=lambda answer: answer.headline)
@pytest.mark.parametrize("page", [PAGE, "http://127.0.0.1:8000/check/x", "https://b.th/" + "a" * LONGEST_ADDRESS])
def test_line_takes_it(answer: Any, page: str) -> None:
    check(sent(page, answer))


def test_a_bubble_that_had_to_be_cut_keeps_its_button() -> None:
    flood = "ผ่านเงื่อนไข " * 3000
    long = replace(NO, headline=flood, body=flood, related=(Choice(flood, "e"),) * 3, notes=(flood,) * 9)
    check(sent(PAGE, long))
    assert len(leading(sent(PAGE, long)[0])) == 1


@pytest.mark.parametrize("label", WORDING["line"]["pages"].values())
def test_its_label_is_whole_on_a_phone(label: str) -> None:
    assert graphemes(label) <= TEXTS["label of a quick reply"][0]
