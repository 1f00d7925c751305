"""The values of the rulebook: each with its unit of measure and the clauses that it stands in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.document import Document, Where, read_document

FIELDS: Mapping[str, tuple[type, bool]] = {
    "value": (object, True),
    "measure": (str, True),
    "units": (list, True),
    "disputed": (dict, False),
}
DISPUTE: Mapping[str, tuple[type, bool]] = {"value": (object, True), "units": (list, True), "why": (str, True)}
STRUCTURED = ("eligibility", "fields", "bands", "sheets", "assessment", "applying", "issues", "ladder", "sections")
"""The files that arrange values by their names; every other file of an edition holds values."""
PLACEHOLDER = re.compile(r"\{((?:25\d\d:)?[a-z_]+(?:\.[a-z_0-9]+)+)\}")
"""{open.months}, or of another edition {2567:open.months}."""


@dataclass(frozen=True)
class Value:
    """One value of the rulebook, e.g. 12 with measure "month"; `disputed` holds what another clause says."""

    name: str
    value: Any
    measure: str
    units: tuple[str, ...]
    disputed: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Rulebook:
    """The values of one edition by dotted name, e.g. "open.months"."""

    edition: str
    values: Mapping[str, Value]


def read_rulebook(home: Path, edition: str, units: Mapping[str, Any], measures: Mapping[str, str]) -> Rulebook:
    """Read the values of rules/<edition>/*.yaml; refuses unknown keys, units and measures with file and line."""
    values: dict[str, Value] = {}
    for path in sorted((home / "rules" / edition).glob("*.yaml")):
        if path.stem in STRUCTURED:
            continue
        document = read_document(path, home)
        for where, leaf in _leaves(document):
            value = _read_value(document, where, leaf, units, measures)
            if value.name in values:
                raise document.fault(where, f"มีค่า {value.name} ซ้ำกัน")
            values[value.name] = value
    return Rulebook(edition, values)


def _leaves(document: Document, where: Where = ()) -> Iterator[tuple[Where, Any]]:
    node = document.value
    for key in where:
        node = node[key]
    if not isinstance(node, dict):
        raise document.fault(where, "ค่าต้องมี value, measure และ units")
    if "value" in node:
        yield where, node
        return
    for key in node:
        yield from _leaves(document, (*where, key))


def _read_value(
    document: Document, where: Where, leaf: Any, units: Mapping[str, Any], measures: Mapping[str, str]
) -> Value:
    fields = document.check(where, leaf, FIELDS)
    if fields["measure"] not in measures:
        raise document.fault((*where, "measure"), f"ไม่รู้จักหน่วยวัด {fields['measure']!r} เพิ่มใน knowledge/wording.yaml")
    if not fields["units"]:
        raise document.fault((*where, "units"), "ต้องมีหน่วยอ้างอิงอย่างน้อยหนึ่งหน่วย")
    check_units(document, (*where, "units"), fields["units"], units)
    if "disputed" in fields:
        dispute = document.check((*where, "disputed"), fields["disputed"], DISPUTE)
        check_units(document, (*where, "disputed", "units"), dispute["units"], units)
    name = ".".join(map(str, where))
    return Value(name, fields["value"], fields["measure"], tuple(fields["units"]), fields.get("disputed"))


def check_units(document: Document, where: Where, cited: list[Any], units: Mapping[str, Any]) -> None:
    """Refuse a unit id that doesn't exist, with file and line."""
    for number, unit in enumerate(cited):
        if not isinstance(unit, str) or unit not in units:
            raise document.fault((*where, number), f"ไม่รู้จักหน่วยอ้างอิง {unit!r} ดู knowledge/units.yaml")
