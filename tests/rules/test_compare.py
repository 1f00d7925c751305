"""The conditions of two editions side by side."""

from pathlib import Path

import pytest

from bot.rules.compare import Difference, compare
from bot.rules.facts import TYPES
from bot.rules.rules import Rules
from tests.rules.own import own_rules
from tests.rules.structured import read, value

VALUES = {
    "year": value(12, "month"), "long": value(24, "month", "r#2"), "same": value(12, "month", "r#2"),
    "kinds": value("[department, province]", "agency"), "turned": value("[province, department]", "agency"),
    "few": value("[department]", "agency"), "work": value(1, "work"), "works": value(2, "work"),
}  # fmt: skip
PLAIN = """\
open:
  conditions:
    months:
      needs: {fact: months, at_least: v.year}
      units: ["r#1", "r#2"]
      says: ครบ {v.year}
  terms:
    works: {short: "ได้ {v.work}", units: ["r#2"]}
"""


def edition(folder: Path, text: str) -> Rules:
    return read(folder, VALUES, "eligibility", text)


def hows(before: Rules, after: Rules) -> list[str]:
    """What became of each condition."""
    return [difference.how for difference in compare("open", before, after)]


@pytest.fixture
def plain(tmp_path: Path) -> Rules:
    return edition(tmp_path / "plain", PLAIN)


def test_an_edition_beside_itself_changes_nothing(plain: Rules) -> None:
    assert hows(plain, plain) == ["same", "same"]


CHANGES = [
    ("at_least: v.year", "at_least: v.long", ["changed", "same"]),
    ("at_least: v.year", "at_least: v.same", ["same", "same"]),
    ("at_least: v.year", "at_most: v.year", ["changed", "same"]),
    ("says: ครบ {v.year}", "says: อย่างอื่น", ["same", "same"]),
    ('units: ["r#1", "r#2"]', 'units: ["r#2"]', ["same", "same"]),
    ("      says:", '      only: {fact: sdg, is: "true"}\n      says:', ["changed", "same"]),
    ("ได้ {v.work}", "ได้ {v.works}", ["same", "changed"]),
    ("ได้ {v.work}", "ส่ง {v.work}", ["same", "changed"]),
    ("    works:", "    parts:", ["same", "new", "gone"]),
    ("    months:", "    age:", ["new", "same", "gone"]),
]


@pytest.mark.parametrize(("right", "other", "expected"), CHANGES, ids=[other for _, other, _ in CHANGES])
def test_what_counts_as_a_change(tmp_path: Path, plain: Rules, right: str, other: str, expected: list[str]) -> None:
    assert PLAIN.count(right) == 1
    assert hows(plain, edition(tmp_path / "other", PLAIN.replace(right, other))) == expected


def test_the_order_of_a_list_is_no_change(tmp_path: Path) -> None:
    texts = {
        name: PLAIN.replace("{fact: months, at_least: v.year}", f"{{fact: agency, among: v.{name}}}")
        for name in ("kinds", "turned", "few")
    }
    kinds, turned, few = (edition(tmp_path / name, text) for name, text in texts.items())
    assert hows(kinds, turned) == ["same", "same"]
    assert hows(kinds, few) == ["changed", "same"]


def test_a_condition_that_became_a_term_has_changed(tmp_path: Path, plain: Rules) -> None:
    text = PLAIN.replace("works:", "months:").replace("    months:\n", "    age:\n", 1)
    assert hows(plain, edition(tmp_path / "other", text)) == ["new", "changed", "gone"]


def test_a_difference_cites_the_first_clause_of_each_side(plain: Rules) -> None:
    months = compare("open", plain, plain)[0]
    assert months.units == ("r#1", "r#1")
    assert Difference("gone", months.before, None).units == ("r#1",)


@pytest.mark.parametrize("type_", TYPES)
def test_every_condition_of_both_editions_is_named_once(type_: str) -> None:
    before, after = own_rules()["2564"], own_rules()["2567"]
    found = compare(type_, before, after)
    for rules, side in ((before, "before"), (after, "after")):
        conditions = rules.types[type_]
        names = sorted(part.name for difference in found if (part := getattr(difference, side)))
        assert names == sorted(part.name for part in (*conditions.requirements, *conditions.terms))
    back = compare(type_, after, before)
    turned = {"new": "gone", "gone": "new"}
    assert sorted(turned.get(d.how, d.how) for d in back) == sorted(d.how for d in found)


OWN = [
    ("open", "months", "same"), ("open", "works", "changed"), ("open", "won", "new"), ("open", "engaged", "gone"),
    ("effective", "level", "same"), ("effective", "results", "changed"), ("effective", "agency", "changed"),
    ("expanded", "months", "changed"), ("expanded", "agency", "same"), ("expanded", "start", "new"),
    ("poverty", "months", "changed"), ("poverty", "pages", "new"), ("poverty", "poverty", "same"),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "name", "how"), OWN)
def test_what_changed_from_2564_to_2567(type_: str, name: str, how: str) -> None:
    found = compare(type_, own_rules()["2564"], own_rules()["2567"])
    assert [d.how for d in found if (d.after or d.before) and (d.after or d.before).name == name] == [how]
