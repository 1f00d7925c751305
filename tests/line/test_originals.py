"""The documents' own words as LINE messages: a list of clauses, and pages that can be turned."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.answer import Citation
from bot.answer.wording import read_wording
from bot.knowledge.units import Unit
from bot.line.limits import TEXTS, graphemes
from bot.line.originals import Originals, Shown
from bot.line.postback import Leaf, Original, Postback, parse
from bot.line.render import messages
from tests.conftest import ROOT
from tests.line.limits_check import check, walk
from tests.line.samples import DEPENDS, HELLO, NO, SAMPLES, answers, texts

WORDING = read_wording(ROOT).sections
WORDS = WORDING["line"]["originals"]
UNITS = {
    "a#1": Unit("a#1", "2567", "faq", "คลินิก 2567 ข้อ 1"),
    "a#2": Unit("a#2", "2567", "faq", "คลินิก 2567 ข้อ 2"),
    "b#1": Unit("b#1", "2564", "criteria", "การชี้แจง 2564 เกณฑ์"),
}
LONG = "\n".join(f"{n}. " + "หน่วยงานต้องดำเนินการอย่างต่อเนื่อง " * 8 for n in range(1, 12))


def originals(**own: str) -> Originals:
    """Over these texts, by unit with _ for #."""
    loaded = {unit.replace("_", "#"): text for unit, text in own.items()}

    def texts_of(units: Sequence[str]) -> dict[str, str]:
        return {unit: loaded[unit] for unit in units if unit in loaded}

    return Originals(UNITS, texts_of, WORDING)


def pressed(message: Any) -> list[Postback | None]:
    return [parse(value) for path, value in walk(message) if path[-1] == "data"]


def shown(press: Original | Leaf, cited: Sequence[str], **own: str) -> Shown:
    found = originals(**own).shown(press, cited)
    assert found is not None
    check(list(found.messages))
    return found


def test_one_short_clause_is_shown_at_once_under_its_name_and_year() -> None:
    found = shown(Original("Q"), ["a#1", "a#2"], a_1="ข้อความ ๒๕๖๗\n\nย่อหน้า")
    [message] = found.messages
    head, own, empty, *text = message["text"].split("\n")
    assert head == "คลินิก 2567 ข้อ 1 (เอกสารปี 2567)"
    assert own == WORDS["own"]
    assert "เอกสารเอง" in own
    assert (empty, text) == ("", ["ข้อความ ๒๕๖๗", "", "ย่อหน้า"])
    assert found.choices == ()


def test_a_long_clause_comes_page_by_page() -> None:
    text, turning = shown(Original("Q"), ["b#1"], b_1=LONG).messages
    assert "หน้า 1/" in text["text"]
    assert "เอกสารปี 2564" in text["text"]
    assert pressed(turning) == [Leaf("Q", 1, 2)]
    assert turning["altText"].endswith("หน้า 1/3")


def test_pages_together_are_the_whole_text() -> None:
    said = []
    for page in (1, 2, 3):
        found = shown(Leaf("Q", 1, page), ["b#1"], b_1=LONG)
        said.append(found.messages[0]["text"].split("\n\n", 1)[1])
    assert "".join("".join(said).split()) == "".join(LONG.split())
    assert pressed(shown(Leaf("Q", 1, 2), ["b#1"], b_1=LONG).messages[1]) == [Leaf("Q", 1, 3), Leaf("Q", 1, 1)]
    assert pressed(found.messages[1]) == [Leaf("Q", 1, 2)]


def test_several_clauses_are_listed_by_their_numbers_in_the_answer() -> None:
    found = shown(Original("Q"), ["a#1", "gone#1", "a#2", "b#1"], a_1="ก", b_1="ข")
    [message] = found.messages
    assert "2 ข้อ" in message["altText"]
    assert pressed(message) == [Leaf("Q", 1, 1), Leaf("Q", 4, 1)]
    assert [choice.label for choice in found.choices] == [UNITS["a#1"].label, UNITS["b#1"].label]
    assert [parse(choice.entry) for choice in found.choices] == pressed(message)
    assert "2. การชี้แจง 2564 เกณฑ์" in str(message)


