"""Questions of yes or no, and others."""

import pytest

from bot.knowledge.handbook import Handbook

POLAR = """ส่งได้ไหม
ส่งได้มั้ยคะ
ทำมา 8 เดือนส่งได้หรือไม่
จะเข้าเงื่อนไขเปิดใจใกล้ชิดประชาชนใช่ปะ
ส่งสัมฤทธิผลได้อยู่ไหมคะ
ผลงานนี้สมัครได้รึเปล่าครับ งานเรามันคาบเกี่ยวกัน
ต้องแนบเอกสารด้วยเหรอ
ทำได้ไหมครับอยากรู้มาก
Can one project enter two branches?
We are a private company. May our firm apply?
is it true that consultation counts
งานใหม่ส่งได้ไม
นับเป็นการมีส่วนร่วมไหมครบ"""

OPEN = """ต้องทำมากี่ปี
ผู้อนุมัติคือใคร
ทำยังไงดี ส่งได้ไหม หรือต้องทำอะไรก่อน
โครงการใหม่ของกรม
เงื่อนไขแก้จน
How long must the project have run?
The form was rejected. What can we do?
งานใหม่เอี่ยมเรื่องรถเข็นคนพิการ
ต้องเลือกด้านไหนในสัมฤทธิผล
จะสมัครทางไหน"""


@pytest.mark.parametrize("text", POLAR.splitlines())
def test_a_question_of_yes_or_no(handbook: Handbook, text: str) -> None:
    assert handbook.reader.read(text).polar


@pytest.mark.parametrize("text", OPEN.splitlines())
def test_an_open_question(handbook: Handbook, text: str) -> None:
    assert not handbook.reader.read(text).polar


@pytest.mark.parametrize("text", ["", "?", "ก" * 4000, "ไหม " * 800, "can " * 800])
def test_odd_texts_are_taken(handbook: Handbook, text: str) -> None:
    assert handbook.reader.read(text).polar in (True, False)
