"""The words of the bot: knowledge/wording.yaml, and how a rulebook value is said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.document import read_document
from bot.language.quantities import MONTHS_A_YEAR
from bot.rules.rulebook import PLACEHOLDER, Rulebook

PLURAL = re.compile(r"\((e?s)\)")
NAMES = (
    "verdicts", "claims", "placed", "grades", "measures", "lists", "awards", "answers", "counting", "forms",
    "events", "eligibility", "interview", "check", "line", "english", "demo",
)  # fmt: skip
SECTIONS: Mapping[str, tuple[type, bool]] = dict.fromkeys(NAMES, (dict, True))


@dataclass(frozen=True)
class Wording:
    """The texts of knowledge/wording.yaml as nested mappings: `sections` by the file's top-level names."""

    sections: Mapping[str, Any]

    def say(self, section: str, name: str, **values: object) -> str:
        """One text with its slots filled. A missing text is an error of the file (KeyError)."""
        return str(self.sections[section][name]).format(**values)

    def in_english(self) -> "Wording":
        """The same with all that is written in English in the place of the Thai."""
        english = self.sections["english"]
        return Wording({name: {**section, **english.get(name, {})} for name, section in self.sections.items()})

    @property
    def examples(self) -> Sequence[str]:
        """The ids of the entries that the greeting offers."""
        examples: Sequence[str] = self.sections["events"]["examples"]
        return examples

    @property
    def measures(self) -> Mapping[str, str]:
        """How a value of each measure is said, e.g. page → "{n} หน้า"."""
        measures: Mapping[str, str] = self.sections["measures"]
        return measures


def read_wording(home: Path) -> Wording:
    """Read knowledge/wording.yaml; raises SourceFileError."""
    document = read_document(home / "knowledge" / "wording.yaml", home)
    return Wording(document.check((), document.value, SECTIONS))


def fill(text: str, rulebook: Rulebook, wording: Wording, names: Mapping[str, str]) -> str:
    """Replace every {open.months} by its value in words. `names` says levels and agencies. Raises KeyError."""
    return PLACEHOLDER.sub(lambda found: say_value(found[1], rulebook, wording, names), text)


def say_value(name: str, rulebook: Rulebook, wording: Wording, names: Mapping[str, str]) -> str:
    """One value of the rulebook in words, e.g. "1 ปี" for 12 months. Raises KeyError for an unknown name."""
    value = rulebook.values[name]
    if value.measure == "month" and value.value % MONTHS_A_YEAR == 0:
        years = value.value // MONTHS_A_YEAR
        return _counted(wording.measures["year_of_months"].format(n=years), years)
    if isinstance(value.value, list):
        said = wording.say("lists", "between").join(_name(item, names, wording) for item in value.value)
        return wording.measures[value.measure].format(names=said)
    number = f"{value.value:,}" if isinstance(value.value, int) and value.measure != "year" else str(value.value)
    said = wording.measures[value.measure].format(n=number, name=names.get(str(value.value), ""))
    return _counted(said, value.value)


def _counted(said: str, n: object) -> str:
    """English counts: "year(s)" is one year, or years."""
    return PLURAL.sub("" if n == 1 else r"\1", said)


def _name(item: str, names: Mapping[str, str], wording: Wording) -> str:
    """The Thai name of a level, an agency, a type, or another award."""
    return names[item] if item in names else str(wording.sections["awards"][item])
