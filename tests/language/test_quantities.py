"""The amounts that a question tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.normalise import normalise
from bot.language.quantities import number, quantities

TOLD = [
    ("ทำมา 8 เดือน", {"months": 8}),
    ("ทำมาปีครึ่งแล้ว", {"months": 18}),
    ("ทำมาแล้ว 2 ปีครึ่ง", {"months": 30}),
    ("ดำเนินการมาสองปี", {"months": 24}),
    ("สิบสี่เดือน", {"months": 14}),
    ("ครบปีพอดี", {"months": 12}),
    ("ทำมาปีเดียว", {"months": 12}),
    ("ทำมาครึ่งปี", {"months": 6}),
    ("๑๘ เดือน", {"months": 18}),
    ("18 months", {"months": 18}),
    ("ได้ 84 กรรมการจะมาไหม", {"score": 84}),
    ("ได้ 89.5 คะแนน", {"score": 89.5}),
    ("ขยายไป 3 อำเภอ", {"areas": 3}),
    ("ขยายไปพื้นที่เดียว", {"areas": 1}),
    ("แก้จน 12 หน้า", {"pages": 12}),
    ("ทำมา 8 เดือน 12 หน้า", {"months": 8, "pages": 12}),
]
NOT_TOLD = ["ปี 2564", "ปีที่ 3", "ในปีเดียวกัน", "ข้อ 2", "ได้ 1 คน", "ปีงบประมาณ 2567", "ทำมา 8 เดือน หรือ 2 ปี", ""]
NUMBERS = [("5", 5), ("2.5", 2.5), ("สิบ", 10), ("สิบเอ็ด", 11), ("ยี่สิบ", 20), ("ยี่สิบเอ็ด", 21), ("เก้าสิบห้า", 95),
           ("หก", 6)]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_told(text: str, told: dict[str, float]) -> None:
    assert quantities(normalise(text)) == told


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_no_amount_or_not_one(text: str) -> None:
    assert quantities(normalise(text)) == {}


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_number_in_digits_or_words(text: str, value: float) -> None:
    assert number(text) == value


@given(st.text(st.sampled_from("0123456789ปีเดือนครึ่งสองสิบหน้าคะแนนได้ .พื้นที่"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(value >= 0 for value in quantities(text).values())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ทำมา 2 ปี 6 เดือน", {"months": 30}),
        ("ทำมาสองปีกับสามเดือน", {"months": 27}),
        ("PMQA 4.0 ปี 64 ต้องทำอะไร", {}),
        ("ปี 64 จังหวัดส่งได้ไหม", {}),
        ("รอบ 64 คะแนนเท่าไร", {}),
        ("the 2564 area requirement", {}),
        ("ปี 2564 ได้ 90 คะแนน", {"score": 90}),
    ],
)
def test_the_number_of_a_year_is_no_amount(text: str, told: dict[str, float]) -> None:
    assert quantities(normalise(text)) == told
