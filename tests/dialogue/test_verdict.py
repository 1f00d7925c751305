"""Verdicts that follow from what a question tells."""

import pytest

from bot.dialogue.pipeline import walk
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook, open_handbook
from tests.knowledge.home import ENTRY, make_home

DECIDED = (
    ENTRY
    + """
  - id: started-in-time
    topic: started-in-time
    label: เริ่มขยายทันไหม
    verdict: depends
    decides: {started_after: "<= expanded.start_within"}
    short: ไม่เกิน {expanded.start_within} หลังได้รางวัล
    questions: |
      ได้รางวัลแล้วเริ่มขยายผลทันไหม
      เริ่มขยายหลังได้รางวัลแบบนี้ทันหรือเปล่า
    citations: ["rulebook-2567#1.3.2(3)"]
"""
)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return open_handbook(make_home(tmp_path_factory.mktemp("home"), DECIDED))


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("ได้รางวัลปี 2563 เริ่มขยายผลปี 2565 ทันไหม", "yes"),
        ("ได้รางวัลปี 2560 เริ่มขยายผลปี 2563 ทันไหม", "yes"),  # exactly the three years
        ("ได้รางวัลปี 60 เริ่มขยายผลปี 64 ทันไหม", "no"),
        ("เริ่มขยายผลหลังได้รางวัล 4 ปี ทันไหม", "no"),
        ("เริ่มขยายผลหลังได้รางวัลสองปี ทันไหม", "yes"),
        ("ได้รางวัลแล้วเริ่มขยายผลทันไหม", "depends"),
        ("ได้รางวัลปี 2560 กับ 2562 เริ่มขยายผลปี 2563 ทันไหม", "depends"),  # which of three years is meant
    ],
)
def test_the_years_that_a_question_tells_decide(decided: Handbook, asked: str, verdict: str) -> None:
    answer = walk(Turn(asked), decided, lambda: 0.0).answer
    assert answer is not None
    assert (answer.entry, answer.verdict) == ("started-in-time", verdict)
    assert answer.origin == ("approved" if verdict == "depends" else "computed")


def test_a_year_of_the_story_is_not_the_year_that_is_asked_about(handbook: Handbook) -> None:
    story = (
        "กรมเราได้เปิดใจใกล้ชิดประชาชนระดับดีเด่นปี 2565 จากแพลตฟอร์มเปิดข้อมูล ต่อมาเพิ่มระบบติดตามสถานะกับช่องทางสำหรับผู้พิการ "
        "ทำต่อเนื่องเกินสองปีแล้ว แบบนี้เป็นระดับไหน ต้องเขียนสรุปกี่ตัวอักษร"
    )
    answer = walk(Turn(story), handbook, lambda: 0.0).answer
    assert answer is not None
    assert answer.status != "handoff_other_year"


def test_a_year_that_is_asked_about_is_not_answered_by_another(handbook: Handbook) -> None:
    answer = walk(Turn("เงื่อนไขเปิดใจใกล้ชิดประชาชนปี 2568 ต้องทำมากี่ปี"), handbook, lambda: 0.0).answer
    assert answer is not None
    assert answer.status == "handoff_other_year"


GRADED = ENTRY + "".join(
    f"""
  - id: {level}-grade
    topic: {level}-grade
    label: ได้ระดับ {level}
    when: {{score: {level} of open}}
    short: ระดับดีเด่นเริ่มที่ {{award.excellent_from}}
    questions: |
      {asked}ได้ระดับไหน
      {asked}อยู่ระดับดีเด่นไหม
    citations: ["rulebook-2567#2.1"]
"""
    for level, asked in (("excellent", "คะแนน 95 "), ("good", "คะแนน 84 "))
)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return open_handbook(make_home(tmp_path_factory.mktemp("home"), GRADED))


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("ได้คะแนน 95 อยู่ระดับดีเด่นไหม", "yes"),
        ("ได้คะแนน 95 อยู่ระดับดีไหม", "no"),
        ("ได้คะแนน 84 อยู่ระดับดีเด่นไหม", "no"),
        ("ได้คะแนน 84 อยู่ระดับดีไหม", "yes"),
        ("ได้คะแนน 84 ได้ระดับไหน", None),
    ],
)
def test_a_score_decides_whether_a_grade_is_earned(graded: Handbook, asked: str, verdict: str | None) -> None:
    answer = walk(Turn(asked), graded, lambda: 0.0).answer
    assert answer is not None
    assert answer.verdict == verdict


def test_types_whose_time_is_not_reached_are_no_reading(handbook: Handbook) -> None:
    answer = walk(Turn("ทำมาปีครึ่งแล้วเวลาพอไหมครับ"), handbook, lambda: 0.0).answer
    assert answer is not None
    assert answer.verdict is None or answer.status != "answered_readings"
    assert "เลื่องลือขยายผล: ครบ" not in answer.body
