"""Letters in the place of what only one font can draw."""

import unicodedata

import pytest

from bot.sources.glyphs import MACINTOSH, WINDOWS, legible

GLYPHS = [
    ("\uf700", "ฐ"), ("\uf701", "\u0e34"), ("\uf704", "\u0e37"), ("\uf705", "\u0e48"), ("\uf709", "\u0e4c"),
    ("\uf70a", "\u0e48"), ("\uf70b", "\u0e49"), ("\uf70e", "\u0e4c"), ("\uf70f", "ญ"), ("\uf710", "\u0e31"),
    ("\uf711", "\u0e4d"), ("\uf712", "\u0e47"), ("\uf713", "\u0e48"), ("\uf717", "\u0e4c"), ("\uf718", "\u0e38"),
    ("\uf719", "\u0e39"), ("\uf71a", "\u0e3a"),
    ("\uf884", "\u0e31"), ("\uf885", "\u0e34"), ("\uf888", "\u0e37"), ("\uf889", "\u0e47"), ("\uf88a", "\u0e48"),
    ("\uf88b", "\u0e48"), ("\uf88c", "\u0e48"), ("\uf88d", "\u0e49"), ("\uf892", "\u0e4a"), ("\uf895", "\u0e4b"),
    ("\uf898", "\u0e4c"), ("\uf899", "\u0e4d"), ("\uf89a", "ญ"), ("\uf89b", "\u0e38"), ("\uf89c", "\u0e39"),
    ("\uf89d", "\u0e3a"), ("\uf89e", "ฐ"),
]  # fmt: skip


@pytest.mark.parametrize(("glyph", "letter"), GLYPHS)
def test_a_fonts_own_glyph_is_the_letter_it_draws(glyph: str, letter: str) -> None:
    assert legible(f"ก{glyph}") == f"ก{letter}"


def test_both_tables_hold_nothing_but_thai() -> None:
    for table, first, last in ((WINDOWS, 0xF700, 0xF71A), (MACINTOSH, 0xF884, 0xF89E)):
        assert sorted(table) == list(range(first, last + 1))
        assert all(unicodedata.name(letter).startswith("THAI") for letter in table.values())


def test_a_word_of_such_glyphs_is_read() -> None:
    assert legible("ที\uf70aประชุมผู\uf70bเชี\uf70aยวชาญ") == "ที่ประชุมผู้เชี่ยวชาญ"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ก\u200bข\ufeffค\u00adง", "กขคง"),
        ("ก\u00a0ข\u3000ค", "ก ข ค"),
        ("\uf0b7 ข้อ", "• ข้อ"),
        ("\uf0fc ครบ", "✓ ครบ"),
        ("ก\ue123ข\x0cค\x00", "กขค"),
        ("R&amp;D &lt;1 ปี", "R&D <1 ปี"),
        ("ก\tข", "ก\tข"),
        ("๒๕๖๗ Collaborate ²", "๒๕๖๗ Collaborate ²"),
    ],
)
def test_what_nobody_sees_goes_and_what_is_written_stays(text: str, plain: str) -> None:
    assert legible(text) == plain
