"""Faulty knowledge is refused with its place, one line a fault."""

import re
from pathlib import Path

import pytest

from bot.errors import SourceFileError
from bot.knowledge.handbook import open_handbook
from bot.knowledge.lint import all_faults
from tests.conftest import ROOT
from tests.knowledge.home import ENTRY, HANDOFF, make_home

BROKEN = [
    ("citations: [\"rulebook-2567#1.1.2(3)\"]", "citations: [\"rulebook-2567#9.9\"]", "rulebook-2567#9.9"),
    ("    citations: [\"rulebook-2567#1.1.2(3)\"]\n", "", "citations"),
    ("    label: ต้องทำมากี่ปี\n", "", "ขาด label"),
    ("label: ต้องทำมากี่ปี", "label: ต้องทำงานนี้มานานเท่าไรกี่ปีกันแน่", "label ยาวเกิน"),
    ("{open.months}", "{open.moons}", "open.moons"),
    ("{open.months}", "1 ปี", "ตัวเลขของหลักเกณฑ์"),
    ("{open.months}", "ร้อยละ 80", "ตัวเลขของหลักเกณฑ์"),
    ("    topic: how-long\n", "    topic: how-long\n    verdict: yes\n", "เครื่องหมายคำพูด"),
    ("    topic: how-long\n", "    topic: how-long\n    verdict: \"maybe\"\n", "verdict"),
    ("    topic: how-long\n", "    topic: how-long\n    facets: {type: opne}\n", "opne"),
    ("    topic: how-long\n", "    topic: how-long\n    related: [nobody]\n", "nobody"),
    ("    topic: how-long\n", "    topic: how-long\n    colour: red\n", "colour"),
    ("    questions: |\n      ต้องทำมากี่ปี\n", "    questions: \"\"\n", "questions"),
    ("entries:\n", "entires:\n", "entires"),
    ("    id: how-long\n", "", "ขาด id"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "says"), BROKEN, ids=[row[2] + str(i) for i, row in enumerate(BROKEN)])
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    text = ENTRY.replace("  - id: how-long\n", "  -\n    id: how-long\n")
    assert right in text
    home = make_home(tmp_path, text.replace(right, wrong))
    with pytest.raises(SourceFileError, match=re.escape(says)):
        open_handbook(home)
    faults = [str(fault) for fault in all_faults(home)]
    assert any(re.fullmatch(r"knowledge/2567/all\.yaml:\d+: .+", fault) and says in fault for fault in faults), faults


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    (home / "knowledge" / "2567" / "more.yaml").write_text(ENTRY, encoding="utf-8")
    assert [fault.file for fault in all_faults(home)] == ["knowledge/2567/more.yaml"]


def test_a_broken_file_does_not_hide_the_faults_of_others(tmp_path: Path) -> None:
    home = make_home(tmp_path, ENTRY.replace("{open.months}", "9 ปี"))
    (home / "knowledge" / "2567" / "more.yaml").write_text("entries: [", encoding="utf-8")
    assert {fault.file for fault in all_faults(home)} == {"knowledge/2567/all.yaml", "knowledge/2567/more.yaml"}


@pytest.mark.parametrize("name", ["units", "wording", "facets", "language", "scenes"])
def test_every_other_file_is_read_strictly_too(tmp_path: Path, name: str) -> None:
    home = make_home(tmp_path)
    (home / "knowledge" / f"{name}.yaml").write_text("- nonsense\n", encoding="utf-8")
    assert f"knowledge/{name}.yaml" in {fault.file for fault in all_faults(home)}
    with pytest.raises(SourceFileError):
        open_handbook(home)


@pytest.mark.parametrize("entries", [ENTRY, HANDOFF])
def test_a_sound_folder_opens(tmp_path: Path, entries: str) -> None:
    home = make_home(tmp_path, entries)
    assert list(all_faults(home)) == []
    assert open_handbook(home).entries


def test_an_example_of_the_greeting_must_exist(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    path = home / "knowledge" / "wording.yaml"
    path.write_text(path.read_text("utf-8").replace("examples: []", "examples: [nobody]"), encoding="utf-8")
    assert [fault.file for fault in all_faults(home)] == ["knowledge/wording.yaml"]


def test_the_projects_own_files_are_sound() -> None:
    assert [str(fault) for fault in all_faults(ROOT)] == []
