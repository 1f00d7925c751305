"""What PDF files and scans do to Thai is undone; what the document says is not touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.mistakes import pdf_split
from bot.sources.repair import repaired

BROKEN = [
    ("ตั ้งแต่", "ตั้งแต่"),
    ("ซ ึ ่งระดับ", "ซึ่งระดับ"),
    ("การดำเน ินการ", "การดำเนินการ"),
    ("ผลง านจะส่ง", "ผลงานจะส่ง"),
    ("เ กณฑ์", "เกณฑ์"),
    ("เเบบเเผน", "แบบแผน"),
    ("ชุมชนนําร่อง", "ชุมชนนำร่อง"),
    ("นาํร่อง", "นำร่อง"),
    ("นํ้า น้ํา นำ้", "น้ำ น้ำ น้ำ"),
    ("เพ่ือประชาชน", "เพื่อประชาชน"),
    ("ดีข้ึน ท่ีดำเนินการ", "ดีขึ้น ที่ดำเนินการ"),
    ("ลิงกไ์ด้", "ลิงก์ได้"),
    ("ได้หรอืไม่", "ได้หรือไม่"),
    ("งานทีส่ร้างผล", "งานที่สร้างผล"),
    ("กมุภาพันธ์", "กุมภาพันธ์"),
    ("ตั้งแตร่ะดับ", "ตั้งแต่ระดับ"),
    ("ส านักงาน", "สำนักงาน"),
    ("ที่ที่่ดี", "ที่ที่ดี"),
    ("ก .พ.ร. และ อต . สอง", "ก.พ.ร. และ อต. สอง"),
    ("( Inform ) แล้ว", "(Inform) แล้ว"),
    ("ต้อง **ไม่เป็น** งานเดิม", "ต้อง ไม่เป็น งานเดิม"),
    ("หน่วยงานของรัฐ** หมายถึง", "หน่วยงานของรัฐ หมายถึง"),
    ("  เว้น   ไว้  \t 10", "เว้น ไว้\t10"),
]


@pytest.mark.parametrize(("broken", "whole"), BROKEN)
def test_it_is_mended(broken: str, whole: str) -> None:
    assert repaired(broken) == whole


SOUND = [
    "ระบบบริหารจัดการแบบบูรณาการ",  # the normaliser of questions would take a letter out
    "พ.ศ. ๒๕๖๔ – ๒๕๖๙ และ BCG Model (Bio-Circular-Green)",
    "หรืออื่น ๆ ผู้อื่นอื้อฉาว",
    "ต่าง ๆ ณ ที่นั้น ฯลฯ",
    "ผู้ส่งต่อ พ่อแม่ ร่วมแก้ สี่ห้อง บ่มเพาะ",
    "PMQA ดีเด่น* และ 4.0*",
    "โทรศัพท์.....",
    "จากการรुक้าเข้ามา",  # misread by the scan: nobody can tell what stood there
    "รางวัลร่วมใจแก็งกัน ปัจเจบุคคล Imform",  # the document's own mistakes
    "ก. ข) (ค) 1.1.2(4) 79.99 / 80-89",
]


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_or_the_documents_own_stays(text: str) -> None:
    assert repaired(text) == text


def test_the_space_at_a_lines_end_stays_for_the_next_line() -> None:
    assert repaired("ต้องถึงระดับ collaborate   ") == "ต้องถึงระดับ collaborate "


@settings(deadline=None)
@given(st.sampled_from(SOUND[:6]), st.integers(0, 60), st.randoms(use_true_random=False))
def test_any_mark_that_was_torn_off_returns(text: str, at: int, chance: object) -> None:
    torn = pdf_split(text, at, chance)  # type: ignore[arg-type]
    assert repaired(torn).replace(" ", "") == text.replace(" ", "")


@settings(deadline=None)
@given(st.text(st.sampled_from("กขอสบญ เแไาำะัิีืุ่้๊์ํๆฯ1aB().*\t\uf70a\u200b"), max_size=60))
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = repaired(text)
    assert repaired(once) == once


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    assert "\u200b" not in repaired(text)
