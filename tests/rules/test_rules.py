"""The editions together: which one is meant, what each knows of the others, and that each value stands once."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.answer.wording import read_wording
from bot.errors import SourceFileError
from bot.knowledge.editions import editions
from bot.knowledge.handbook import open_handbook
from bot.knowledge.units import read_units
from bot.rules.rules import Rules, current, read_rules, together
from bot.settings import home_folder
from tests.knowledge.home import ENTRY, make_home
from tests.rules.own import own_rules


def rules_of(home: Path) -> Mapping[str, Rules]:
    return read_rules(home, editions(home), read_units(home), read_wording(home).measures)


@pytest.fixture
def next_year(tmp_path: Path) -> Path:
    """A home with one more edition, of which so far only the values and conditions are known."""
    home = make_home(tmp_path)
    shutil.copytree(home / "rules" / "2567", home / "rules" / "2568", ignore=shutil.ignore_patterns("fields.yaml"))
    return home


def test_the_newest_edition_with_forms_is_meant(next_year: Path) -> None:
    assert current(own_rules()) == "2567"
    assert editions(next_year)[-1] == "2568"
    assert current(rules_of(next_year)) == "2567"
    shutil.copy(next_year / "rules" / "2567" / "fields.yaml", next_year / "rules" / "2568")
    assert current(rules_of(next_year)) == "2568"


def test_the_handbook_means_that_edition_too(next_year: Path) -> None:
    shutil.copy(next_year / "rules" / "2567" / "fields.yaml", next_year / "rules" / "2568")
    (next_year / "knowledge" / "2567").rename(next_year / "knowledge" / "2568")
    handbook = open_handbook(next_year)
    assert (handbook.edition, handbook.rulebook.edition) == ("2568", "2568")
    assert [entry.edition for entry in handbook.entries.values()] == ["2568"] * ENTRY.count("- id:")


def test_without_any_forms_no_edition_can_be_meant(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    (home / "rules" / "2567" / "fields.yaml").unlink()
    with pytest.raises(SourceFileError, match=r"fields\.yaml"):
        current(rules_of(home))


def test_editions_know_each_others_values_by_year() -> None:
    rules = together(own_rules())
    earlier = rules["2564"].rulebook.values
    assert earlier["2567:expanded.months"] is own_rules()["2567"].rulebook.values["expanded.months"]
    assert earlier["expanded.areas"] is own_rules()["2564"].rulebook.values["expanded.areas"]
    assert "2567:expanded.months" not in own_rules()["2564"].rulebook.values


def test_every_file_of_the_own_rules_is_read() -> None:
    present = own_rules()["2567"]
    assert all(
        (present.types, present.forms, present.bands, present.sheets, present.assessments, present.applying.ways)
    )
    assert all((present.issues, present.ladder))
    names = {path.stem for path in (home_folder() / "rules" / "2567").glob("*.yaml")}
    assert names >= {"eligibility", "fields", "bands", "sheets", "assessment", "applying", "issues", "ladder"}


def test_every_contradiction_names_another_side_and_says_why() -> None:
    disputed = [
        value
        for rules in own_rules().values()
        for value in rules.rulebook.values.values()
        if value.disputed is not None
    ]
    assert disputed
    for value in disputed:
        assert value.disputed
        assert value.disputed["units"], value.name
        assert len(value.disputed["why"]) > 20, value.name
