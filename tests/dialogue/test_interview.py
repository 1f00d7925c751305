"""The eligibility interview, walked as a chat would."""

import time
from dataclasses import replace

import pytest

from bot.answer.answer import Answer
from bot.answer.plain import plain
from bot.dialogue.conversation import Conversation
from bot.dialogue.pipeline import walk
from bot.dialogue.turn import ChatKind, Turn
from bot.knowledge.handbook import Handbook

SOUND = ["กรม", "ร่วมตัดสินใจร่วมทำกับชาวบ้านเป็นหุ้นส่วน", "ใช่", "ปีครึ่ง", "ยังไม่เคยได้", "ไม่ได้ส่งที่อื่น"]


class Chat:
    """A 1:1 chat: what is said, what comes back, and the conversation as it is stored between two messages."""

    def __init__(self, handbook: Handbook, kind: ChatKind = "user") -> None:
        self.handbook, self.kind = handbook, kind
        self.conversation = Conversation()
        self.answers: list[Answer] = []

    def say(self, text: str, opens: str | None = None) -> Answer:
        turn = Turn(text, self.kind, opens=opens, conversation=self.conversation)
        turn = walk(turn, self.handbook, time.perf_counter)
        self.conversation = Conversation.from_json(turn.next_conversation.to_json())
        assert turn.answer is not None
        self.answers.append(turn.answer)
        return turn.answer

    @property
    def asking(self) -> str | None:
        return self.conversation.interview.asking if self.conversation.interview else None

    @property
    def facts(self) -> dict[str, object]:
        return dict(self.conversation.interview.facts) if self.conversation.interview else {}

    def answer_rest(self, **given: str) -> Answer:
        """Answer every question left: by what is given, else yes, else the first choice."""
        answer = self.answers[-1]
        for _ in range(25):
            if self.asking is None:
                return answer
            said = given.get(self.asking) or ("ใช่" if answer.choices[0].label == "ใช่" else "1")
            answer = self.say(said)
        raise AssertionError("the interview never ends")


@pytest.fixture
def chat(handbook: Handbook) -> Chat:
    return Chat(handbook)


def text_of(answer: Answer, handbook: Handbook) -> str:
    return plain(answer, handbook.wording.sections)


def test_it_asks_one_question_a_turn_and_says_its_place(chat: Chat) -> None:
    answer = chat.say("เช็กคุณสมบัติ")
    assert answer.kind == "clarify"
    assert answer.headline.startswith("ข้อ 1/")
    assert chat.asking == "agency"
    assert chat.say("กรม").headline.startswith("ข้อ 2/")


def test_free_text_leads_to_eligible(chat: Chat) -> None:
    chat.say("เช็คคุณสมบัติ")
    for said in SOUND:
        chat.say(said)
    assert chat.facts["months"] == 18
    assert chat.facts["level"] == "collaborate"
    assert chat.facts["won"] == []
    answer = chat.answer_rest(poverty="ไม่")
    assert answer.status == "answered_eligibility"
    assert "ส่งได้: สัมฤทธิผลประชาชนมีส่วนร่วม" in answer.headline
    assert answer.citations


def test_a_level_in_own_words_is_shown_back_for_a_yes(chat: Chat) -> None:
    chat.say("เช็กคุณสมบัติ")
    chat.say("จังหวัด")
    shown = chat.say("แค่จัดเวทีฟังความคิดเห็นชาวบ้าน")
    assert "ถูกไหม" in shown.headline
    assert chat.asking == "level"
    assert "level" not in chat.facts
    chat.say("ไม่ใช่")
    assert chat.asking == "level"
    chat.say("แค่จัดเวทีฟังความคิดเห็นชาวบ้าน")
    chat.say("ใช่")
    assert chat.facts["level"] == "consult"


def test_it_ends_early_when_nothing_can_be_won(chat: Chat) -> None:
    chat.say("เช็กคุณสมบัติ")
    for said in ("เอกชน", "8 เดือน"):
        answer = chat.say(said)
    assert answer.status == "answered_eligibility"
    assert "ยังไม่มีประเภทที่ผ่าน" in answer.headline
    assert len(chat.facts) == 2


