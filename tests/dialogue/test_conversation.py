"""What carries over from one turn to the next."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Choice
from bot.dialogue.conversation import Conversation
from bot.dialogue.pipeline import walk
from bot.dialogue.resume import picked
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook

CHOICES = (Choice("เปิดใจฯ คืออะไร", "what-is-open"), Choice("แก้จน คืออะไร", "what-is-poverty"),
           Choice("Inform คืออะไร", "level-inform"))  # fmt: skip
PICKED = [
    ("1", "what-is-open"),
    ("ข้อ 2", "what-is-poverty"),
    ("3.", "level-inform"),
    ("2 ค่ะ", "what-is-poverty"),
    ("แก้จน คืออะไร", "what-is-poverty"),
    ("แก้จน", "what-is-poverty"),
    ("inform", "level-inform"),
    ("4", None),
    ("0", None),
    ("แก", None),
    ("ต้องทำมากี่ปี", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "entry"), PICKED)
def test_a_number_a_label_or_its_beginning_picks(text: str, entry: str | None) -> None:
    assert picked(text, CHOICES) == entry


def test_a_beginning_that_fits_two_picks_none() -> None:
    assert picked("ระดับ", (Choice("ระดับหนึ่ง", "a"), Choice("ระดับสอง", "b"))) is None


def ask(handbook: Handbook, text: str, before: Conversation | None = None) -> Turn:
    return walk(Turn(text, conversation=before or Conversation()), handbook, time.perf_counter)


FOLLOW_UPS = [
    ("เปิดใจต้องทำมากี่ปี", "แล้วประเภทแก้จนล่ะ", "how-long-poverty"),
    ("เปิดใจต้องทำมากี่ปี", "แล้วเลื่องลือล่ะคะ", "how-long-expanded"),
    ("แก้จนต้องทำมากี่ปี", "สัมฤทธิผลล่ะ", "how-long-effective"),
    ("inform คืออะไร", "แล้ว consult ล่ะ", "level-consult"),
]


@pytest.mark.parametrize(("first", "then", "entry"), FOLLOW_UPS)
def test_a_follow_up_uses_the_last_topic(handbook: Handbook, first: str, then: str, entry: str) -> None:
    turn = ask(handbook, then, ask(handbook, first).next_conversation)
    assert turn.answer is not None
    assert turn.answer.entry == entry


def test_a_type_alone_is_no_follow_up_in_a_new_chat(handbook: Handbook) -> None:
    turn = ask(handbook, "แล้วประเภทแก้จนล่ะ")
    assert turn.answer is not None
    assert turn.answer.entry != "how-long-poverty"


def test_a_choice_offered_last_can_be_picked_by_its_number(handbook: Handbook) -> None:
    turn = ask(handbook, "2", Conversation(choices=CHOICES))
    assert turn.answer is not None
    assert turn.answer.entry == "what-is-poverty"


def test_a_pressed_button_opens_its_entry(handbook: Handbook) -> None:
    turn = walk(Turn("x", opens="level-inform"), handbook, time.perf_counter)
    assert turn.answer is not None
    assert (turn.answer.entry, turn.answer.confidence) == ("level-inform", 1.0)


def test_a_button_of_an_entry_that_is_gone_gets_a_polite_sentence(handbook: Handbook) -> None:
    turn = walk(Turn("x", opens="no-such-entry"), handbook, time.perf_counter)
    assert turn.answer is not None
    assert (turn.answer.kind, turn.answer.status) == ("smalltalk", "smalltalk_stale")


TEXT = st.text(max_size=20)
CONVERSATIONS = st.builds(
    Conversation,
    topic=st.none() | TEXT,
    facets=st.dictionaries(TEXT, st.lists(TEXT, max_size=3).map(tuple), max_size=3),
    choices=st.lists(st.builds(Choice, TEXT, TEXT), max_size=3).map(tuple),
    question=st.none() | TEXT,
)


@given(CONVERSATIONS)
def test_a_conversation_survives_being_stored(conversation: Conversation) -> None:
    stored = json.loads(json.dumps(conversation.to_json()))
    assert Conversation.from_json(stored) == conversation
