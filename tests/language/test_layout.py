"""Text typed with the keyboard set to the other language."""

import pytest

from bot.language.layout import retyped
from bot.language.segment import Segmenter

SEGMENTER = Segmenter()
ENGLISH = frozenset(
    [
        "can",
        "we",
        "email",
        "the",
        "form",
        "what",
        "is",
        "collaborate",
        "level",
        "submit",
        "deadline",
        "award",
        "for",
        "how",
        "to",
        "apply",
    ]
)

WRONG_LAYOUT = [
    ("l;ylfu", "สวัสดี"),
    ("lj'wfh,yp", "ส่งได้มัย"),
    ("แนสสฟินพฟะำ", "collaborate"),
]
AS_IT_IS = [
    "what is collaborate level",
    "Can we email the form",
    "asdkjfhqwpoeiru",
    "https://example.com/promo?id=88231",
    "สวัสดีค่ะ",
    "PMQA",
    "ok",
    "",
    "ฟหกด่าสวง",
    "ส่ง submit ได้ไหม",
]


@pytest.mark.parametrize(("typed", "meant"), WRONG_LAYOUT)
def test_the_wrong_layout_is_undone(typed: str, meant: str) -> None:
    assert retyped(typed, SEGMENTER, ENGLISH) == meant


@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_makes_sense_stays(text: str) -> None:
    assert retyped(text, SEGMENTER, ENGLISH) == text
