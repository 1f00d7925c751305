"""A finished check in full: every condition of every type stands in it, once, with what became of it."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dialogue.interview_state import Interview
from bot.dialogue.report import Report, report
from bot.dialogue.standing import verdicts
from bot.dialogue.type_report import ORDER, Condition, TypeReport
from bot.knowledge.handbook import Handbook, open_handbook
from bot.rules.facts import FactError
from tests.knowledge.home import make_home

SOUND: dict[str, Any] = {
    "agency": "department", "level": "collaborate", "months": 18, "won": [], "also_entered": [], "ongoing": True,
    "core_mission": True, "concrete_impact": True, "whole_organisation": True, "sdg": True, "bcg": True,
    "poverty": False,
}  # fmt: skip
SOME = st.fixed_dictionaries(
    {},
    optional={
        "agency": st.sampled_from(["department", "province", "local_government", "private", "school", "community"]),
        "level": st.sampled_from(["inform", "consult", "collaborate", "empower"]),
        "months": st.integers(0, 60),
        "won": st.sampled_from(
            [[], [{"type": "open"}], [{"type": "effective", "level": "good"}], [{"type": "network"}]]
        ),
        "also_entered": st.sampled_from([[], ["service"], ["poverty"]]),
        "track": st.sampled_from(["area", "development"]),
        "areas": st.integers(0, 4),
        "pages": st.integers(0, 12),
        **dict.fromkeys(("ongoing", "core_mission", "province_plan", "sdg", "bcg", "poverty"), st.booleans()),
    },
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return open_handbook(make_home(tmp_path_factory.mktemp("home")))


def of(name: str, found: Report) -> TypeReport:
    return next(one for one in found.types if one.name == name)


def in_state(state: str, one: TypeReport) -> list[Condition]:
    return [condition for condition in one.conditions if condition.state == state]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOME)
def test_every_condition_is_told_once_with_its_clauses(small: Handbook, facts: dict[str, Any]) -> None:
    now = Interview(facts)
    found = report(now, small)
    judged = verdicts(now, small)
    assert {one.name for one in found.types} == set(small.rules[small.edition].types)
    for one in found.types:
        verdict = judged[one.name]
        assert one.status == verdict.status
        assert len(one.conditions) == len(verdict.trace) == sum(one.counts.values())
        assert all(condition.says and condition.clauses for condition in one.conditions)
        assert "{" not in str(one)
        states = [ORDER.index(condition.state) for condition in one.conditions]
        assert states == sorted(states)
        assert len(in_state("broken", one)) == len(verdict.failed)
        assert one.changes
        assert (one.status == "not_eligible") == bool(in_state("broken", one))
        assert all(condition.why for condition in in_state("disputed", one))
        assert all(condition.missing for condition in in_state("unknown", one))


def test_what_is_open_comes_first(small: Handbook) -> None:
    found = report(Interview(SOUND), small)
    assert [one.status for one in found.types] == ["eligible", "unclear", "not_eligible", "not_eligible"]
    assert found.headline == "ตามที่บอกมา ส่งได้: สัมฤทธิผลประชาชนมีส่วนร่วม"


def test_a_passed_condition_is_not_told_as_a_fault(small: Handbook) -> None:
    effective = of("effective", report(Interview(SOUND), small))
    said = [condition.says for condition in in_state("holds", effective)]
    assert "เป็นหน่วยงานชนิดที่ประเภทนี้รับสมัคร" in said
    assert not [text for text in said if "ไม่อยู่ในรายชื่อ" in text or "ส่งสาขาอื่นแล้ว" in text]


def test_a_broken_condition_says_why(small: Handbook) -> None:
    effective = of("effective", report(Interview({**SOUND, "agency": "private"}), small))
    [broken] = in_state("broken", effective)
    assert "ไม่อยู่ในรายชื่อที่สมัคร" in broken.says
    assert effective.changes == ("ถ้าเปลี่ยนข้อที่ไม่ผ่านข้อเดียวนี้ จะไม่ติดเงื่อนไขอื่นที่ตรวจแล้ว",)


def test_the_names_of_neutral_conditions_are_those_of_the_rules(small: Handbook) -> None:
    known = {
        name
        for type_, conditions in small.rules[small.edition].types.items()
        for requirement in conditions.requirements
        for name in (requirement.name, f"{type_}.{requirement.name}")
    }
    assert set(small.wording.sections["check"]["requirements"]) <= known


def test_no_condition_that_reads_as_a_reproach_is_without_a_neutral_name(small: Handbook) -> None:
    neutral = small.wording.sections["check"]["requirements"]
    for type_, conditions in small.rules[small.edition].types.items():
        for requirement in conditions.requirements:
            if "แล้ว ส่ง" in requirement.says or "ส่งสาขาอื่นแล้ว" in requirement.says or "หน่วยงานชนิดนี้ไม่" in requirement.says:
                assert {requirement.name, f"{type_}.{requirement.name}"} & set(neutral), requirement


def test_a_dispute_names_the_clauses_of_both_sides(small: Handbook) -> None:
    found = report(Interview({**SOUND, "agency": "local_government"}), small)
    [torn] = in_state("disputed", of("effective", found))
    assert {"หลักเกณฑ์ 2567 กลุ่มเป้าหมาย", "คลินิกให้คำปรึกษา 2567 ข้อ 13"} <= set(torn.clauses)
    assert "แบบฟอร์มไม่มีในรายชื่อ" in torn.why
    assert any("ถามสำนักงาน ก.พ.ร." in change for change in of("effective", found).changes)


def test_what_is_not_known_is_named(small: Handbook) -> None:
    found = report(Interview({"agency": "department"}, ("level", "ongoing")), small)
    assert found.unsure == ("ระดับการมีส่วนร่วม", "ยังทำอยู่")
    assert found.told == (("หน่วยงาน", "กรมหรือเทียบเท่า"),)
    [change] = of("open", found).changes
    assert change.startswith("ต้องรู้เพิ่ม: ")
    assert "ระดับการมีส่วนร่วม" in change


def test_whom_a_condition_is_for_may_itself_be_unknown(small: Handbook) -> None:
    def plan(facts: dict[str, Any]) -> Condition:
        conditions = of("effective", report(Interview(facts), small)).conditions
        return next(one for one in conditions if "ตรงแผน" in one.missing or "แผนพัฒนาจังหวัด" in one.says)

    assert (plan({}).state, plan({}).missing) == ("unknown", "หน่วยงาน")
    assert plan({"agency": "department"}).state == "spared"
    assert plan({"agency": "province"}).missing == "ตรงแผนพัฒนาจังหวัด"


def test_what_to_prepare_is_for_what_is_open(small: Handbook) -> None:
    prepare = report(Interview(SOUND), small).prepare
    assert "สัมฤทธิผลประชาชนมีส่วนร่วม" in prepare[0].says
    assert "ร่วมใจแก้จน" not in prepare[0].says
    assert prepare[0].clauses == ("หลักเกณฑ์ 2567 ข้อ 4 วิธีการสมัคร",)
    assert report(Interview({"agency": "private", "months": 8}), small).prepare == ()


def test_notes_that_concern_this_work_are_told_and_disputes_not_twice(small: Handbook) -> None:
    found = report(Interview({**SOUND, "agency": "local_government"}), small)
    for one in found.types:
        torn = {condition.why for condition in in_state("disputed", one)}
        assert not torn & {note.says for note in one.notes}
    assert any("ควรถามสำนักงาน ก.พ.ร." in note.says for note in of("open", found).notes)


def test_facts_of_other_rules_are_refused(small: Handbook) -> None:
    with pytest.raises(FactError):
        report(Interview({"agency": "guild"}), small)
    with pytest.raises(FactError):
        report(Interview({"colour": "blue"}), small)
