"""How long a text is: code points after NFC, any line end one, with and without spaces."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.length import Length, measure

MEASURED = [
    ("", 0, 0),
    ("ก", 1, 1),
    ("น้ำ", 3, 3),
    ("ที่มา", 5, 5),
    ("กำ", 2, 2),  # sara am is one code point, and stays one
    ("ก\u0e4d\u0e32", 3, 3),  # nikhahit and sara aa, as some PDF files have it: NFC does not join them
    ("e\u0301", 1, 1),
    ("Åc\u0327", 2, 2),
    ("a b", 3, 2),
    ("a\nb", 3, 2),
    ("a\r\nb", 3, 2),
    ("a\rb", 3, 2),
    ("a\n\rb", 4, 2),
    ("a\r\n\r\nb", 4, 2),
    ("a\fb\vc", 5, 3),
    ("a\u2028b\u2029c\x85d", 7, 4),
    ("a\tb\u00a0c\u3000d", 7, 4),
    ("กา\u200bรบ", 5, 4),
    ("\ufeffก", 2, 1),
    ("😀", 1, 1),
    ("👨\u200d👩\u200d👧", 5, 5),
    ("๑๒๓ (ก)", 7, 6),
    ("   ", 3, 0),
]


@pytest.mark.parametrize(("text", "whole", "bare"), MEASURED)
def test_a_text_is_measured(text: str, whole: int, bare: int) -> None:
    assert measure(text) == Length(whole, bare)


OVER = [
    (Length(1234, 1100), 1000, Length(234, 100), Length(0, 0)),
    (Length(1020, 990), 1000, Length(20, 0), Length(0, 10)),
    (Length(1000, 990), 1000, Length(0, 0), Length(0, 10)),
    (Length(0, 0), 500, Length(0, 0), Length(500, 500)),
]


@pytest.mark.parametrize(("length", "limit", "over", "left"), OVER)
def test_over_and_left_are_told_for_both_ways_of_counting(
    length: Length, limit: int, over: Length, left: Length
) -> None:
    assert (length.over(limit), length.left(limit)) == (over, left)


TEXT = st.text(max_size=60) | st.text(alphabet="กำ้ี่\u0e4d\u0e32 \n\r\u0301eé\u200b\u200d😀\f", max_size=60)


@given(TEXT)
def test_a_text_is_as_long_as_its_normal_form(text: str) -> None:
    assert measure(text) == measure(unicodedata.normalize("NFC", text)) == measure(unicodedata.normalize("NFD", text))


@given(TEXT)
def test_spaces_only_add(text: str) -> None:
    length = measure(text)
    assert 0 <= length.without_spaces <= length.with_spaces <= len(text)


@given(TEXT, TEXT)
def test_two_parts_are_as_long_as_the_whole_but_for_their_joint(first: str, second: str) -> None:
    """A mark that begins the second part may join the first; so may the two halves of a line end."""
    together, parts = measure(first + second), measure(first) + measure(second)
    assert together.with_spaces <= parts.with_spaces
    joined = unicodedata.normalize("NFC", "x" + second)[:1] != "x" or first.endswith("\r")
    starts_free = not second or (unicodedata.combining(second[0]) == 0 and second[0] not in "\n")
    plain = starts_free and second[:1].isascii()
    if plain and not joined:
        assert together == parts


@given(TEXT, st.integers(min_value=0, max_value=100))
def test_never_both_over_and_left(text: str, limit: int) -> None:
    length = measure(text)
    over, left = length.over(limit), length.left(limit)
    assert length.with_spaces == limit + over.with_spaces - left.with_spaces
    assert not (over.with_spaces and left.with_spaces)
    assert min(over.with_spaces, over.without_spaces, left.with_spaces, left.without_spaces) >= 0
