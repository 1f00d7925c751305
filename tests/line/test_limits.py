"""How texts are counted and cut for LINE."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.limits import CLUSTER, ELLIPSIS, TEXTS, Count, cut, fit, graphemes, utf16

FAMILY = "👨‍👩‍👧‍👦"
thai_and_emoji = st.text(st.sampled_from("กขคงนำ้ิ่ไเโๆฯ 12ab\n👍🏽🇹🇭‍️"), max_size=200)


@pytest.mark.parametrize(
    ("text", "letters", "units"),
    [("น้ำ", 1, 3), ("abc", 3, 3), (FAMILY, 1, 11), ("ที่นี่", 2, 6), ("ใช่ไหม", 5, 6), ("🇹🇭", 1, 4), ("", 0, 0)],
)
def test_thai_and_emoji_are_counted_as_line_counts_them(text: str, letters: int, units: int) -> None:
    assert (graphemes(text), utf16(text)) == (letters, units)


def test_a_lone_surrogate_is_counted_and_not_an_error() -> None:
    assert utf16("\ud800") == 1


def test_what_fits_is_left_alone() -> None:
    assert fit("น้ำ" * 20, "label of a quick reply") == "น้ำ" * 20


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("บรรทัดแรก\nบรรทัดสอง", 13, "บรรทัดแรก…"),
        ("Participation Expanded", 16, "Participation…"),
        ("Participation Expanded", 14, "Participation…"),
        ("ข้อ 1 คำอธิบายที่ยาวมาก", 12, "ข้อ 1 คำอธิ…"),
        ("เปิดใจใกล้ชิด", 7, "เปิดใจ…"),
        ("น้ำน้ำน้ำ", 8, "น้ำน้ำ…"),
        (FAMILY * 2, 20, FAMILY + ELLIPSIS),
        ("ประชาชน", 1, "…"),
    ],
)
def test_a_long_text_is_cut_at_a_line_a_word_or_a_letter(text: str, most: int, kept: str) -> None:
    assert cut(text, most) == kept


@given(thai_and_emoji, st.integers(1, 60), st.sampled_from([utf16, graphemes]))
def test_a_cut_never_tears_a_letter_and_never_exceeds_its_limit(text: str, most: int, count: Count) -> None:
    short = cut(text, most, count)
    assert count(short) <= most
    if short != text:
        assert short.endswith(ELLIPSIS)
        assert text.startswith(short.removesuffix(ELLIPSIS))
        whole = CLUSTER.findall(text)
        kept = CLUSTER.findall(short.removesuffix(ELLIPSIS))
        assert kept == whole[: len(kept)]


@given(thai_and_emoji.map(lambda text: text * 40), st.sampled_from(sorted(TEXTS)))
def test_every_place_gets_what_it_takes(text: str, place: str) -> None:
    most, count = TEXTS[place]
    assert count(fit(text, place)) <= most
