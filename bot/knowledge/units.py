"""The table of citable units: knowledge/units.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.answer.answer import Citation
from bot.document import read_document

FIELDS: Mapping[str, tuple[type, bool]] = {
    "id": (str, True),
    "edition": (str, True),
    "kind": (str, True),
    "label": (str, True),
}


@dataclass(frozen=True)
class Unit:
    """A citable part of an official document; `edition` is the document's year in the Buddhist era."""

    id: str
    edition: str
    kind: str
    label: str

    @property
    def citation(self) -> Citation:
        """The unit as an answer cites it."""
        return Citation(self.id, self.label)


def read_units(home: Path) -> dict[str, Unit]:
    """All units by id, in the order of the file. Raises SourceFileError."""
    document = read_document(home / "knowledge" / "units.yaml", home)
    if not isinstance(document.value, list):
        raise document.fault((), "ไฟล์นี้ต้องเป็นรายการของหน่วยอ้างอิง")
    units: dict[str, Unit] = {}
    for number, item in enumerate(document.value):
        unit = Unit(**document.check((number,), item, FIELDS))
        if unit.id in units:
            raise document.fault((number,), f"หน่วยอ้างอิง {unit.id} ซ้ำกัน")
        units[unit.id] = unit
    return units