def test_only_what_can_change_the_result_is_asked(chat: Chat) -> None:
    chat.say("เช็กคุณสมบัติ")
    chat.say("หมู่บ้าน")
    asked = []
    while chat.asking and len(asked) < 20:
        asked.append(chat.asking)
        chat.say("ใช่" if chat.answers[-1].choices[0].label == "ใช่" else "1")
    assert set(asked) <= {"months", "won", "also_entered", "poverty", "integrated", "pages"}


def test_back_change_why_unsure_stop(chat: Chat, handbook: Handbook) -> None:
    chat.say("เช็กคุณสมบัติ")
    chat.say("กรม")
    why = chat.say("ทำไมถึงถาม")
    assert why.citations
    assert chat.asking == "level"
    chat.say("ย้อนกลับ")
    assert chat.asking == "agency"
    chat.say("มหาวิทยาลัย")
    chat.say("ไม่แน่ใจ")
    assert chat.asking == "months"
    change = chat.say("แก้คำตอบ")
    assert [choice.entry for choice in change.choices] == ["interview:change:agency"]
    chat.say("1")
    assert chat.asking == "agency"
    chat.say("กรม")
    assert chat.facts["agency"] == "department"
    assert "7 วัน" in chat.say("หยุด").headline
    assert chat.asking is None
    assert chat.say("เช็กคุณสมบัติ").headline.startswith("ข้อ ")
    assert chat.facts["agency"] == "department"


@pytest.mark.parametrize("text", ["ไม่แน่ใจค่ะ", "ไม่รู้สิครับ", "ไม่ทราบเลยค่ะ", "ข้ามไปก่อนนะคะ"])
def test_not_knowing_is_no_no(chat: Chat, text: str) -> None:
    chat.say("เช็กคุณสมบัติ")
    for said in ("กรม", "collaborate", "2 ปี", "ไม่เคย", "ไม่ได้ส่งที่อื่น"):
        chat.say(said)
    assert chat.asking == "ongoing"
    chat.say(text)
    assert "ongoing" not in chat.facts
    assert chat.asking == "core_mission"


@pytest.mark.parametrize("text", ["ย้อนกลับครับ", "ขอย้อนกลับหน่อยค่ะ", "ย้อน"])
def test_commands_may_be_polite(chat: Chat, text: str) -> None:
    chat.say("เช็กคุณสมบัติ")
    chat.say("กรม")
    chat.say(text)
    assert chat.asking == "agency"


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("เคยได้ประสิทธิผลเครือข่าย", [{"type": "network"}]),
        ("ได้สัมฤทธิผลระดับดีปี 65", [{"type": "effective"}]),
        ("ยังไม่เคยได้เลยค่ะ", []),
        ("ไม่เคยได้สัมฤทธิผลนะ", None),
        ("ไม่ได้ดีเด่น ได้สัมฤทธิผลระดับดี", None),
    ],
)
def test_awards_are_taken_as_told_and_never_guessed(chat: Chat, text: str, won: list[dict[str, str]] | None) -> None:
    chat.say("เช็กคุณสมบัติ")
    for said in ("กรม", "collaborate", "3 ปี"):
        chat.say(said)
    assert chat.asking == "won"
    chat.say(text)
    assert chat.facts.get("won") == won
    assert (chat.asking == "won") == (won is None)


def test_unsure_answers_are_named_as_missing(chat: Chat) -> None:
    chat.say("เช็กคุณสมบัติ")
    chat.say("กรม")
    chat.say("collaborate")
    chat.say("2 ปี")
    answer = chat.answer_rest(concrete_impact="ไม่แน่ใจ", won="ไม่เคย", poverty="ไม่")
    assert "ยังสรุปไม่ได้" in answer.headline
    assert "ผลสำเร็จเป็นรูปธรรม" in answer.body


