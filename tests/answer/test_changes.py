"""Differences between editions in words."""

from bot.answer.changes import changes_said
from bot.answer.wording import Wording
from bot.rules.compare import Difference
from bot.rules.requirements import Term
from bot.rules.rulebook import Rulebook, Value

WORDS = Wording({
    "measures": {"page": "{n} หน้า"},
    "eligibility": {"compared": {
        "changed": "จาก {before} เป็น {after}", "new": "เพิ่มใน {after}", "gone": "มีแค่ {before}",
        "same": "เหมือนเดิม: {same}", "between": ", ",
        "lines": {"changed": "• {before} → {after}", "new": "+ {after}", "gone": "- {before}", "same": "{after}"},
    }},
})  # fmt: skip
BEFORE, AFTER = (
    Rulebook(edition, {"a.b": Value("a.b", pages, "page", ("r#1",))}) for edition, pages in (("2564", 5), ("2567", 10))
)
OLD, NEW = Term("pages", "ยาว {a.b}", ("r#1",)), Term("pages", "ไม่เกิน {a.b}", ("r#2",))
PLAIN, OTHER = Term("plain", "ของเดิม", ("r#1",)), Term("other", "อีกข้อ", ("r#1",))


def said(*differences: Difference) -> list[str]:
    return changes_said(differences, BEFORE, AFTER, WORDS, {}).splitlines()


def test_each_side_has_the_values_of_its_edition() -> None:
    assert said(Difference("changed", OLD, NEW)) == ["จาก 2564 เป็น 2567", "• ยาว 5 หน้า → ไม่เกิน 10 หน้า"]


def test_every_kind_has_its_heading_and_what_is_the_same_comes_last_in_one_line() -> None:
    mixed = (
        Difference("same", PLAIN, PLAIN),
        Difference("gone", OLD, None),
        Difference("new", None, NEW),
        Difference("same", OTHER, OTHER),
        Difference("changed", PLAIN, OTHER),
    )
    assert said(*mixed) == [
        "จาก 2564 เป็น 2567", "• ของเดิม → อีกข้อ", "เพิ่มใน 2567", "+ ไม่เกิน 10 หน้า", "มีแค่ 2564", "- ยาว 5 หน้า",
        "เหมือนเดิม: ของเดิม, อีกข้อ",
    ]  # fmt: skip


def test_the_same_words_are_said_once() -> None:
    assert said(Difference("new", None, PLAIN), Difference("new", None, PLAIN)) == ["เพิ่มใน 2567", "+ ของเดิม"]


def test_nothing_to_compare_says_nothing() -> None:
    assert said() == []
