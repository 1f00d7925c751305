"""awardbot rules check, as a person reads it and as a program does."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.answer.wording import read_wording
from bot.rules.facts import KNOWN
from bot.settings import home_folder
from tests.cli.test_commands import run
from tests.rules.own import own_rules

WORK = {"agency": "department", "level": "collaborate", "months": 8}


def check(folder: Path, facts: Any, *words: str) -> str:
    """What is printed about one work."""
    path = folder / "work.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    done = run("rules", "check", "--facts", str(path), *words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_what_is_missing_is_named_in_thai(tmp_path: Path) -> None:
    text = check(tmp_path, {**WORK, "months": 14})
    missing = [line for line in text.splitlines() if line.startswith("  ต้องรู้เพิ่ม: ")]
    assert missing
    assert "ยังทำอยู่" in text
    assert not [fact for fact in KNOWN for line in missing if fact in line]


def test_the_json_keeps_the_names_of_facts(tmp_path: Path) -> None:
    report = json.loads(check(tmp_path, WORK, "--json"))
    assert "concrete_impact" in report["types"]["effective"]["missing"]
    assert report["types"]["effective"]["status"] == "not_eligible"


def test_the_nominee_is_judged_below_the_type(tmp_path: Path) -> None:
    lines = check(tmp_path, {**WORK, "nominee": {"count": 2}}).splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("  ผู้ถูกเสนอชื่อ: "))
    assert lines[place + 1].startswith("    - เสนอชื่อได้เพียง 1 คนหรือ 1 กลุ่ม [rulebook-2567#1.2.2(7)")
    assert "เคยได้รางวัลนี้" in lines[place + 2]


def test_every_fact_that_can_be_missing_has_a_name() -> None:
    names = read_wording(home_folder()).sections["interview"]["facts"]
    for rules in own_rules().values():
        for conditions in rules.types.values():
            for requirement in (*conditions.requirements, *conditions.nominee):
                assert {*requirement.needs.facts, *requirement.asks} <= set(names), requirement.name


@pytest.mark.parametrize(
    ("facts", "says"), [({"edition": "2566"}, "2566"), ({"edition": "2599"}, "2599"), ({"a": 1}, "a")]
)
def test_what_cannot_be_judged_is_one_line_and_exit_2(tmp_path: Path, facts: Any, says: str) -> None:
    path = tmp_path / "work.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    done = run("rules", "check", "--facts", str(path))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert says in done.stderr
