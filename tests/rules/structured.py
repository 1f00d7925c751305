"""A small edition for tests that break one of its structured files."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from bot.errors import SourceFileError
from bot.rules.rules import Rules, read_rules

UNITS = {"r#1": "ข้อ 1", "r#2": "ข้อ 2"}
Fault = tuple[str, str, int, str]
"""What is right, what is written instead, the line that is blamed, and a word of the message."""


def value(number: object, measure: str, unit: str = "r#1") -> str:
    """A value as a file of the rulebook gives it."""
    return f'{{value: {number}, measure: {measure}, units: ["{unit}"]}}'


def write(folder: Path, values: Mapping[str, str], name: str, text: str) -> None:
    """An edition with these values, all of group `v`, and one structured file."""
    rules = folder / "rules" / "2567"
    rules.mkdir(parents=True, exist_ok=True)
    lines = [f"  {key}: {leaf}" for key, leaf in values.items()]
    (rules / "values.yaml").write_text("\n".join(["v:", *lines, ""]), encoding="utf-8")
    (rules / f"{name}.yaml").write_text(text, encoding="utf-8")


def read(folder: Path, values: Mapping[str, str], name: str, text: str) -> Rules:
    """The rules of that edition."""
    write(folder, values, name, text)
    measures = dict.fromkeys(_measures(values.values()), "{n}")
    return read_rules(folder, ("2567",), UNITS, measures)["2567"]


def check_fault(folder: Path, values: Mapping[str, str], name: str, text: str, fault: Fault) -> None:
    """The file is refused, at the right line and in one line of words."""
    right, wrong, line, says = fault
    assert text.count(right) == 1, f"{right!r} must stand once in the sound file"
    with pytest.raises(SourceFileError) as caught:
        read(folder, values, name, text.replace(right, wrong))
    assert (caught.value.file, caught.value.line) == (f"rules/2567/{name}.yaml", line), caught.value
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def _measures(leaves: Iterable[str]) -> Iterable[str]:
    return (leaf.split("measure: ")[1].split(",")[0] for leaf in leaves)
