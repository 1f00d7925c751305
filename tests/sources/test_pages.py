"""Pages for a phone."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.line.limits import TEXTS, utf16
from bot.sources.pages import FULLEST, PAGE, pages

SENTENCE = "หน่วยงานของรัฐที่สมัครขอรับรางวัลต้องเสนอผลงานที่ทำมาแล้วไม่น้อยกว่า 1 ปี "
MARKS = "ะาำๅๆฯัิีึืุู็่้๊๋์"


def test_a_short_text_is_one_page() -> None:
    assert pages("สั้น") == ("สั้น",)
    assert pages("  \n ") == ()


def test_a_few_words_too_many_get_no_page_of_their_own() -> None:
    assert len(pages("ก" * FULLEST)) == 1
    assert len(pages("ก" * (FULLEST + 1))) == 2


def test_a_page_ends_at_a_paragraph_before_a_line_before_a_space() -> None:
    assert pages("ก" * 800 + "\n\n" + "ข" * 300 + "\n" + "ค" * 600)[0] == "ก" * 800
    assert pages("ก" * 800 + "\n" + "ข" * 300 + " " + "ค" * 600)[0] == "ก" * 800
    assert pages("ก" * 300 + "\n\n" + "ข" * 800 + " " + "ค" * 600)[0].endswith("ข" * 800)


def test_a_repetition_sign_is_not_parted_from_its_word() -> None:
    first, second = pages("ก" * 1000 + " " + "ข" * 190 + " ๆ" + "ค" * 600)
    assert first == "ก" * 1000
    assert second.startswith("ข" * 190 + " ๆ")


def test_without_any_space_no_sign_is_torn() -> None:
    for word in ("กำ", "เก้าอี้", "น้ำ", "เ" * 1 + "กือ", "ศุกร์", "แพทย์"):
        parts = pages(word * 600)
        assert "".join(parts) == word * 600
        assert all(part[0] not in MARKS for part in parts)
        assert all(part[-1] not in "เแโใไ" for part in parts)


def test_a_silenced_letter_stays_with_its_word() -> None:
    for shift in range(12):
        for part in pages("ก" * shift + "แพทย์ศาสตร์" * 300):
            assert part[1:2] != "์"


texts = st.text(st.sampled_from("กขเแไาำะัี่้์ๆ \n12ab"), max_size=40)


@settings(deadline=None)
@given(st.lists(texts, max_size=60).map(lambda parts: "".join(parts) * 3))
@example(SENTENCE * 90)
@example("่" * 5000)
@example("👩‍👩‍👧" * 1000)
def test_nothing_is_lost_and_every_page_fits(text: str) -> None:
    parts = pages(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    for part in parts:
        assert 0 < len(part) <= FULLEST
        assert utf16(part) < TEXTS["text"][0] / 1.5
        assert part == part.strip()
    assert all(len(part) >= PAGE * 0.45 for part in parts[:-1])
