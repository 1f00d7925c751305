"""The length check in a chat: an applicant names a field, pastes the text, and gets its length."""

import json
import time
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Answer
from bot.answer.plain import plain
from bot.dialogue.conversation import Conversation
from bot.dialogue.count import count
from bot.dialogue.counting import Counting
from bot.dialogue.field_names import named
from bot.dialogue.pipeline import walk
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook, open_handbook
from bot.rules.length import Length, measure
from tests.knowledge.home import make_home

STORY = "ชาวบ้านสองฝั่งคลองเดือดร้อนจากน้ำเน่าเสียมาหลายปี หน่วยงานจึงชวนทุกฝ่ายมาร่วมกันคิด\n"
LONG = STORY * 8
SIZE = measure(STORY)
SUMMARIES = [f"rulebook-2567#form-{form}.summary" for form in ("open", "effective", "expanded")]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The project's forms, units and words, with one question to fall through to."""
    return open_handbook(make_home(tmp_path_factory.mktemp("home")))


@dataclass
class Chat:
    """One chat: the conversation goes through JSON between the turns, as it does in the store."""

    handbook: Handbook
    conversation: Conversation = field(default_factory=Conversation)

    def say(self, text: str, opens: str | None = None) -> Answer:
        turn = walk(Turn(text, opens=opens, conversation=self.conversation), self.handbook, time.perf_counter)
        stored = json.loads(json.dumps(turn.next_conversation.to_json()))
        self.conversation = Conversation.from_json(stored)
        assert self.conversation == turn.next_conversation
        assert turn.answer is not None
        assert (turn.answer.kind == "answer") == bool(turn.answer.citations)
        assert "{" not in plain(turn.answer, self.handbook.wording.sections)
        return turn.answer

    @property
    def counting(self) -> Counting | None:
        return self.conversation.counting


@pytest.fixture
def chat(small: Handbook) -> Chat:
    return Chat(small)


# what is said, the fields it names, and the text that is counted
ASKED = [
    ("นับตัวอักษร", "", ""),
    ("นับตัวอักษรให้หน่อยค่ะ", "", ""),
    ("  นับ ตัวอักษร :", "", ""),
    (f"นับตัวอักษร {STORY}", "", STORY),
    (f"นับตัวอักษร: {STORY}", "", STORY),
    (f"นับตัวอักษร\n{LONG}", "", LONG),
    (f"นับคำ {STORY}", "", STORY),
    (f"เช็กความยาว {STORY}", "", STORY),
    (f"Count characters: {STORY}", "", STORY),
    ("นับตัวอักษร: ต้องทำอะไรบ้าง", "", "ต้องทำอะไรบ้าง"),
    ("นับตัวอักษร ส่วนที่ 2", "", ""),
    ("นับตัวอักษร เปิดใจ", "", ""),
    (f"นับตัวอักษร เปิดใจ: {STORY}", "", STORY),
    ("นับตัวอักษร ที่มา", "origin of all", ""),
    ("นับตัวอักษรที่มา", "origin of all", ""),
    ("นับตัวอักษร ช่องที่มาค่ะ", "origin of all", ""),
    (f"นับตัวอักษร ที่มา {STORY}", "origin of all", STORY),
    (f"นับตัวอักษร ที่มา: {LONG}", "origin of all", LONG),
    (f"นับตัวอักษรช่องที่มา\r\n{LONG}", "origin of all", LONG),
    (f"นับตัวอักษร เปิดใจ ที่มา: {STORY}", "open.summary.origin", STORY),
    (f"นับตัวอักษร ช่องที่มาของเปิดใจฯ\n{STORY}", "open.summary.origin", STORY),
    (f"นับตัวอักษร ความสำเร็จ เลื่องลือ\n{STORY}", "expanded.summary.success", STORY),
    (f"นับตัวอักษร สัมฤทธิผล ส่วนที่ 1 ข้อ ๓: {STORY}", "effective.summary.success", STORY),
    (f"นับตัวอักษร สัมฤทธิผล ข้อ 4.1 1): {STORY}", "effective.report.4.1.1", STORY),
    (f"นับตัวอักษร เปิดใจ ข้อ 8.2 {STORY}", "open.report.8.2", STORY),
    (f"นับตัวอักษร บทสรุปผู้บริหารสัมฤทธิผล: {STORY}", "effective.summary", STORY),
    (f"นับตัวอักษร ผู้นำหุ้นส่วนความร่วมมือ: {STORY}", "effective.leader", STORY),
    (f"นับตัวอักษร ส่วนที่ 3 {STORY}", "effective.leader", STORY),
    (f"นับตัวอักษร ต่อยอด สัมฤทธิผล ข้อ 5: {STORY}", "expanded.dev-effective.5", STORY),
    (f"นับตัวอักษร เลื่องลือ เชิงพื้นที่ เปิดใจ ข้อ 4.1: {STORY}",
     "expanded.area-open.4.1-model expanded.area-open.4.1-new", STORY),
    (f"นับตัวอักษร ร่วมใจแก้จน: {STORY}", "poverty", STORY),
    (f"ที่มา: {LONG}", "origin of all", LONG),
    (f"ที่มา/ปัญหา\n{LONG}", "origin of all", LONG),
    (f"เปิดใจ ปัจจัยความสำเร็จ：{LONG}", "open.summary.factors", LONG),
    (f"ข้อ 4.3 สัมฤทธิผล\n{LONG}", "effective.report.4.3", LONG),
]  # fmt: skip
ORIGINS = ("open.summary.origin", "effective.summary.origin", "expanded.summary.origin")


