"""Thai as phones, PDF files and scans leave it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.normalise import normalise, skeleton

MENDED = [
    ("เเก้จน", "แก้จน", "two sara e"),
    ("ท ำงำน", "ทำงำน", "sara am torn off by a PDF"),
    ("ตั ้งแต่", "ตั้งแต่", "a tone mark torn off its letter"),
    ("หน่วยงานต ้อง", "หน่วยงานต้อง", "a tone mark after a space"),
    ("นํ้า", "น้ำ", "nikhahit, tone, sara aa"),
    ("น้ํา", "น้ำ", "tone, nikhahit, sara aa"),
    ("ทํางาน", "ทำงาน", "nikhahit and sara aa"),
    ("ท่ีไหน", "ที่ไหน", "tone mark typed before the vowel"),
    ("ดีี", "ดี", "a vowel typed twice"),
    ("มากกกกก", "มาก", "letters repeated for feeling"),
    ("ปี ๒๕๖๗", "ปี 2567", "Thai digits"),
    ("เกิน 5000 ตัวอักษร", "เกิน 5000 ตัวอักษร", "repeated digits stay"),
    ("collabไหม", "collab ไหม", "English glued to Thai"),
    ("ส่งPDFได้", "ส่ง pdf ได้", "English inside Thai"),
    ("การ\u200bมี\u200dส่วน\ufeffร่วม", "การมีส่วนร่วม", "zero-width marks"),
    ("ＡＢＣ１", "abc1", "full-width letters"),
    ("ก็็็็็็", "ก็", "stacked marks"),
    ("่ไหม", "ไหม", "a mark with nothing to stand on"),
    ("  สอง   คำ\n\nบรรทัด ", "สอง คำ บรรทัด", "white space"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("typed", "meant", "why"), MENDED, ids=[row[2] for row in MENDED])
def test_text_is_mended(typed: str, meant: str, why: str) -> None:
    assert normalise(typed) == meant


THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.sampled_from(" aZ1\u200b"), max_size=60)


@given(st.text(max_size=200) | THAI)
def test_a_mended_text_needs_no_mending(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(THAI)
def test_a_skeleton_has_no_tone_marks_and_no_spaces(text: str) -> None:
    assert not set(skeleton(text)) & set(" \u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c")


@pytest.mark.parametrize("hostile", ["่ ้ ", "่้๊๋", "เ", "ํา", "กก ", "a่", "็"])
def test_hostile_text_takes_no_longer_than_its_length(hostile: str) -> None:
    start = time.perf_counter()
    normalise((hostile * 20_000)[:20_000])
    assert time.perf_counter() - start < 0.5
