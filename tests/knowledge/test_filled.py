"""Entries filled in: values of another edition, and the comparison of two."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.wording import read_wording
from bot.knowledge.entry import Entry
from bot.knowledge.facets import read_facets
from bot.knowledge.filled import filled
from bot.knowledge.handbook import Handbook
from bot.knowledge.lint import all_faults
from bot.rules.facts import TYPES
from bot.rules.rules import together
from bot.settings import home_folder
from tests.knowledge.home import ENTRY, make_home
from tests.rules.own import own_rules

PLAIN = Entry("a", "a", "2564", "ก", "สั้น", ("ถาม",), "a.yaml", 1, citations=("briefing-2564#participation-types",))


def said(entry: Entry) -> Entry:
    home = home_folder()
    return filled(entry, together(own_rules()), read_wording(home), read_facets(home).labels)


def test_an_entry_names_values_of_its_own_edition_and_of_others() -> None:
    entry = replace(PLAIN, short="{expanded.areas}", answer="จาก {participation.months} เป็น {2567:expanded.months}")
    assert (said(entry).short, said(entry).answer) == ("2 พื้นที่", "จาก 1 ปี เป็น 2 ปี")


def test_a_comparison_adds_its_clauses_after_the_entrys_own() -> None:
    entry = said(replace(PLAIN, answer="เทียบแล้ว\n{compare:poverty}"))
    assert entry.answer.startswith("เทียบแล้ว\n")
    assert "• ทำมาแล้ว 1 ปี → 2 ปีขึ้นไป" in entry.answer
    assert entry.citations[0] == "briefing-2564#participation-types"
    assert {"rulebook-2567#1.4.2(3)", "rulebook-2567#1.4.2(4)", "briefing-2564#participation-conditions"} <= set(
        entry.citations
    )
    assert len(set(entry.citations)) == len(entry.citations)
    assert entry.computed
    assert not said(PLAIN).computed


@pytest.mark.parametrize("type_", TYPES)
def test_the_comparison_of_each_type_is_computed(handbook: Handbook, type_: str) -> None:
    entry = handbook.entries[f"y64-vs67-{type_}"]
    lines = entry.answer.splitlines()
    assert "{" not in entry.answer
    assert len(lines) == len(set(lines)) <= 18
    assert {unit for unit in entry.citations if "2564" in unit}
    assert {unit for unit in entry.citations if "2567" in unit}


REFUSED = [
    ("2567", "    answer: '{compare:open}'\n", "คำตอบปีก่อน"),
    ("2564", "    line: '{compare:open}'\n", "เฉพาะใน answer"),
    ("2564", "    answer: '{compare:opne}'\n", "opne"),
    ("2564", "    answer: '{2567:open.moons}'\n", "open.moons"),
    ("2564", "    answer: '{2599:open.months}'\n", "2599"),
]


@pytest.mark.parametrize(("edition", "line", "says"), REFUSED)
def test_what_cannot_be_filled_is_a_fault(tmp_path: Path, edition: str, line: str, says: str) -> None:
    home = make_home(tmp_path)
    (home / "knowledge" / "2567" / "all.yaml").unlink()
    (home / "knowledge" / edition).mkdir(exist_ok=True)
    text = ENTRY.replace("{open.months}", "สั้น").replace("    questions", f"{line}    questions")
    (home / "knowledge" / edition / "all.yaml").write_text(text, encoding="utf-8")
    faults = [str(fault) for fault in all_faults(home)]
    assert len(faults) == 1
    assert faults[0].startswith(f"knowledge/{edition}/all.yaml:2: ")
    assert says in faults[0]


def test_no_value_of_an_edition_stands_in_the_files_of_another() -> None:
    for edition, rules in own_rules().items():
        for value in rules.rulebook.values.values():
            assert {unit.partition("#")[0][-4:] for unit in value.units} == {edition}, value.name
