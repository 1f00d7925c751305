"""Rows of tables as lines for a phone."""

import pytest

from bot.sources.tables import is_row, row, untagged

SCORES = ["เกณฑ์\tค่าคะแนน", "มิติที่ 1\t10", "1. ความเป็นมา\t"]
WINNERS = ["", "จังหวัด\tหมวด 1\tหมวด 2", "ตาก\t\t✓", "ระนอง\t✓\t✓"]
WORKS = ["อันดับ\tหน่วยงาน\tที่มา", "1\tกรมตัวอย่าง\t" + "ก" * 100]


def rows(document: list[str]) -> list[str]:
    return [row(document, place, len(document)) for place, line in enumerate(document) if is_row(line)]


def test_two_columns_stand_beside_each_other() -> None:
    assert rows(SCORES) == ["เกณฑ์ — ค่าคะแนน", "มิติที่ 1 — 10", "1. ความเป็นมา"]


def test_three_columns_are_named_by_their_head_and_no_mark_loses_its_column() -> None:
    assert rows(WINNERS) == ["", "จังหวัด: ตาก · หมวด 2: ✓", "จังหวัด: ระนอง · หมวด 1: ✓ · หมวด 2: ✓"]


def test_long_cells_have_a_line_each() -> None:
    assert rows(WORKS)[1].split("\n") == ["อันดับ: 1", "หน่วยงาน: กรมตัวอย่าง", "ที่มา: " + "ก" * 100]


def test_a_row_finds_its_head_above_its_own_unit() -> None:
    assert row(WINNERS, 3, 4).startswith("จังหวัด: ระนอง")


def test_a_head_alone_is_shown() -> None:
    assert row(WINNERS, 1, 2) == "จังหวัด — หมวด 1 — หมวด 2"


@pytest.mark.parametrize("first", ["๑. ก\t๓. ข\t๕. ค", "1) ก\tข\tค", "ก\t\tค", "- ก\tข\tค"])
def test_a_first_row_that_names_nothing_is_no_head(first: str) -> None:
    assert rows([first, "ง\tจ\tฉ"])[1] == "ง — จ — ฉ"


def test_a_row_of_another_width_is_not_named_wrongly() -> None:
    assert rows([*WINNERS, "หมายเหตุ\tก"])[-1] == "หมายเหตุ — ก"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>ก</p> <p>ข</p>", "ก\nข"),
        ("ก<br/>ข", "ก\nข"),
        ("น้อยกว่า <1 ปี> และ a<b", "น้อยกว่า <1 ปี> และ a<b"),
        ("<p>ก</p>", "ก"),
    ],
)
def test_tags_end_lines_and_other_brackets_stay(text: str, plain: str) -> None:
    assert untagged(text) == plain


def test_paragraphs_of_a_cell_stay_apart() -> None:
    assert rows(["<p>ก</p> <p>ข</p>\t10"]) == ["ก\nข — 10"]
