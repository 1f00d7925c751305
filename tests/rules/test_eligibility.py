"""rules/<edition>/eligibility.yaml: read strictly, each fault with file and line."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.errors import SourceFileError
from bot.rules.evaluate import evaluate
from bot.rules.requirements import Conditions
from bot.rules.rules import read_rules

UNITS = {"r#1": "ข้อ 1", "r#2": "ข้อ 2"}
MEASURES = {"month": "{n} เดือน", "agency": "{names}", "level": "{name}"}
VALUES = """\
open:
  months: {value: 12, measure: month, units: ["r#1"]}
  years: {value: 36, measure: month, units: ["r#1"]}
  level: {value: consult, measure: level, units: ["r#1"], disputed: {value: collaborate, units: ["r#2"], why: ขัดกัน}}
  agencies: {value: [department], measure: agency, units: ["r#1"]}
  barred: {value: [open], measure: agency, units: ["r#1"]}
"""
SOUND = """\
open:
  conditions:
    months:
      needs: {fact: months, at_least: open.months}
      units: ["r#1"]
      says: ต้องครบ {open.months}
      asks: [ongoing]
      only: {fact: agency, among: open.agencies}
      disputed:
        if: {all: [{fact: level, at_least: open.level.disputed}, {not: {fact: sdg, is: "true"}}]}
        units: ["r#2"]
        why: ขัดกัน
    start:
      needs: {fact: started_after_win, at_most: open.years}
      units: ["r#1"]
      says: เริ่มช้า
  nominee:
    count:
      needs: {fact: nominee.count, at_most: open.months}
      units: ["r#2"]
      says: มากไป
  notes:
    plain:
      says: ควรรู้
      units: ["r#1"]
    some:
      if: {any: [{fact: bcg, is: "true"}, {fact: won, has: open.barred}]}
      says: ควรรู้
      units: ["r#2"]
