"""What the page's edge broke is one paragraph again; nothing else moves."""

import pytest

from bot.sources.paragraphs import keeps_spaces, laid_out

FULL = "หน่วยงานที่สมัครขอรับรางวัลต้องแสดงผลการดำเนินงานที่เป็นรูปธรรมและต่อเนื่องมาแล้วในระดับ"


def laid(*lines: str, spaced: bool = True) -> str:
    return laid_out(lines, 1, len(lines), spaced)


def test_a_full_line_goes_on_in_the_next() -> None:
    assert laid(FULL, "ความร่วมมือ") == FULL + "ความร่วมมือ"
    assert laid(FULL + " ", "ความร่วมมือ") == FULL + " ความร่วมมือ"
    assert laid(FULL, "(Collaborate)") == FULL + " (Collaborate)"
    assert laid(FULL + "/", "แผนงาน") == FULL + "/แผนงาน"


def test_where_the_file_kept_no_spaces_a_joint_gets_one() -> None:
    assert laid(FULL, "หมู่บ้าน", spaced=False) == FULL + " หมู่บ้าน"


def test_three_lines_are_one_paragraph() -> None:
    assert laid(FULL, FULL, "จบ") == FULL + FULL + "จบ"


ITEMS = ["- ก", "1. ก", "1.1.2 ก", "2) ก", "(3) ก", "๑๐. ก", "ก) ข", "• ก", "➢ ก", "มิติที่ 2", "....."]


@pytest.mark.parametrize("line", ITEMS)
def test_an_item_begins_a_line_of_its_own(line: str) -> None:
    assert laid(FULL, line) == f"{FULL}\n{line}"


def test_a_short_line_ends_where_it_ends() -> None:
    assert laid("กลุ่มเป้าหมาย", "ส่วนราชการ") == "กลุ่มเป้าหมาย\nส่วนราชการ"


def test_a_line_longer_than_a_page_is_wide_was_not_broken() -> None:
    assert laid(FULL * 2, "ข้อความ") == FULL * 2 + "\nข้อความ"


def test_a_mark_at_a_lines_start_belongs_to_the_line_before() -> None:
    assert laid("ตั", "้งแต่") == "ตั้งแต่"


def test_empty_lines_part_paragraphs_once() -> None:
    assert laid("", "ก", "", "", " ", "ข", "") == "ก\n\nข"


def test_an_indented_answer_is_not_parted_from_its_sign() -> None:
    assert laid("➢ " + FULL, "", "ความร่วมมือ") == "➢ " + FULL + "ความร่วมมือ"
    assert laid("➢ " + FULL, "", "2. ข้อต่อไป") == "➢ " + FULL + "\n\n2. ข้อต่อไป"
    assert laid("➢ สั้น", "", "ความร่วมมือ") == "➢ สั้น\n\nความร่วมมือ"
    assert laid(FULL, "", "ความร่วมมือ") == FULL + "\n\nความร่วมมือ"


def test_rows_are_never_joined() -> None:
    assert laid(FULL, "ก\t10", "ข") == FULL + "\nก — 10\nข"


def test_the_signs_of_markdown_go() -> None:
    assert laid("## บันทึกข้อความ", "- 1) ข้อแรก", "- ข้อ") == "บันทึกข้อความ\n1) ข้อแรก\n- ข้อ"


def test_only_the_units_own_lines_are_shown() -> None:
    assert laid_out(["ก", "ข", "ค", "ง"], 2, 3, True) == "ข\nค"


def test_a_file_that_keeps_its_spaces_is_told_from_one_that_does_not() -> None:
    assert keeps_spaces(["ก", FULL + " "])
    assert not keeps_spaces([FULL, "สั้น "])
