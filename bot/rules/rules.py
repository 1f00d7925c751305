"""Everything in rules/: the values of every edition, and what is arranged of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.errors import SourceFileError
from bot.rules.applying import Applying, read_applying
from bot.rules.assessment import Step, read_assessments
from bot.rules.bands import Band, read_bands
from bot.rules.eligibility import read_eligibility
from bot.rules.form_fields import read_forms
from bot.rules.forms import Form, Place, places
from bot.rules.issues import Issue, read_issues
from bot.rules.ladder import read_ladder
from bot.rules.requirements import Conditions
from bot.rules.rulebook import Rulebook, Value, read_rulebook
from bot.rules.sections import Section, read_sections
from bot.rules.sheets import Sheet, read_sheets
from bot.rules.source import Source, open_source


@dataclass(frozen=True)
class Rules:
    """The rules of one edition; what its sources don't say is empty.

    By award type: `types` the conditions, `forms` the application forms as far as their length is limited, `sections`
    the rest of them, `bands` the award levels, `issues` the fields of works. `sheets` are the score sheets,
    `assessments` the steps by branch, `ladder` the rank of each level.
    """

    rulebook: Rulebook
    types: Mapping[str, Conditions]
    forms: Mapping[str, Form] = field(default_factory=dict)
    bands: Mapping[str, tuple[Band, ...]] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    assessments: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    applying: Applying = field(default_factory=lambda: Applying({}, ()))
    issues: Mapping[str, tuple[Issue, ...]] = field(default_factory=dict)
    ladder: Mapping[str, Value] = field(default_factory=dict)
    sections: Mapping[str, tuple[Section, ...]] = field(default_factory=dict)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every field of the forms that has a limit, by key, in form order."""
        return places(self.forms)


def read_rules(
    home: Path, editions: tuple[str, ...], units: Mapping[str, Any], measures: Mapping[str, str]
) -> Mapping[str, Rules]:
    """The rules by edition. Raises SourceFileError at the first fault."""
    return {edition: _read(home, edition, units, measures) for edition in editions}


def current(rules: Mapping[str, Rules]) -> str:
    """The edition that is meant where no year is named: the newest one whose application forms are known."""
    known = [edition for edition in rules if rules[edition].types and rules[edition].forms]
    if not known:
        raise SourceFileError("rules", 1, "ไม่มีปีใดที่มีทั้ง eligibility.yaml และ fields.yaml ต้องมีอย่างน้อยหนึ่งปี")
    return max(known)


def together(rules: Mapping[str, Rules]) -> Mapping[str, Rules]:
    """The same rules, but each edition also knows the values of all of them, as "2567:open.months"."""
    named = {
        f"{edition}:{name}": value for edition, known in rules.items() for name, value in known.rulebook.values.items()
    }
    return {
        edition: replace(known, rulebook=Rulebook(edition, {**known.rulebook.values, **named}))
        for edition, known in rules.items()
    }


def _read(home: Path, edition: str, units: Mapping[str, Any], measures: Mapping[str, str]) -> Rules:
    rulebook = read_rulebook(home, edition, units, measures)

    def source(name: str) -> Source | None:
        return open_source(home, f"{name}.yaml", rulebook, units)

    sheets = read_sheets(source("sheets"))
    return Rules(
        rulebook,
        read_eligibility(source("eligibility")),
        read_forms(source("fields")),
        read_bands(source("bands")),
        sheets,
        read_assessments(source("assessment")),
        read_applying(source("applying")),
        read_issues(source("issues")),
        read_ladder(source("ladder")),
        read_sections(source("sections"), sheets),
    )
