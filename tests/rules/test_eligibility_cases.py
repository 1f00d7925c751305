"""The cases of tests/cases/eligibility-*.yaml, each held against the project's own rules."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.errors import SourceFileError
from bot.rules.evaluate import State, Verdict, evaluate
from bot.rules.facts import read_facts
from bot.rules.rules import Rules, current
from tests.rules.cases import CASES, NOMINEE, Case, read_cases
from tests.rules.own import own_rules

NEVER_BROKEN = {("2567", "poverty", "agency"), ("2564", "poverty", "agency")}
"""Conditions that no known fact can break."""


@pytest.fixture(scope="module")
def rules() -> Mapping[str, Rules]:
    """The project's own rules by edition."""
    return own_rules()


def judged(case: Case, rules: Mapping[str, Rules]) -> tuple[str, Mapping[str, Verdict]]:
    """The edition of a case, and the verdict on every type and on the nominee."""
    edition, facts = read_facts(case.facts)
    edition = edition or current(rules)
    verdicts = evaluate(facts, rules[edition].types)
    nominee = verdicts["effective"].nominee
    return edition, {**verdicts, **({NOMINEE: nominee} if nominee else {})}


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_a_case(rules: Mapping[str, Rules], case: Case) -> None:
    _, verdicts = judged(case, rules)
    for name, status in case.statuses.items():
        verdict = verdicts[name]
        assert verdict.status == status, f"{name}: {[(step.requirement.name, step.state) for step in verdict.trace]}"
        if status == "not_eligible":
            assert set(case.failed) <= {unit for requirement in verdict.failed for unit in requirement.units}, name
        if status == "more_facts" and case.missing is not None:
            assert sorted(verdict.missing) == sorted(case.missing), name
        if name != NOMINEE:
            assert set(case.notes) <= {unit for note in verdict.notes for unit in note.units}, name


def test_no_two_cases_have_the_same_title() -> None:
    assert [title for title, times in Counter(case.title for case in CASES).items() if times > 1] == []


def test_every_condition_is_seen_to_hold_to_break_and_to_be_open(rules: Mapping[str, Rules]) -> None:
    seen: dict[tuple[str, str, str], set[State]] = {}
    for case in CASES:
        edition, verdicts = judged(case, rules)
        for name in case.statuses:
            for step in verdicts[name].trace:
                seen.setdefault((edition, name, step.requirement.name), set()).add(step.state)
    known = {
        (edition, name, requirement.name)
        for edition, content in rules.items()
        for type_, conditions in content.types.items()
        for name, requirements in ((type_, conditions.requirements), (NOMINEE, conditions.nominee))
        for requirement in requirements
    }
    assert set(seen) == known
    for place, states in seen.items():
        assert "holds" in states, place
        assert "broken" in states or place in NEVER_BROKEN, place
        assert states & {"unknown", "disputed"}, place


FAULTY = [
    ("- {it: x, open: eligible, fialed: []}", "fialed"),
    ("- {it: x, open: elegible}", "not_eligible"),
    ("- {it: x}", "type"),
    ("- {open: eligible}", "it"),
    ("- {it: x, open: eligible, failed: [a]}", "failed"),
    ("- {it: x, open: unclear, missing: [months]}", "missing"),
    ("- {it: x, open: more_facts, without: [level]}", "level"),
    ("- {it: x, open: more_facts, without: [months.half]}", "months.half"),
]


@pytest.mark.parametrize(("case", "says"), FAULTY)
def test_a_faulty_case_file_is_refused(tmp_path: Path, case: str, says: str) -> None:
    path = tmp_path / "eligibility-x.yaml"
    path.write_text(f"work: {{months: {{}}}}\ncases:\n  {case}\n", encoding="utf-8")
    with pytest.raises(SourceFileError, match=f"3: .*{says}"):
        list(read_cases(path))
