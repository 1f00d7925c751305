"""What a question names, however it is spelled."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SourceFileError
from bot.knowledge.facets import read_facets
from bot.knowledge.handbook import Handbook

NAMED = [
    ("เปิดใจใกล้ชิดประชาชนต้องทำกี่ปี", "type", ("open",)),
    ("Open Gov ส่งได้ไหม", "type", ("open",)),
    ("สัมฤทธิ์ผลประชาชนมีส่วนร่วม", "type", ("effective",)),
    ("สัมริทธิผลฯ ส่งยังไง", "type", ("effective",)),
    ("เลืองลือขยายผล กี่พื้นที่", "type", ("expanded",)),
    ("เรื่องสื่อขยายผล", "type", ("expanded",)),
    ("เเก้จนส่งกี่หน้า", "type", ("poverty",)),
    ("ร่วมใจแก่น", "type", ("poverty",)),
    ("Collaboration towards Poverty Eradication", "type", ("poverty",)),
    ("เปิดใจกับแก้จนต่างกันไหม", "type", ("open", "poverty")),
    ("สัมฤทธิผลประชาชนมีสวนรวม", "type", ("effective",)),
    ("เลื่องลือขยาผน", "type", ("expanded",)),
    ("consultถือเป็นcollabไหม", "level", ("consult", "collaborate")),
    ("การรับฟังความคิดเห็นพอไหม", "level", ("consult",)),
    ("อบต. ส่งได้ไหม", "agency", ("local_government",)),
    ("องค์การบริหารส่วนจังหวัด", "agency", ("local_government",)),
    ("ปี ๒๕๖๔ มีกี่ประเภท", "year", ("2564",)),
    ("ปี64 มิติละกี่คะแนน", "year", ("2564",)),
    ("ปีงบ 2568", "year", ("2568",)),
    ("รอบ 64 มีกี่ประเภท", "year", ("2564",)),
    ("เกณฑ์ปีที่ 67", "year", ("2567",)),
    ("OG & MP คืออะไร", "term", ("ogmp",)),
    ("ผู้นำหุ้นส่วนความร่วมมือ", "term", ("leader",)),
]
NOT_NAMED = [
    ("โปรแกรมนี้เปิดยังไง", "agency"),
    ("consultant ที่รับเงินเดือน", "level"),
    ("อุตสาหกรรม", "agency"),
    ("โทร 0256499999", "year"),
    ("สวัสดีค่ะ", "type"),
    ("ทำมา 64 วัน", "year"),
    ("ได้เกณฑ์ 80 คะแนน", "year"),
    ("รอบ 2 ต้องส่งอะไร", "year"),
]


@pytest.mark.parametrize(("text", "kind", "values"), NAMED)
def test_a_name_is_recognised(handbook: Handbook, text: str, kind: str, values: tuple[str, ...]) -> None:
    assert handbook.reader.read(text).named(kind) == values


@pytest.mark.parametrize(("text", "kind"), NOT_NAMED)
def test_no_name_is_seen_where_there_is_none(handbook: Handbook, text: str, kind: str) -> None:
    assert handbook.reader.read(text).named(kind) == ()


def test_the_same_question_about_another_type_reads_alike(handbook: Handbook) -> None:
    first, second = (handbook.reader.read(f"{name} ต้องทำมากี่ปี") for name in ("เปิดใจใกล้ชิดประชาชน", "แก้จน"))
    assert [piece.word for piece in first.pieces] == [piece.word for piece in second.pieces]


@given(st.text(max_size=120))
def test_any_text_can_be_read(handbook: Handbook, text: str) -> None:
    reading = handbook.reader.read(text)
    assert all(mention.start < mention.end for mention in reading.mentions)
    assert all(weight > 0 for weight in reading.features.values())


@pytest.mark.parametrize("broken", ["type:\n", "type:\n  open:\n    label: x\n    spellings: |\n      a\n      -\n"])
def test_a_faulty_file_is_refused_and_never_hangs(tmp_path: Path, broken: str) -> None:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "facets.yaml").write_text(broken, encoding="utf-8")
    with pytest.raises(SourceFileError):
        read_facets(tmp_path)