@pytest.mark.parametrize(("said", "fields", "text"), ASKED)
def test_a_text_is_found_and_counted(chat: Chat, said: str, fields: str, text: str) -> None:
    chat.say(said)
    expected = ORIGINS if fields == "origin of all" else tuple(fields.split())
    assert chat.counting == Counting(expected, measure(text), 1 if text else 0)


# what is no wish to have a text counted
PASSED = [
    "นับตัวอักษรยังไง",
    "นับตัวอักษรแบบมีเว้นวรรคหรือไม่มีเว้นวรรค",
    "นับตัวอักษร รวมช่องว่างด้วยไหม",
    "นับตัวอักษรในบทสรุปผู้บริหารอย่างไร",
    "นับคำถามที่ส่งมาทั้งหมด",
    "count characters with or without spaces?",
    "ที่มา: สั้นไป",
    "เปิดใจ: " + LONG,
    "แก้จน\n" + LONG,
    "4.1: " + LONG,
    f"ที่มา: {LONG}ต้องเขียนแบบนี้ใช่ไหมคะ",
    f"เรื่องคลองของเรา: {LONG}",
    f"ที่มาของเรื่องนี้คือ {LONG}",
    LONG,
    "",
    "  \n ",
]


@pytest.mark.parametrize("said", PASSED)
def test_any_other_message_passes_unchanged(small: Handbook, said: str) -> None:
    turn = Turn(said)
    assert count(turn, small) is turn


def test_the_limit_of_a_named_field_is_told_before_its_text(chat: Chat) -> None:
    answer = chat.say("นับตัวอักษร ที่มา")
    assert answer.headline.endswith("เขียนได้ไม่เกิน 500 ตัวอักษร")
    assert [citation.unit for citation in answer.citations] == SUMMARIES


@dataclass(frozen=True)
class Told:
    """How a text of `letters` letters and `gaps` spaces is told beside the limit of 500."""

    letters: int
    gaps: int
    headline: str
    body: tuple[str, ...]


