"""The facts that a question states, and whether they break a condition of the type it names."""

from typing import Any

import pytest

from bot.knowledge.handbook import Handbook
from bot.knowledge.stated import breaks, stated


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        ("งานของกรมทำมา 14 เดือน ระดับ involve ส่งได้ไหม", {"months": 14, "agency": "department", "level": "involve"}),
        ("ขยายเชิงพื้นที่ 2 อำเภอ ส่งได้ไหม", {"areas": 2, "track": "area"}),
        ("แก้จน 11 หน้าได้ไหม", {"pages": 11}),
        ("consult กับ collaborate ต่างกันยังไง", {}),
    ],
)
def test_what_a_question_states(handbook: Handbook, asked: str, facts: dict[str, Any]) -> None:
    found = stated(handbook.reader.read(asked))
    assert {name: found.get(name) for name in facts} == facts
    assert facts or "level" not in found


@pytest.mark.parametrize(
    ("asked", "broken"),
    [
        ("ทำมา 14 เดือน ระดับ involve ส่งสัมฤทธิผลได้ไหม", True),
        ("ทำมา 14 เดือน ระดับ collaborate ส่งสัมฤทธิผลได้ไหม", False),
        ("ทำมา 8 เดือน ส่งเปิดใจได้ไหม", True),
        ("ทำมา 12 เดือน ส่งเปิดใจได้ไหม", False),
        ("ทำมา 8 เดือน ส่งได้ไหม", False),  # no type is named
        ("ทำมา 8 เดือน เปิดใจกับสัมฤทธิผลส่งได้ไหม", False),  # which of two is meant
        ("ระดับ involve ส่งสัมฤทธิผลต้องทำกี่เดือน", False),  # no question of yes or no
    ],
)
def test_a_fact_that_breaks_a_condition_of_the_named_type(handbook: Handbook, asked: str, broken: bool) -> None:
    assert breaks(handbook.reader.read(asked), handbook.rules[handbook.edition].types) == broken
