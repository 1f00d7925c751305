"""How long a field may be: asked by its name, told form by form where they differ."""

import pytest

from bot.answer.answer import Answer
from bot.dialogue.conversation import Conversation
from bot.dialogue.count import count
from bot.dialogue.counting import Counting
from bot.dialogue.pipeline import walk
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook, open_handbook
from tests.knowledge.home import make_home

SUMMARY = "rulebook-2567#form-{}.summary"
EVERY = [SUMMARY.format(form) for form in ("open", "effective", "expanded")]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The project's forms, units and words, with one question to fall through to."""
    return open_handbook(make_home(tmp_path_factory.mktemp("home")))


def ask(text: str, handbook: Handbook) -> Answer:
    answer = walk(Turn(text), handbook, lambda: 0.0).answer
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("text", "says", "units"),
    [
        ("ช่องที่มาเขียนได้กี่ตัวอักษร", "500", EVERY),
        ("ที่มาหรือปัญหากรอกได้ยาวแค่ไหนคะ", "500", EVERY),
        ("ที่มาของเปิดใจได้กี่ตัวอักษรคะ", "500", EVERY[:1]),
        ("กี่ตัวอักษรคะ ช่องปัจจัยความสำเร็จ", "500", EVERY),
        ("หัวข้อการดำเนินการ สัมฤทธิผล เขียนได้ไม่เกินเท่าไร", "1,500", EVERY[1:2]),
    ],
)
def test_a_field_that_is_named_has_its_limit_told(small: Handbook, text: str, says: str, units: list[str]) -> None:
    answer = ask(text, small)
    assert (answer.kind, answer.status) == ("answer", "answered_length")
    assert says in answer.headline
    assert [citation.unit for citation in answer.citations] == units


def test_limits_that_differ_are_told_form_by_form(small: Handbook) -> None:
    answer = ask("ภาคีเครือข่ายใส่ได้กี่ตัวอักษร", small)
    lines = [line for line in answer.body.splitlines() if line.startswith("•")]
    limits = {place.field.limit.value for place in small.rules["2567"].places.values() if "ภาคี" in place.field.label}
    assert len(lines) > 1
    assert all(any(f"{limit:,}" in line for line in lines) for limit in limits)


@pytest.mark.parametrize(
    "text",
    [
        "ต้องทำมากี่ปี",
        "ช่องที่มา",
        "แบบฟอร์มเขียนได้กี่ตัวอักษร",
        "ช่องที่มาต้องเขียนอะไร",
        f"กี่ตัวอักษร {'ยาวมาก ' * 20}",
    ],
)
def test_any_other_message_passes_unchanged(small: Handbook, text: str) -> None:
    turn = Turn(text, normalised=text)
    assert count(turn, small) == turn


def test_a_text_under_way_goes_on_after_the_question(small: Handbook) -> None:
    under_way = Counting(fields=("open.summary.origin",))
    turn = walk(Turn("ปัจจัยความสำเร็จเขียนได้กี่ตัวอักษร", conversation=Conversation(counting=under_way)), small, lambda: 0.0)
    assert turn.next_conversation.counting == under_way