TOLD = [
    Told(400, 20, "420 ตัวอักษร ไม่เกินเพดาน 500 ตัวอักษร", ("420 (เหลือ 80)", "400 (เหลือ 100)")),
    Told(480, 20, "500 ตัวอักษร ไม่เกินเพดาน 500 ตัวอักษร", ("500 (พอดี)", "480 (เหลือ 20)")),
    Told(490, 20, "510 ตัวอักษร เกินไป 10 ถ้านับช่องว่าง ไม่เกินถ้าไม่นับ (เพดาน 500 ตัวอักษร)",
         ("510 (เกิน 10)", "490 (เหลือ 10)", "ตัดออก 10 ตัวอักษร")),
    Told(1204, 30, "1,234 ตัวอักษร เกินไป 734 จากเพดาน 500 ตัวอักษร",
         ("1,234 (เกิน 734)", "1,204 (เกิน 704)", "ต้องตัดอย่างน้อย 704 ตัวอักษร ถ้าตัด 734")),
]  # fmt: skip


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.headline)
def test_length_limit_and_what_to_cut_are_told(chat: Chat, told: Told) -> None:
    answer = chat.say("นับตัวอักษร ที่มา: " + "ก" * told.letters + " " * told.gaps)
    assert (answer.kind, answer.status, answer.origin) == ("answer", "answered_length", "computed")
    assert answer.headline == told.headline
    for words in told.body:
        assert words in answer.body
    assert ("ตัด" in answer.body) == ("เกิน" in answer.body)
    assert "ไม่ได้เขียนว่านับช่องว่าง" in answer.notes[0]


def test_without_a_field_both_lengths_are_told(chat: Chat) -> None:
    answer = chat.say(f"นับตัวอักษร {STORY}")
    assert answer.headline == f"{SIZE.with_spaces} ตัวอักษร ไม่นับช่องว่าง {SIZE.without_spaces}"
    assert "5,000" in answer.body


def test_pages_are_no_limit_of_characters(chat: Chat) -> None:
    answer = chat.say(f"นับตัวอักษร แก้จน {STORY}")
    assert answer.headline == f"{SIZE.with_spaces} ตัวอักษร แต่ร่วมใจแก้จนจำกัดเป็นหน้า ไม่เกิน 10 หน้า"


def test_a_limit_for_each_area_says_so(chat: Chat) -> None:
    assert "ต่อพื้นที่" in chat.say("นับตัวอักษร เชิงพื้นที่ สัมฤทธิผล ข้อ 5").headline
    assert "ต่อพื้นที่" not in chat.say("นับตัวอักษร ต่อยอด สัมฤทธิผล ข้อ 5").headline


def test_what_the_sources_dispute_is_told_where_it_matters(chat: Chat) -> None:
    assert len(chat.say(f"นับตัวอักษร บทสรุปสัมฤทธิผล: {STORY}").notes) == 2
    assert len(chat.say(f"นับตัวอักษร บทสรุปเปิดใจ: {STORY}").notes) == 1


def test_only_the_raw_text_counts(chat: Chat) -> None:
    """The normalised text has fewer letters: marks that were typed twice, repeated letters, double spaces."""
    chat.say("นับตัวอักษร ที่มา: มากกกก  เเก้  น้้ำ ๒๕๖๗")
    assert chat.counting is not None
    assert chat.counting.length == measure("มากกกก  เเก้  น้้ำ ๒๕๖๗")


# several messages


def test_the_parts_of_a_text_add_up(chat: Chat) -> None:
    chat.say("นับตัวอักษร ที่มา")
    for number in range(1, 4):
        answer = chat.say(STORY)
        assert chat.counting == Counting(
            ORIGINS, Length(SIZE.with_spaces * number, SIZE.without_spaces * number), number
        )
    assert "รวม 3 ข้อความ" in answer.body
    done = chat.say("จบค่ะ")
    assert done.headline == answer.headline
    assert "เริ่มใหม่" not in done.body
    assert chat.counting is None


ENDED = ["จบ", "พอแล้วค่ะ", "เสร็จแล้วครับ", "ขอบคุณค่ะ", "OK"]


@pytest.mark.parametrize("word", ENDED)
def test_a_word_ends_the_counting(chat: Chat, word: str) -> None:
    chat.say(f"นับตัวอักษร ที่มา: {STORY}")
    assert chat.say(word).headline.startswith(f"{SIZE.with_spaces} ตัวอักษร")
    assert chat.counting is None


