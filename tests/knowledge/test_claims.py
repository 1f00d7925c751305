"""Claims: what an entry affirms and denies beside its own question."""

from pathlib import Path

import pytest

from bot.dialogue.pipeline import walk
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook, open_handbook
from tests.knowledge.home import ENTRY, make_home

CLAIMS = """    yes_to: |
      ผลตัดสินถือเป็นที่สุดใช่ไหม
      คำตัดสินสิ้นสุดแล้วใช่ไหม
      ผลที่ตัดสินแล้วสิ้นสุดเลยใช่ไหม
      คำตัดสินเป็นที่สุดใช่หรือไม่
    no_to: |
      อุทธรณ์ผลการตัดสินได้ไหม
      ขอให้กรรมการตัดสินใหม่ได้ไหม
      ขออุทธรณ์ได้ไหม
      ให้กรรมการทบทวนใหม่ได้ไหม
"""
OPEN = ENTRY.replace("    questions: |\n", f"{CLAIMS}    questions: |\n")


@pytest.fixture(scope="module")
def claimed(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return open_handbook(make_home(tmp_path_factory.mktemp("home"), OPEN))


def test_an_entry_is_followed_by_its_claims(claimed: Handbook) -> None:
    assert [name for name in claimed.entries if name.startswith("how-long")] == [
        "how-long", "how-long.yes", "how-long.no",
    ]  # fmt: skip


def test_a_claim_says_what_its_entry_says(claimed: Handbook) -> None:
    own, yes = claimed.entries["how-long"], claimed.entries["how-long.yes"]
    assert (own.short, own.answer, own.citations) == (yes.short, yes.answer, yes.citations)
    assert (own.verdict, yes.verdict, claimed.entries["how-long.no"].verdict) == (None, "yes", "no")


@pytest.mark.parametrize(
    ("asked", "verdict", "word"),
    [
        ("คำตัดสินสิ้นสุดแล้วใช่ไหมคะ", "yes", "ใช่"),
        ("ขอให้กรรมการตัดสินใหม่ได้ไหม", "no", "ไม่ได้"),
        ("อุทธรณ์ผลการตัดสินได้ไหมครับ", "no", "ไม่ได้"),
    ],
)
def test_a_claim_is_answered_with_its_verdict(claimed: Handbook, asked: str, verdict: str, word: str) -> None:
    answer = walk(Turn(asked), claimed, lambda: 0.0).answer
    assert answer is not None
    assert (answer.verdict, answer.verdict_word) == (verdict, word)


def test_a_question_that_claims_nothing_gets_no_verdict(claimed: Handbook) -> None:
    answer = walk(Turn("ต้องทำมากี่ปี"), claimed, lambda: 0.0).answer
    assert answer is not None
    assert (answer.entry, answer.verdict) == ("how-long", None)


def test_a_claim_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="yes_to"):
        open_handbook(make_home(tmp_path, OPEN.replace("yes_to: |", "yes_to: []\n    says: |")))
