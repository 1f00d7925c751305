"""After a check every condition of a type can be listed, each with its clause."""

import pytest

from bot.answer.answer import Answer
from bot.dialogue.conversation import Conversation
from bot.dialogue.interview_state import Interview
from bot.dialogue.pipeline import walk
from bot.dialogue.report import report
from bot.dialogue.standing import verdicts
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook, open_handbook
from tests.knowledge.home import make_home

DONE = Interview({"agency": "department", "months": 8, "level": "consult"})


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return open_handbook(make_home(tmp_path_factory.mktemp("home")))


def press(entry: str, handbook: Handbook, text: str = "") -> tuple[Answer, Conversation]:
    turn = walk(Turn(text or entry, opens=entry, conversation=Conversation(interview=DONE)), handbook, lambda: 0.0)
    assert turn.answer is not None
    return turn.answer, turn.next_conversation


def test_first_it_is_asked_of_which_type(small: Handbook) -> None:
    answer, after = press("interview:every", small)
    assert answer.kind == "clarify"
    assert [choice.entry for choice in answer.choices] == [
        f"interview:every:{name}" for name in small.rules[small.edition].types
    ]
    picked = walk(Turn("1", conversation=after), small, lambda: 0.0).answer
    assert picked is not None
    assert picked.status == "answered_conditions"


@pytest.mark.parametrize("name", ["open", "effective", "expanded", "poverty"])
def test_every_condition_stands_with_its_state_and_clause(small: Handbook, name: str) -> None:
    answer, after = press(f"interview:every:{name}", small)
    conditions = next(one for one in report(DONE, small).types if one.name == name).conditions
    lines = answer.body.splitlines()
    marks = small.wording.sections["check"]["marks"]
    assert len(lines) == len(verdicts(DONE, small)[name].trace)
    assert [line[0] for line in lines] == [marks[condition.state] for condition in conditions]
    assert all("(" in line for line in lines)
    assert after.interview == DONE


def test_what_is_broken_comes_first(small: Handbook) -> None:
    answer, _ = press("interview:every:effective", small)
    assert answer.body.startswith(small.wording.sections["check"]["marks"]["broken"])


def test_a_type_that_is_none_is_a_stale_choice(small: Handbook) -> None:
    answer, _ = press("interview:every:nobody", small)
    assert answer.status == "smalltalk_stale"