@pytest.mark.parametrize("word", ["หยุด", "เลิกนับค่ะ", "ยกเลิก", "stop"])
def test_a_word_stops_the_counting(chat: Chat, word: str) -> None:
    chat.say(f"นับตัวอักษร ที่มา: {STORY}")
    assert chat.say(word).kind == "smalltalk"
    assert chat.counting is None


def test_an_end_before_any_text_just_stops(chat: Chat) -> None:
    chat.say("นับตัวอักษร ที่มา")
    assert chat.say("จบ").kind == "smalltalk"
    assert chat.counting is None


def test_a_word_starts_anew_with_the_same_field(chat: Chat) -> None:
    chat.say(f"นับตัวอักษร ที่มา: {LONG}")
    assert "500" in chat.say("เริ่มใหม่").headline
    chat.say(STORY)
    assert chat.counting == Counting(ORIGINS, SIZE, 1)


def test_another_field_begins_another_count(chat: Chat) -> None:
    chat.say(f"ที่มา: {LONG}")
    chat.say(f"ปัจจัยความสำเร็จ เปิดใจ: {LONG}")
    assert chat.counting == Counting(("open.summary.factors",), measure(LONG), 1)


@pytest.mark.parametrize("question", ["ต้องทำมากี่ปี", "โครงการเดียวส่งสองสาขาได้ไหม", "นับตัวอักษรยังไง"])
def test_a_question_in_the_middle_is_answered_and_ends_the_counting(chat: Chat, question: str) -> None:
    chat.say(f"นับตัวอักษร ที่มา: {STORY}")
    assert chat.say(question).status != "answered_length"
    assert chat.counting is None


def test_the_text_of_a_named_field_may_ask_something(chat: Chat) -> None:
    chat.say("นับตัวอักษร ที่มา")
    chat.say("ทำอย่างไรคลองจะใส")
    assert chat.counting == Counting(ORIGINS, measure("ทำอย่างไรคลองจะใส"), 1)


def test_a_long_text_that_asks_something_is_still_text(chat: Chat) -> None:
    chat.say(f"นับตัวอักษร ที่มา: {STORY}")
    chat.say(LONG + "ชุมชนถามว่าใครจะดูแล")
    assert chat.counting is not None
    assert chat.counting.parts == 2


# several forms


def test_where_the_limits_differ_the_form_is_asked_back(chat: Chat) -> None:
    answer = chat.say(f"ความสำเร็จ\n{LONG * 2}")
    assert (answer.kind, answer.status) == ("clarify", "clarify_length_field")
    assert [choice.label for choice in answer.choices] == ["เปิดใจฯ", "สัมฤทธิผลฯ", "เลื่องลือฯ"]
    assert f"{measure(LONG * 2).with_spaces:,}" in answer.headline


PICKED = [
    ("2", "effective.summary.success", "2,000"),
    ("เปิดใจฯ", "open.summary.success", "1,500"),
    ("เปิดใจ", "open.summary.success", "1,500"),
    ("ของเปิดใจใกล้ชิดประชาชนค่ะ", "open.summary.success", "1,500"),
    ("เลื่องลือขยายผล", "expanded.summary.success", "2,000"),
]


@pytest.mark.parametrize(("reply", "key", "limit"), PICKED)
def test_the_form_is_picked_or_typed(chat: Chat, reply: str, key: str, limit: str) -> None:
    chat.say(f"ความสำเร็จ\n{LONG}")
    assert limit in chat.say(reply).headline
    assert chat.counting == Counting((key,), measure(LONG), 1)


def test_a_form_may_be_picked_before_the_text(chat: Chat) -> None:
    chat.say("นับตัวอักษร ความสำเร็จ")
    assert chat.say("1").headline.endswith("ไม่เกิน 1,500 ตัวอักษร")
    assert chat.say(LONG).headline.endswith("1,500 ตัวอักษร")


def test_a_pressed_choice_opens_its_field(chat: Chat) -> None:
    entry = chat.say(f"ความสำเร็จ\n{LONG}").choices[2].entry
    chat.say(entry, opens=entry)
    assert chat.counting == Counting(("expanded.summary.success",), measure(LONG), 1)