def test_a_question_in_the_middle_is_answered_and_the_check_goes_on(chat: Chat) -> None:
    chat.say("เช็กคุณสมบัติ")
    chat.say("กรม")
    answer = chat.say("ร่วมใจแก้จนส่งเอกสารได้กี่หน้า")
    assert answer.kind == "answer"
    assert any("ข้อ 2/" in note for note in answer.notes)
    assert chat.asking == "level"
    chat.say("ทำต่อ")
    assert chat.asking == "level"
    chat.say("involve")
    assert chat.facts["level"] == "involve"


def test_facts_stated_in_a_question_are_not_asked_again(chat: Chat) -> None:
    first = chat.say("โครงการของกรมทำมา 14 เดือน ระดับ involve ส่งสัมฤทธิผลได้ไหม")
    assert first.kind == "answer"
    answer = chat.say("เช็กคุณสมบัติ", opens="interview:start")
    assert chat.facts["months"] == 14
    assert chat.facts["level"] == "involve"
    assert "รับทราบแล้ว" in answer.headline


def test_changing_an_answer_after_the_summary_recomputes_it(chat: Chat) -> None:
    chat.say("เช็กคุณสมบัติ")
    for said in ("กรม", "collaborate", "8 เดือน"):
        chat.say(said)
    before = chat.answers[-1]
    assert before.status == "answered_eligibility"
    assert "สัมฤทธิผลประชาชนมีส่วนร่วม" not in before.headline
    chat.say("แก้คำตอบ")
    chat.say("ระยะเวลา: 8 เดือน")
    chat.say("14 เดือน")
    after = chat.answer_rest(won="ไม่เคย", poverty="ไม่")
    assert "สัมฤทธิผลประชาชนมีส่วนร่วม" in after.headline


def test_a_contradiction_of_the_sources_is_said_with_both_clauses(chat: Chat, handbook: Handbook) -> None:
    chat.say("เช็กคุณสมบัติ")
    for said in ("เทศบาล", "collaborate", "3 ปี", "ไม่เคย"):
        chat.say(said)
    answer = chat.answer_rest(poverty="ไม่")
    assert "แบบฟอร์มไม่มีในรายชื่อ" in answer.body
    assert {"rulebook-2567#target", "clinic-2567#13"} <= {citation.unit for citation in answer.citations}


def test_the_summary_counts_only_what_was_passed(chat: Chat) -> None:
    chat.say("เช็กคุณสมบัติ")
    for said in ("เอกชน", "8 เดือน"):
        answer = chat.say(said)
    assert "0 ข้อ" not in answer.body
    assert [line for line in answer.body.splitlines() if "ผ่านแล้ว" in line] == ["✗ ร่วมใจแก้จน: ไม่ผ่านเงื่อนไข · ผ่านแล้ว 1 ข้อ"]


def test_nothing_is_to_be_prepared_where_nothing_is_open(chat: Chat) -> None:
    chat.say("เช็กคุณสมบัติ")
    for said in ("เอกชน", "8 เดือน"):
        answer = chat.say(said)
    assert "เตรียมต่อ" not in answer.body
    chat.say("เริ่มใหม่")
    for said in SOUND:
        chat.say(said)
    assert "เตรียมต่อ" in chat.answer_rest(poverty="ไม่").body


def test_in_a_group_it_is_moved_to_the_private_chat(handbook: Handbook) -> None:
    chat = Chat(handbook, "group")
    answer = chat.say("เช็กคุณสมบัติ")
    assert "แชตส่วนตัว" in answer.headline
    assert chat.asking is None


def test_what_is_no_answer_is_asked_again(chat: Chat) -> None:
    chat.say("เช็กคุณสมบัติ")
    assert "ยังไม่เข้าใจ" in chat.say("อืมมม").headline
    assert chat.asking == "agency"


def test_a_turn_is_quick(chat: Chat) -> None:
    chat.say("เช็กคุณสมบัติ")
    chat.say("กรม")
    held = chat.conversation
    spent = []
    for _ in range(30):
        chat.conversation = replace(held)
        begun = time.perf_counter()
        chat.say("collaborate")
        spent.append(time.perf_counter() - begun)
    assert sorted(spent)[15] < 0.010
