"""Everything that the knowledge can say keeps within LINE's limits."""

from bot.dialogue.pipeline import walk
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import open_handbook
from bot.line.limits import TEXTS, graphemes
from bot.line.render import messages
from tests.conftest import ROOT
from tests.line.limits_check import check, faults

LIBRARY = open_handbook(ROOT)
WORDING = LIBRARY.wording.sections


def test_every_entry_and_every_topic_draws_within_the_limits() -> None:
    told = [Turn(entry.label, opens=entry.id) for entry in LIBRARY.entries.values()]
    asked = [Turn(topic.label) for topic in LIBRARY.topics.values()]
    for turn in told + asked:
        answer = walk(turn, LIBRARY, lambda: 0.0).answer
        assert answer is not None
        for token in (None, "asked"):
            drawn = messages(answer, "01JD7ZK3M0000000000000000Q", "group", token, WORDING)
            assert [fault for message in drawn for fault in faults(message)] == [], turn.text


def test_some_of_them_pass_the_official_check() -> None:
    for entry in list(LIBRARY.entries.values())[::10]:
        answer = walk(Turn(entry.label, opens=entry.id), LIBRARY, lambda: 0.0).answer
        assert answer is not None
        check(messages(answer, "01JD7ZK3M0000000000000000Q", "user", None, WORDING))


def test_no_label_has_to_be_cut_in_a_quick_reply() -> None:
    most = TEXTS["label of a quick reply"][0]
    assert [entry.label for entry in LIBRARY.entries.values() if graphemes(entry.label) > most] == []
