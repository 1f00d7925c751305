"""Questions in English are answered in English where that is written."""

from pathlib import Path

import pytest

from bot.answer.answer import Answer
from bot.answer.plain import plain
from bot.dialogue.pipeline import walk
from bot.dialogue.turn import Turn
from bot.errors import SourceFileError
from bot.knowledge.handbook import Handbook, open_handbook
from tests.knowledge.home import ENTRY, make_home

ENTRIES = (
    ENTRY.replace("      ต้องทำมากี่ปี\n", "      ต้องทำมากี่ปี\n      how many years must it have run\n")
    + """
  - id: too-many-pages
    topic: pages
    label: ส่งเกินหน้าได้ไหม
    verdict: "no"
    short: ไม่เกิน {poverty.pages}
    questions: |
      ส่งเกินกำหนดหน้าได้ไหม
      may we send more pages than the limit
    citations: ["rulebook-2567#1.4.2(4)"]
  - id: thai-only
    topic: thai-only
    label: ภาษาไทย
    short: กรอกเป็นภาษาไทย
    questions: |
      กรอกแบบฟอร์มภาษาอะไร
      which language is the form filled in
    citations: ["rulebook-2567#4.channel"]
"""
)
WRITTEN = """entries:
  how-long:
    short: "At least {open.months}."
    answer: "Years must be shown in the form."
  too-many-pages:
    short: "At most {poverty.pages}."
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return open_handbook(home(tmp_path_factory.mktemp("home")))


def home(folder: Path, written: str = WRITTEN) -> Path:
    made = make_home(folder, ENTRIES)
    (made / "knowledge" / "english.yaml").write_text(written, encoding="utf-8")
    return made


def ask(text: str, handbook: Handbook) -> Answer:
    answer = walk(Turn(text), handbook, lambda: 0.0).answer
    assert answer is not None
    return answer


def test_an_english_question_is_answered_in_english(small: Handbook) -> None:
    answer = ask("How many years must it have run?", small)
    assert (answer.headline, answer.body) == ("At least 1 year.", "Years must be shown in the form.")
    assert plain(answer, small.wording.sections).isascii() is False  # the clauses keep their Thai names
    assert "Sources (2567 criteria):" in plain(answer, small.wording.sections)


def test_the_verdict_is_said_in_english(small: Handbook) -> None:
    answer = ask("May we send more pages than the limit?", small)
    assert (answer.verdict, answer.verdict_word, answer.headline) == ("no", "No", "At most 10 pages.")


@pytest.mark.parametrize("text", ["ต้องทำมากี่ปี", "ส่งเกินกำหนดหน้าได้ไหม", "project ต้องทำมากี่ปี"])
def test_a_thai_question_is_answered_in_thai(small: Handbook, text: str) -> None:
    assert not ask(text, small).english


def test_what_is_not_written_in_english_says_so(small: Handbook) -> None:
    answer = ask("Which language is the form filled in?", small)
    assert answer.headline == "กรอกเป็นภาษาไทย"
    assert answer.notes[-1] == "This answer is available in Thai only."


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("  how-long:", "  how-wide:", "how-wide"),
        ("{open.months}", "{open.moons}", "open.moons"),
        ("    short:", "    shrt:", "shrt"),
    ],
)
def test_a_fault_in_the_english_file_is_named_with_its_line(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    with pytest.raises(SourceFileError, match=rf"knowledge/english\.yaml:\d+: .*{says}"):
        open_handbook(home(tmp_path, WRITTEN.replace(right, wrong, 1)))
