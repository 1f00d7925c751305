"""Copies of the wordings are other questions, the same every time."""

from collections.abc import Sequence

from tests.bench.copies import COMMON, Copies
from tests.bench.stored import Stored, copy_of

FILLERS = [f"filler{number}" for number in range(COMMON)]
RARE = [f"topic{number}" for number in range(50)]
STRANGE = [f"strange{number}" for number in range(1000)]
TEXTS: Sequence[Sequence[str]] = [[*FILLERS, word] for word in RARE]


def test_every_wording_of_a_copy_asks_something_else() -> None:
    made = list(Copies(TEXTS, STRANGE).made(3))
    assert all(words != original for words, original in zip(made, TEXTS, strict=True))


def test_common_words_stay() -> None:
    assert all(words[:COMMON] == FILLERS for words in Copies(TEXTS, STRANGE).made(3))


def test_copies_differ_from_each_other_and_are_the_same_every_time() -> None:
    copies = Copies(TEXTS, STRANGE)
    assert list(copies.made(1)) != list(copies.made(2))
    assert list(copies.made(2)) == list(Copies(TEXTS, STRANGE).made(2))


def test_a_word_has_the_same_substitute_throughout_a_copy() -> None:
    texts = [[*FILLERS, "a"], [*FILLERS, "a"], *TEXTS]
    first, again = list(Copies(texts, STRANGE).made(1))[:2]
    assert first == again != texts[0]


def test_a_place_leads_back_to_the_entry_and_the_copy() -> None:
    known = Stored([("one", ["x"]), ("two", ["y"])], STRANGE)
    assert len(list(known.texts(3))) == 6
    assert [known.entry(place) for place in range(6)] == ["one", "two", "1~one", "1~two", "2~one", "2~two"]


def test_the_original_keeps_its_id() -> None:
    assert copy_of("entry", 0) == "entry"
