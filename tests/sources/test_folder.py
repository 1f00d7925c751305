"""A folder of documents is taken as a whole or not at all."""

import re
from pathlib import Path

import pytest

from bot.errors import InputError
from bot.knowledge.units import read_units
from bot.sources.folder import Sources, read_sources
from bot.sources.pages import pages
from tests.conftest import ROOT, SHARED
from tests.sources.folders import KNOWN, ROWS, TEXT, make_folder


def test_each_unit_gets_its_own_lines_repaired(tmp_path: Path) -> None:
    found = read_sources(make_folder(tmp_path), KNOWN)
    texts = {"book#1": "1. ตั้งแต่ปีไหน\nนับจากวันเริ่ม", "book#2": "2) หน่วยงานแรก ๆ"}
    assert found == Sources(texts, (), 1)


def test_units_that_the_bot_does_not_know_are_named_and_left_out(tmp_path: Path) -> None:
    found = read_sources(make_folder(tmp_path), {"book#2"})
    assert (list(found.texts), found.unknown) == (["book#2"], ("book#1",))


def test_a_byte_order_mark_and_windows_line_ends_are_no_trouble(tmp_path: Path) -> None:
    plain = read_sources(make_folder(tmp_path), KNOWN).texts
    folder = make_folder(tmp_path, text=b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert read_sources(folder, KNOWN).texts == plain


def test_a_form_feed_inside_a_line_shifts_no_numbers(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, text="หน้าแรก\x0c\u2028\nสอง\n\nสี่\n")
    assert read_sources(folder, KNOWN).texts["book#2"] == "สี่"


LOST = "book#2\tfaq\t2567\tT\tlost.txt\t1\t1"
FAULTS = [
    ({"text": b"1. \xe0\xb8\xff\n\n\n2\n"}, "book.txt: ต้องเป็นไฟล์ข้อความ UTF-8"),
    ({"text": "ก\n".encode("cp874") * 4}, "UTF-8"),
    ({"rows": (ROWS[0], LOST)}, "lost.txt"),
    ({"text": "1. ก\n2. ข\n"}, "units.tsv:3: book#2 อยู่บรรทัด 4-4 แต่ book.txt มี 2 บรรทัด"),
    ({"text": "1. ก\n2. ข\n\n \n"}, "units.tsv:3: บรรทัดของ book#2"),
    ({"rows": ("x#1\tfaq\t2567\tT\tbook.txt\t1\t1",)}, "ไม่มีหน่วยอ้างอิงที่บอทรู้จัก"),
]


@pytest.mark.parametrize(("broken", "says"), FAULTS)
def test_a_fault_is_one_line(tmp_path: Path, broken: dict[str, object], says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_sources(make_folder(tmp_path, **broken), KNOWN)  # type: ignore[arg-type]
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_folder_and_a_missing_table_say_what_is_needed(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(InputError, match=r"units\.tsv"):
            read_sources(folder, KNOWN)


# the official documents themselves


@pytest.fixture(scope="module")
def official() -> Sources:
    if SHARED is None:
        pytest.skip("the documents aren't here")
    return read_sources(SHARED / "sources", read_units(ROOT))


def test_every_unit_of_the_knowledge_has_its_text(official: Sources) -> None:
    assert official.unknown == ()
    assert set(official.texts) == set(read_units(ROOT))


def test_nothing_of_the_conversion_is_left(official: Sources) -> None:
    left = re.compile(r"\*\*|\t|</?p>|เเ|ํา|[ก-ฮ] [ะาำัิ-ฺ็-ํ]|[่-๋][ัิ-ฺ]|[เแโใไ][็-ํ]|[\ue000-\uf8ff\u200b]| {2}|\n{3}")
    assert {unit: found[0] for unit, text in official.texts.items() if (found := left.search(text))} == {}


def test_the_clinic_reads_as_it_was_said(official: Sources) -> None:
    assert "ที่สร้างผลกระทบระดับ" in official.texts["clinic-2567#1"]
    assert "เป็นลิงก์ได้หรือไม่" in official.texts["clinic-2567#4"]
    assert "มีส่วนร่วม หรือเทคนิค" in official.texts["clinic-2567#14"]
    assert "สำนักงาน ก.พ.ร. เพื่อพิจารณา" in official.texts["clinic-2567#13"]


def test_what_the_documents_got_wrong_stays(official: Sources) -> None:
    assert "(Imform)" in official.texts["clinic-2567#11"]
    assert "ร่วมใจแก็งกัน" in official.texts["rulebook-2567#1.2.2(1)"]


def test_no_letter_of_the_documents_is_lost_or_added(official: Sources) -> None:
    """But for the heads of wide tables, which name the cells of every row."""
    assert SHARED is not None
    for line in (SHARED / "sources" / "units.tsv").read_text("utf-8").splitlines()[1:]:
        unit, *_, file, first, last = line.split("\t")
        raw = (SHARED / "sources" / file).read_text("utf-8").split("\n")[int(first) - 1 : int(last)]
        if max(one.count("\t") for one in raw) < 2:
            assert letters(official.texts[unit]) == letters("\n".join(raw)), unit


def letters(text: str) -> str:
    """Letters and digits in their order, without the marks that a repair may move."""
    return re.sub(r"[\W_]", "", re.sub(r"</?p>", "", text).replace("ำ", "า"))


def test_every_page_of_them_fits_a_phone(official: Sources) -> None:
    assert max(len(page) for text in official.texts.values() for page in pages(text)) <= 1380
    assert max(len(pages(text)) for text in official.texts.values()) < 20
