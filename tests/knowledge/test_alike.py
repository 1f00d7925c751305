"""Whether a question asks just what a stored wording asks."""

import pytest

from bot.knowledge.alike import asks_alike, denies, must_alike
from bot.knowledge.entry import Entry
from bot.knowledge.handbook import Handbook
from bot.language.normalise import normalise

WORDINGS = ("ช่องที่มาของเปิดใจเขียนได้ 500 ตัวอักษรใช่ไหม", "ต้องแนบหนังสือรับรองใช่ไหม", "ปี 2561 องค์การมหาชนเข้ามาใช่ไหม")
CLAIM = Entry("e.yes", "t", "2567", "l", "s", WORDINGS, "f", 1, verdict="yes")


@pytest.mark.parametrize(
    ("question", "alike"),
    [
        ("ช่องที่มา เปิดใจ ใส่ได้ 500 ตัวใช่มั้ยคะ", True),
        ("ช่องที่มาของเปิดใจเขียนได้ 5,000 ตัวอักษรใช่ไหม", False),
        ("ช่องที่มาของสัมฤทธิผลเขียนได้ 500 ตัวอักษรใช่ไหม", False),
        ("หนังสือรับรองต้องแนบด้วยใช่ไหมครับ", True),
        ("ไม่ต้องแนบหนังสือรับรองใช่ไหม", False),
        ("ปี 2563 องค์การมหาชนเข้ามาใช่ไหม", False),
    ],
)
def test_names_numbers_and_denials_must_stand_in_a_wording(handbook: Handbook, question: str, alike: bool) -> None:
    assert asks_alike(handbook.reader.read(normalise(question)), CLAIM, handbook.reader) == alike


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("ไม่ต้องแนบก็ได้ใช่ไหม", True),
        ("ส่งสองสาขาไม่ได้ใช่มั้ย", True),
        ("can we apply without a token", True),
        ("ส่งได้หรือไม่", False),
        ("ใช่หรือไม่คะ", False),
        ("ไม่เกิน 10 หน้าใช่ไหม", False),
        ("ไม่ทราบว่าส่งได้ไหม", False),
        ("ไม่เคยส่งเลยค่ะ " + "เล่าเรื่องยาวมาก " * 5 + "ส่งได้ไหม", False),
    ],
)
def test_what_denies(text: str, denied: bool) -> None:
    assert denies(normalise(text)) == denied


@pytest.mark.parametrize(
    ("question", "alike"),
    [
        ("ต้องแนบแผนภาพไหม", True),
        ("จำเป็นต้องมีแผนภาพหรือเปล่า", True),
        ("แนบแผนภาพได้ไหม", False),
        ("can we attach a diagram", False),
    ],
)
def test_what_need_not_be_done_may_still_be_done(handbook: Handbook, question: str, alike: bool) -> None:
    needed = Entry("d", "t", "2567", "l", "s", ("ต้องแนบแผนภาพไหม", "must we attach a diagram"), "f", 1, verdict="no")
    assert must_alike(normalise(question), needed, handbook.reader.vocabulary.polarity) == alike


def test_an_entry_without_questions_of_yes_or_no_is_alike_to_all(handbook: Handbook) -> None:
    open_one = Entry("d", "t", "2567", "l", "s", ("แผนภาพแนบตรงไหน",), "f", 1, verdict="no")
    assert must_alike("แนบแผนภาพได้ไหม", open_one, handbook.reader.vocabulary.polarity)
