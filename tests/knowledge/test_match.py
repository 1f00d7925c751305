"""Ranking on the project's own knowledge."""

import json

import pytest

from bot.knowledge.entry import Entry
from bot.knowledge.evidence import WEIGHTS, evidence, family
from bot.knowledge.handbook import Handbook
from bot.knowledge.presumed import presumed
from tests.conftest import ROOT


def entry(**changes: object) -> Entry:
    given: dict[str, object] = {"id": "e", "topic": "t", "edition": "2567", "label": "l", "short": "s",
                                "questions": ("q",), "file": "f", "line_number": 1}  # fmt: skip
    return Entry(**(given | changes))  # type: ignore[arg-type]


def seen(found: Entry, text: str, handbook: Handbook, *, learned: float = -1.0) -> dict[str, float]:
    """The evidence by name."""
    [assumed] = presumed([found], handbook.rules)
    row = evidence(found, handbook.reader.read(text), assumed, learned)
    return {name: float(value) for name, value in zip(WEIGHTS, row, strict=True)}


def strength(found: Entry, text: str, handbook: Handbook) -> float:
    return sum(WEIGHTS[name] * value for name, value in seen(found, text, handbook).items())


def test_what_the_question_names_decides_between_siblings(handbook: Handbook) -> None:
    right, other, left_open = (entry(facets=facets) for facets in ({"type": ("poverty",)}, {"type": ("open",)}, {}))
    asked = "แก้จนต้องทำมากี่ปี"
    assert strength(right, asked, handbook) > strength(other, asked, handbook) + 2
    assert strength(left_open, asked, handbook) > strength(other, asked, handbook) + 2


def test_a_yes_or_no_question_prefers_a_verdict(handbook: Handbook) -> None:
    polar, other = "ทำมา 8 เดือนส่งได้ไหม", "ต้องทำมากี่เดือน"
    assert strength(entry(verdict="no"), polar, handbook) > strength(entry(), polar, handbook)
    assert strength(entry(verdict="no"), other, handbook) <= strength(entry(), other, handbook)


def test_another_year_than_the_newest_must_be_named(handbook: Handbook) -> None:
    old = entry(edition="2564")
    assert strength(old, "ปี 2564 ต้องทำมากี่ปี", handbook) > strength(old, "ต้องทำมากี่ปี", handbook)
    assert strength(entry(), "ต้องทำมากี่ปี", handbook) > strength(old, "ต้องทำมากี่ปี", handbook)


def test_nobody_chats_in_many_words(handbook: Handbook) -> None:
    chat = entry(outcome="smalltalk")
    assert not seen(chat, "สวัสดีค่ะ", handbook)["long_chat"]
    assert seen(chat, "สวัสดีค่ะ เทศบาลของเราทำโครงการจัดการขยะกับชาวบ้านมาสองปีแล้วอยากส่งรางวัล", handbook)["long_chat"]


def test_families_share_topic_facet_kinds_and_verdict() -> None:
    first, second = entry(facets={"type": ("open",)}), entry(id="f", facets={"type": ("poverty",)})
    assert family(first) == family(second)
    assert family(first) != family(entry(facets={"level": ("inform",)}))
    assert family(first) != family(entry(facets={"type": ("open",)}, verdict="no"))
    assert family(entry()) != family(entry(id="other"))


def test_an_entrys_own_questions_mostly_lead_to_it(handbook: Handbook) -> None:
    """Every tenth question of every entry. One may stand closer to a sibling, hardly many."""
    asked = [(e, question) for e in handbook.entries.values() for question in e.questions[::10]]
    led = [handbook.matcher.rank(handbook.reader.read(question))[0].topic == e.topic for e, question in asked]
    assert sum(led) / len(led) > 0.97


RIGHT_FIRST = 0.66


def test_the_right_units_come_first_on_the_validation_questions(handbook: Handbook) -> None:
    lines = (ROOT / "tests" / "validation" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [q for q in map(json.loads, lines) if q["expect"] == "answer"]
    first = [handbook.entries[handbook.matcher.rank(handbook.reader.read(q["q"]))[0].entry] for q in asked]
    right = [bool(set(e.citations) & set(q["cite_any"])) for e, q in zip(first, asked, strict=True)]
    assert sum(right) / len(right) > RIGHT_FIRST


@pytest.mark.parametrize("text", ["", "   ", "🙏", "่่่", "ก", "." * 500])
def test_nothing_much_is_ranked_without_complaint(handbook: Handbook, text: str) -> None:
    assert all(0 < c.score <= 1 for c in handbook.matcher.rank(handbook.reader.read(text)))