def test_from_one_of_several_the_way_leads_back_to_the_list() -> None:
    found = shown(Leaf("Q", 1, 1), ["a#1", "b#1"], a_1="ก", b_1="ข")
    assert pressed(found.messages[1]) == [Original("Q")]
    assert [choice.label for choice in found.choices] == [WORDS["others"]]


GONE: list[tuple[Original | Leaf, list[str]]] = [
    (Original("Q"), []),
    (Original("Q"), ["a#2"]),
    (Original("Q"), ["no-such#1"]),
    (Leaf("Q", 2, 1), ["a#1"]),
    (Leaf("Q", 1, 2), ["a#1"]),
    (Leaf("Q", 2, 1), ["a#1", "a#2"]),
]


@pytest.mark.parametrize(("press", "cited"), GONE)
def test_what_is_not_there_is_none(press: Original | Leaf, cited: list[str]) -> None:
    assert originals(a_1="ก").shown(press, cited) is None


def test_a_group_is_answered_by_quoting() -> None:
    found = originals(b_1=LONG).shown(Original("Q"), ["b#1"], "quote-1")
    assert found is not None
    assert found.messages[0]["quoteToken"] == "quote-1"
    check(list(found.messages))


def test_any_number_of_clauses_can_be_listed() -> None:
    label = "หลักเกณฑ์ 2567 แบบฟอร์มเลื่องลือขยายผล การพัฒนาต่อยอดอย่างยั่งยืน รายการตรวจสอบ"
    many = {f"u#{n}": Unit(f"u#{n}", "2567", "form", label) for n in range(150)}
    found = Originals(many, lambda units: dict.fromkeys(units, "ก"), WORDING).shown(Original("01J" + "X" * 23), [*many])
    assert found is not None
    check(list(found.messages))
    assert len(found.choices) == 99


@settings(deadline=None)
@given(st.lists(texts, min_size=1, max_size=3), st.booleans())
def test_line_takes_whatever_a_document_says(said: list[str], grouped: bool) -> None:
    own = dict(zip(UNITS, said, strict=False))
    reader = Originals(UNITS, lambda units: {unit: own[unit] for unit in units if unit in own}, WORDING)
    for press in (Original("Q1"), Leaf("Q1", 1, 1)):
        found = reader.shown(press, [*own], "quote" if grouped else None)
        assert found is not None
        check(list(found.messages))


# the button under an answer


def offered(answer: Any, *loaded: str) -> bool:
    return originals(**dict.fromkeys(loaded, "ก")).offered(answer)


def test_an_answer_that_asserts_and_cites_what_is_loaded_has_the_button() -> None:
    cites = replace(NO, citations=(Citation("gone#1", "x"), Citation("a#1", "y")))
    assert offered(cites, "a_1")
    assert not offered(cites, "a_2")
    assert not offered(cites)
    assert not offered(replace(cites, citations=()), "a_1")
    for kind in ("clarify", "handoff", "smalltalk"):
        assert not offered(replace(cites, kind=kind), "a_1")


@pytest.mark.parametrize("answer", SAMPLES, ids=lambda answer: answer.headline)
def test_without_loaded_documents_nothing_changes(answer: Any) -> None:
    assert Original not in [type(press) for press in pressed(messages(answer, "Q1", "user", None, WORDING))]


@pytest.mark.parametrize("answer", [NO, DEPENDS])
def test_the_button_names_the_question(answer: Any) -> None:
    sent = messages(replace(answer, offers_original=True), "Q1", "user", None, WORDING)
    assert Original("Q1") in pressed(sent)
    assert WORDING["line"]["original"] in str(sent)
    check(sent)


def test_a_plain_text_has_no_button() -> None:
    assert "original" not in str(messages(replace(HELLO, offers_original=True), "Q1", "user", None, WORDING))


@settings(deadline=None)
@given(answers)
def test_line_takes_every_answer_with_the_button(answer: Any) -> None:
    check(messages(replace(answer, offers_original=True), "Q1", "group", "quote", WORDING))


@pytest.mark.parametrize("label", [WORDING["line"]["original"], WORDS["next"], WORDS["back"], WORDS["others"]])
def test_labels_are_whole_on_a_phone(label: str) -> None:
    assert graphemes(label) <= TEXTS["label of a quick reply"][0]
