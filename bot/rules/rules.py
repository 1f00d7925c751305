"""Everything in rules/: the values of every edition, the conditions of those that can be checked, and their forms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.rules.eligibility import Conditions, read_eligibility
from bot.rules.form_fields import read_forms
from bot.rules.forms import Form, Place, places
from bot.rules.rulebook import ELIGIBILITY, FORM_FIELDS, Rulebook, read_rulebook


@dataclass(frozen=True)
class Rules:
    """The rules of one edition. `types` are the conditions by award type, `forms` the application forms; both are
    empty where only values are known."""

    rulebook: Rulebook
    types: Mapping[str, Conditions]
    forms: Mapping[str, Form] = field(default_factory=dict)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every field of the forms that has a limit, by key, in form order."""
        return places(self.forms)


def read_rules(
    home: Path, editions: tuple[str, ...], units: Mapping[str, Any], measures: Mapping[str, str]
) -> Mapping[str, Rules]:
    """The rules by edition. Raises SourceFileError at the first fault."""
    return {edition: _read(home, edition, units, measures) for edition in editions}


def _read(home: Path, edition: str, units: Mapping[str, Any], measures: Mapping[str, str]) -> Rules:
    rulebook = read_rulebook(home, edition, units, measures)
    folder = home / "rules" / edition
    types = read_eligibility(home, rulebook, units) if (folder / ELIGIBILITY).is_file() else {}
    forms = read_forms(home, rulebook, units) if (folder / FORM_FIELDS).is_file() else {}
    return Rules(rulebook, types, forms)