"""
FAULTS = [
    ("conditions:", "condition:", 2, "condition"),
    ("  notes:", "  remarks:", 22, "remarks"),
    ("says: ต้องครบ", "tells: ต้องครบ", 6, "tells"),
    ("asks: [ongoing]", "ask: [ongoing]", 7, "ask"),
    ("        why: ขัดกัน", "        says: ขัดกัน", 12, "says"),
    ("      if: {any:", "      when: {any:", 27, "when"),
    ("      says: เริ่มช้า\n", "", 13, "ขาด says"),
    ('      units: ["r#1"]\n      says: เริ่มช้า', "      says: เริ่มช้า", 13, "ขาด units"),
    ("      needs: {fact: started_after_win, at_most: open.years}\n", "", 13, "ขาด needs"),
    ("        if: {all:", "        only: {all:", 10, "only"),
    ('units: ["r#1"]\n      says: ต้องครบ', 'units: ["r#9"]\n      says: ต้องครบ', 5, "r#9"),
    ('units: ["r#2"]\n        why', 'units: ["r#1", "r#8"]\n        why', 11, "r#8"),
    ('units: ["r#2"]\n      says: มากไป', 'units: ["r#7"]\n      says: มากไป', 20, "r#7"),
    ('says: ควรรู้\n      units: ["r#1"]', 'says: ควรรู้\n      units: ["r#6"]', 25, "r#6"),
    ('says: ควรรู้\n      units: ["r#1"]', "says: ควรรู้\n      units: r#1", 25, "units"),
    ("open:\n  cond", "opne:\n  cond", 1, "opne"),
    ('units: ["r#1"]\n      says: ต้องครบ', "units: []\n      says: ต้องครบ", 5, "หน่วยอ้างอิง"),
    ('units: ["r#1"]\n      says: ต้องครบ', 'units: [["r#1"]]\n      says: ต้องครบ', 5, "r#1"),
    ("fact: months, at_least: open.months", "fact: months, at_least: open.agencies", 4, "open.agencies"),
    ("fact: months, at_least: open.months", "fact: months, among: open.months", 4, "among"),
    ("fact: months, at_least: open.months", "fact: level, at_least: open.months", 4, "open.months"),
    ('{fact: bcg, is: "true"}', "{fact: bcg, is: maybe}", 27, "maybe"),
    ('{fact: bcg, is: "true"}', "{fact: agency, is: Province}", 27, "Province"),
    ("has: open.barred", "has: open.agencies", 27, "open.agencies"),
    ("fact: months, at_least", "fact: mnths, at_least", 4, "mnths"),
    ("asks: [ongoing]", "asks: [agency, onging]", 7, "onging"),
    ("only: {fact: agency", "only: {fact: agncy", 8, "agncy"),
    ("{fact: level, at_least: open.level.disputed}", "{fact: lvl, at_least: open.level}", 10, "lvl"),
    ("fact: nominee.count", "fact: nominee.age", 19, "nominee.age"),
    ("{fact: bcg,", "{fact: bgc,", 27, "bgc"),
    ("at_least: open.months", "at_least: open.mnths", 4, "open.mnths"),
    ("at_least: open.months", "at_least: 12", 4, "12"),
    ("at_least: open.months", "at_least: open.months.disputed", 4, "open.months.disputed"),
    ("among: open.agencies", "among: [department]", 8, "department"),
    ("has: open.barred", "has: open.awards", 27, "open.awards"),
    ("ต้องครบ {open.months}", "ต้องครบ {open.mnths}", 6, "open.mnths"),
    ("needs: {fact: months, at_least: open.months}", "needs: {}", 4, "all, any, not"),
    ("needs: {fact: months, at_least: open.months}", "needs: {fact: months}", 4, "all, any, not"),
    ("needs: {fact: months, at_least: open.months}", "needs: {fact: months, over: open.months}", 4, "at_least"),
    (
        "needs: {fact: months, at_least: open.months}",
        "needs: {fact: months, at_least: open.months, at_most: open.years}",
        4,
        "at_least",
    ),
    ("needs: {fact: months, at_least: open.months}", "needs: {all: []}", 4, "all, any, not"),
    ("needs: {fact: months, at_least: open.months}", 'needs: {all: {fact: sdg, is: "true"}}', 4, "all, any, not"),
    ("needs: {fact: months, at_least: open.months}", "needs: {any: [sdg]}", 4, "ชื่อ: ค่า"),
    ("needs: {fact: months, at_least: open.months}", "needs: {not: sdg}", 4, "ชื่อ: ค่า"),
    ("needs: {fact: months, at_least: open.months}", "needs: months", 4, "needs"),
    ("says: เริ่มช้า", "says: [เริ่มช้า]", 16, "says"),
]


def read(folder: Path, text: str) -> Mapping[str, Conditions]:
    """The conditions of a home that holds only these rules."""
    rules = folder / "rules" / "2567"
    rules.mkdir(parents=True, exist_ok=True)
    (rules / "types.yaml").write_text(VALUES, encoding="utf-8")
    (rules / "eligibility.yaml").write_text(text, encoding="utf-8")
    return read_rules(folder, ("2567",), UNITS, MEASURES)["2567"].types


def test_a_sound_file_is_read_whole(tmp_path: Path) -> None:
    conditions = read(tmp_path, SOUND)["open"]
    assert [requirement.name for requirement in conditions.requirements] == ["months", "start"]
    assert [requirement.name for requirement in conditions.nominee] == ["count"]
    assert [note.units for note in conditions.notes] == [("r#1",), ("r#2",)]
    months = conditions.requirements[0]
    assert (months.asks, months.units, months.says) == (("ongoing",), ("r#1",), "ต้องครบ {open.months}")
    assert months.disputed is not None
    assert (months.disputed.says, months.disputed.units) == ("ขัดกัน", ("r#2",))


@pytest.mark.parametrize(("sound", "broken", "line", "says"), FAULTS, ids=[broken for _, broken, _, _ in FAULTS])
def test_a_fault_is_refused_with_its_place(tmp_path: Path, sound: str, broken: str, line: int, says: str) -> None:
    assert SOUND.count(sound) == 1
    with pytest.raises(SourceFileError) as caught:
        read(tmp_path, SOUND.replace(sound, broken))
    assert (caught.value.file, caught.value.line) == ("rules/2567/eligibility.yaml", line)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_same_condition_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceFileError, match=r"eligibility\.yaml:13: .*ซ้ำ"):
        read(tmp_path, SOUND.replace("    start:", "    months:"))


def test_broken_yaml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceFileError, match=r"eligibility\.yaml:\d+: .*YAML"):
        read(tmp_path, SOUND + "  x: [\n")


def test_an_edition_without_conditions_knows_only_values(tmp_path: Path) -> None:
    read(tmp_path, SOUND)
    (tmp_path / "rules" / "2567" / "eligibility.yaml").unlink()
    rules = read_rules(tmp_path, ("2567",), UNITS, MEASURES)["2567"]
    assert rules.types == {}
    assert rules.rulebook.values["open.months"].value == 12


def test_a_bound_in_months_is_held_against_years(tmp_path: Path) -> None:
    types = read(tmp_path, SOUND)
    work = {"agency": "department", "months": 12, "ongoing": True, "level": "consult"}
    assert evaluate({**work, "started_after_win": 3}, types)["open"].status == "eligible"
    assert evaluate({**work, "started_after_win": 3.5}, types)["open"].status == "not_eligible"


def test_the_other_clause_of_a_value_is_named_by_disputed(tmp_path: Path) -> None:
    types = read(tmp_path, SOUND)
    work = {"agency": "department", "months": 12, "ongoing": True, "started_after_win": 1, "sdg": False}
    assert evaluate({**work, "level": "involve"}, types)["open"].status == "eligible"
    assert evaluate({**work, "level": "collaborate"}, types)["open"].status == "unclear"


def test_what_a_condition_asks_must_be_known(tmp_path: Path) -> None:
    types = read(tmp_path, SOUND)
    work = {"agency": "department", "months": 12, "started_after_win": 1, "level": "consult"}
    verdict = evaluate(work, types)["open"]
    assert (verdict.status, verdict.missing) == ("more_facts", ("ongoing",))


def test_a_condition_of_other_works_is_passed_over(tmp_path: Path) -> None:
    verdict = evaluate({"agency": "village", "months": 1, "started_after_win": 1}, read(tmp_path, SOUND))["open"]
    assert verdict.status == "eligible"
    assert [step.state for step in verdict.trace] == ["spared", "holds"]
