"""An answer as plain text."""

from dataclasses import replace

import pytest

from bot.answer.answer import Answer, Choice, Citation, Origin
from bot.answer.plain import Piece, pieces, plain, short

WORDING = {
    "line": {
        "choice": "{n}. {label}",
        "sources": "อ้างอิง:",
        "sources_of": "อ้างอิง (ปี {edition}):",
        "origins": {"approved": "อนุมัติแล้ว", "computed": "สรุปจากเกณฑ์", "officer": "จากเจ้าหน้าที่"},
    }
}
NO = Answer(
    kind="answer",
    status="answered",
    headline="หนึ่งผลงานส่งได้สาขาเดียว",
    body="เลือกสาขาที่เกณฑ์ตรงกับผลงานมากที่สุด",
    verdict="no",
    verdict_word="ไม่ได้",
    citations=(Citation("clinic-2567#2", "คลินิก 2567 ข้อ 2"), Citation("rulebook-2567#1.1.1", "หลักเกณฑ์ 2567 ข้อ 1.1.1")),
    related=(Choice("ต้องทำมานานเท่าไร", "duration"),),
    edition="2567",
    origin="approved",
    notes=("สองแหล่งเขียนไม่ตรงกัน",),
    offers_officer=True,
    offers_feedback=True,
)
WHICH = Answer(
    kind="clarify",
    status="clarify",
    headline="หมายถึงประเภทใด",
    choices=(Choice("เปิดใจใกล้ชิดประชาชน", "open"), Choice("ร่วมใจแก้จน", "poverty")),
)


def test_an_answer_reads_conclusion_explanation_clauses_origin_notes() -> None:
    assert plain(NO, WORDING) == (
        "ไม่ได้ — หนึ่งผลงานส่งได้สาขาเดียว\n"
        "เลือกสาขาที่เกณฑ์ตรงกับผลงานมากที่สุด\n"
        "อ้างอิง (ปี 2567): คลินิก 2567 ข้อ 2 / หลักเกณฑ์ 2567 ข้อ 1.1.1\n"
        "อนุมัติแล้ว\n"
        "สองแหล่งเขียนไม่ตรงกัน"
    )


def test_choices_are_numbered_because_a_computer_shows_no_quick_replies() -> None:
    assert plain(WHICH, WORDING) == "หมายถึงประเภทใด\n1. เปิดใจใกล้ชิดประชาชน\n2. ร่วมใจแก้จน"


def test_buttons_are_not_read() -> None:
    assert "ต้องทำมานานเท่าไร" not in plain(NO, WORDING)


def test_without_an_edition_the_clauses_name_none() -> None:
    assert "อ้างอิง: คลินิก 2567 ข้อ 2" in plain(replace(NO, edition=None), WORDING)


def test_what_is_absent_leaves_no_blank_line() -> None:
    bare = replace(NO, verdict=None, verdict_word="", body=" \n", citations=(), origin=None, notes=("", "ข้อสังเกต"))
    assert plain(bare, WORDING) == "หนึ่งผลงานส่งได้สาขาเดียว\nข้อสังเกต"


@pytest.mark.parametrize(("origin", "word"), [("computed", "สรุปจากเกณฑ์"), ("officer", "จากเจ้าหน้าที่")])
def test_the_origin_is_said_in_words(origin: Origin, word: str) -> None:
    assert word in plain(replace(NO, origin=origin), WORDING).splitlines()


@pytest.mark.parametrize(
    ("headline", "conclusion"),
    [
        ("หนึ่งผลงานส่งได้สาขาเดียว", "ไม่ได้ — หนึ่งผลงานส่งได้สาขาเดียว"),
        ("ไม่ได้ หนึ่งผลงานส่งได้สาขาเดียว", "ไม่ได้ — หนึ่งผลงานส่งได้สาขาเดียว"),
        ("ไม่ได้ — หนึ่งผลงานส่งได้สาขาเดียว", "ไม่ได้ — หนึ่งผลงานส่งได้สาขาเดียว"),
        ("ไม่ได้กำหนดจำนวนไว้", "ไม่ได้ — ไม่ได้กำหนดจำนวนไว้"),
        ("ไม่ได้", "ไม่ได้"),
        ("สองบรรทัด\nก็เป็นบรรทัดเดียว", "ไม่ได้ — สองบรรทัด ก็เป็นบรรทัดเดียว"),
    ],
)
def test_the_short_answer_is_one_line_with_the_verdict_once(headline: str, conclusion: str) -> None:
    assert short(replace(NO, headline=headline), WORDING) == conclusion


def test_a_headline_that_only_begins_like_the_verdict_keeps_its_word() -> None:
    yes = replace(NO, verdict="yes", verdict_word="ได้", headline="ได้รับการยกเว้น")
    assert short(yes, WORDING) == "ได้ — ได้รับการยกเว้น"


def test_without_a_verdict_the_short_answer_is_the_headline() -> None:
    assert short(WHICH, WORDING) == "หมายถึงประเภทใด"


def test_pieces_are_the_texts_with_their_roles() -> None:
    assert pieces(WHICH, WORDING)[:2] == [Piece("headline", "หมายถึงประเภทใด"), Piece("choice", "1. เปิดใจใกล้ชิดประชาชน")]


def test_braces_in_a_label_are_only_letters() -> None:
    odd = replace(WHICH, choices=(Choice("{n} {edition}", "open"),))
    assert "1. {n} {edition}" in plain(odd, WORDING)