def test_a_choice_pressed_later_begins_a_count(chat: Chat) -> None:
    assert chat.say("x", opens="count:open.summary.success").headline.endswith("ไม่เกิน 1,500 ตัวอักษร")
    assert chat.say("x", opens="count:no.such.field").status == "smalltalk_stale"


def test_more_text_may_come_before_the_form_is_known(chat: Chat) -> None:
    chat.say(f"ความสำเร็จ\n{LONG}")
    assert chat.say(LONG).kind == "clarify"
    assert chat.say("3").headline.startswith(f"{measure(LONG).with_spaces * 2:,}")


def test_the_variants_of_a_form_are_told_apart(chat: Chat) -> None:
    answer = chat.say("นับตัวอักษร เลื่องลือ ข้อ 3.1")
    assert [choice.label for choice in answer.choices] == [
        "เชิงพื้นที่ เปิดใจฯ", "เชิงพื้นที่ สัมฤทธิผลฯ", "ต่อยอด เปิดใจฯ", "ต่อยอด สัมฤทธิผลฯ",
    ]  # fmt: skip
    assert len(chat.say("ต่อยอด").choices) == 2
    assert "2,000" in chat.say("เปิดใจ").headline


def test_parts_of_a_form_are_told_apart(chat: Chat) -> None:
    labels = [choice.label for choice in chat.say("นับตัวอักษร เปิดใจ ข้อ 1").choices]
    assert labels == ["เปิดใจฯ ส่วนที่ 1", "เปิดใจฯ ส่วนที่ 2"]
    assert "1,000" in chat.say("ส่วนที่ 2").headline


# names


def test_every_field_is_found_by_its_label_and_its_number(small: Handbook) -> None:
    known = small.rules["2567"].places
    for place in filter(lambda place: place.part, known.values()):
        item = f"ข้อ {place.field.number} {place.field.column}" if place.field.number else place.field.label
        for name in (f"{place.form.label} {item}", f"{place.form.short} {place.field.label}", place.field.label):
            assert place in (named(name, known.values(), small) or ()), name


@pytest.mark.parametrize("name", ["คลอง", "ที่มาของน้ำเน่า", "ข้อ", "ข้อ 77", "???", " "])
def test_what_is_no_name_names_nothing(small: Handbook, name: str) -> None:
    assert named(name, small.rules["2567"].places.values(), small) is None


# memory

COUNTINGS = st.builds(
    Counting,
    fields=st.lists(st.text(max_size=20), max_size=3).map(tuple),
    length=st.builds(Length, st.integers(0, 10**6), st.integers(0, 10**6)),
    parts=st.integers(0, 50),
)


@given(COUNTINGS)
def test_a_counting_survives_being_stored(counting: Counting) -> None:
    assert Counting.from_json(json.loads(json.dumps(counting.to_json()))) == counting


@pytest.mark.parametrize("data", [None, [], {}, {"fields": "x"}, {"fields": [], "length": [1], "parts": 1}, 7])
def test_what_was_not_stored_is_no_counting(data: object) -> None:
    assert Counting.from_json(data) is None


def test_the_text_itself_is_not_remembered(chat: Chat) -> None:
    chat.say(f"ที่มา: {LONG}")
    assert "คลอง" not in json.dumps(chat.conversation.to_json(), ensure_ascii=False)


def test_a_field_that_is_gone_leaves_both_counts(small: Handbook) -> None:
    chat = Chat(small, Conversation(counting=Counting(("open.old.field",), Length(5, 5), 1)))
    assert chat.say(STORY).headline.startswith(f"{SIZE.with_spaces + 5} ตัวอักษร ไม่นับช่องว่าง")


@given(st.text(max_size=300))
def test_whatever_comes_while_counting_gets_an_answer(small: Handbook, text: str) -> None:
    Chat(small, Conversation(counting=Counting(ORIGINS, Length(10, 9), 1))).say(text)
