"""Cutting Thai into words."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.normalise import bare, normalise
from bot.language.segment import Segmenter

SEGMENTER = Segmenter(["สัมฤทธิผล", "เลื่องลือขยายผล"])
LETTERS = "กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวศสหอาิีึืุูเแโใไ่้"


def test_words_of_a_question() -> None:
    words = SEGMENTER.words("การรับฟังความคิดเห็นถือเป็น collaborate ไหม")
    assert words == ("การ", "รับฟัง", "ความคิดเหน", "ถือเปน", "collaborate", "ไหม")


def test_words_of_the_field_stay_whole() -> None:
    assert "เลืองลือขยายผล" in SEGMENTER.words("ส่งเลื่องลือขยายผลได้ไหม")
    assert "เลืองลือขยายผล" not in Segmenter().words("ส่งเลื่องลือขยายผลได้ไหม")


def test_a_wrong_tone_mark_changes_nothing() -> None:
    assert SEGMENTER.words("ต๊องทำมากี๋ปี") == SEGMENTER.words("ต้องทำมากี่ปี")


def test_punctuation_is_no_word() -> None:
    assert SEGMENTER.words("??? ... (ไหว้) 🙏") == ("ไหว",)


@given(st.text(st.sampled_from(LETTERS + " a1"), max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    kept = [c for c in "".join(SEGMENTER.words(text)) if c.isalnum()]
    assert kept == [c for c in bare(text) if c.isalnum()]


@pytest.mark.parametrize(
    "hostile",
    ["ก", "กา", "การมีส่วนร่วม", "ตากลม", "มมมมาาาาเเเเ", "".join(random.Random(1).choices(LETTERS, k=20_000))],
)
def test_long_text_without_a_break_is_cut_within_100_ms(hostile: str) -> None:
    text = (hostile * 20_000)[:20_000]
    start = time.perf_counter()
    SEGMENTER.words(text)
    assert time.perf_counter() - start < 0.1


STORY = (
    "กลุ่มประมงพื้นบ้านกับอุทยานของเราวางแผนเขตห้ามจับด้วยกัน ออกเรือลาดตระเวนด้วยกัน แล้วปลายปีก็ประเมินด้วยกันในฐานะภาคี "
    "ที่ปรึกษาบอกต้องระบุระดับการมีส่วนร่วมลงในใบสมัคร ควรระบุว่าระดับอะไร"
)


@pytest.mark.parametrize("story", [STORY, STORY * 5, STORY.replace(" ", "")], ids=["spaced", "long", "without spaces"])
def test_a_long_story_is_cut_as_its_parts_are(story: str) -> None:
    words = SEGMENTER.words(normalise(story))
    part = SEGMENTER.words(normalise(STORY[:60]))
    assert words[: len(part) - 2] == part[:-2]
    assert "".join(words) == bare(normalise(story)).replace(" ", "")
    assert SEGMENTER.known_share(normalise(story)) > 0.95
