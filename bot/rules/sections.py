"""The sections of the forms that have no length limit of their own: rules/<edition>/sections.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.document import Where
from bot.rules.facts import TYPES
from bot.rules.sheets import Sheet
from bot.rules.source import Fields, Source

SECTION: Fields = {
    "label": (str, True), "items": (list, False), "sheet": (str, False), "count": (str, False), "units": (list, True),
}  # fmt: skip


@dataclass(frozen=True)
class Section:
    """A section and what is to be filled in there, in the order of the form; items may name values of the rulebook."""

    id: str
    label: str
    items: tuple[str, ...]
    units: tuple[str, ...]


def read_sections(source: Source | None, sheets: Mapping[str, Sheet]) -> Mapping[str, tuple[Section, ...]]:
    """The sections by award type. Refuses one without items, and another number of them than the rulebook's."""
    if source is None:
        return {}
    return {
        type_: tuple(_section(source, (type_, name), name, sheets) for name in source.named((type_,)))
        for type_ in source.named((), TYPES)
    }


def _section(source: Source, where: Where, name: str, sheets: Mapping[str, Sheet]) -> Section:
    fields = source.check(where, SECTION)
    if ("items" in fields) == ("sheet" in fields):
        raise source.fault(where, "ใส่ items หรือ sheet อย่างใดอย่างหนึ่ง")
    items = _asked_by_sheet(source, where, sheets) if "sheet" in fields else _listed(source, (*where, "items"))
    if "count" in fields:
        source.counts((*where, "count"), "item", len(items))
    return Section(name, fields["label"], items, source.cited(where))


def _asked_by_sheet(source: Source, where: Where, sheets: Mapping[str, Sheet]) -> tuple[str, ...]:
    name = source.at((*where, "sheet"))
    if name not in sheets:
        raise source.fault((*where, "sheet"), f"ไม่มีชุดเกณฑ์ {name!r} ใน sheets.yaml ของปีนี้")
    return tuple(criterion.label for dimension in sheets[name].dimensions for criterion in dimension.criteria)


def _listed(source: Source, where: Where) -> tuple[str, ...]:
    return tuple(source.text((*where, place), item) for place, item in enumerate(source.texts(where)))
