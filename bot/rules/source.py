"""A structured file of rules while it is read: what it may name, and the checks that all such files share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.document import Document, Where, read_document
from bot.errors import SourceFileError
from bot.rules.rulebook import PLACEHOLDER, Rulebook, Value, check_units

Fields = Mapping[str, tuple[type, bool]]


@dataclass(frozen=True)
class Source:
    """A file whose numbers are names of values in `rulebook`, the values of its edition."""

    document: Document
    rulebook: Rulebook
    units: Mapping[str, Any]

    def fault(self, where: Where, message: str) -> SourceFileError:
        """The error to raise for what stands at `where`."""
        return self.document.fault(where, message)

    def check(self, where: Where, fields: Fields) -> dict[str, Any]:
        """The mapping at `where`, with only these keys (name → type, required)."""
        return self.document.check(where, self.at(where), fields)

    def at(self, where: Where) -> Any:
        """What stands at `where`."""
        node = self.document.value
        for key in where:
            node = node[key]
        return node

    def named(self, where: Where, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
        """The keys of a mapping of mappings that isn't empty; only `allowed` ones where given."""
        content = self.at(where)
        if not isinstance(content, dict) or not content:
            raise self.fault(where, "ต้องมีอย่างน้อยหนึ่งรายการ")
        return tuple(self.check(where, dict.fromkeys(content if allowed is None else allowed, (dict, False))))

    def cited(self, where: Where) -> tuple[str, ...]:
        """The units at `where`; at least one, each known."""
        units = self.at(where).get("units")
        if not units:
            raise self.fault((*where, "units"), "ต้องมีหน่วยอ้างอิงอย่างน้อยหนึ่งหน่วย")
        check_units(self.document, (*where, "units"), units, self.units)
        return tuple(units)

    def words(self, where: Where, allowed: Iterable[str]) -> tuple[str, ...]:
        """The words of the list at `where`; at least one, each allowed and there once."""
        known, words = tuple(allowed), self.at(where)
        for place, word in enumerate(words):
            if word not in known or word in words[:place]:
                raise self.fault((*where, place), f"{word!r} ใช้ไม่ได้ ใช้ {', '.join(known)} คำละครั้ง")
        if not words:
            raise self.fault(where, f"ต้องมีอย่างน้อยหนึ่งคำ จาก {', '.join(known)}")
        return tuple(words)

    def texts(self, where: Where) -> tuple[str, ...]:
        """The texts of the list at `where`; at least one."""
        texts = self.at(where)
        if not texts:
            raise self.fault(where, "ต้องมีอย่างน้อยหนึ่งข้อความ")
        for place, text in enumerate(texts):
            if not isinstance(text, str):
                raise self.fault((*where, place), f"{text!r} ต้องเป็นข้อความ ใส่เครื่องหมายคำพูด")
        return tuple(texts)

    def value(self, where: Where) -> Value:
        """The value that is named at `where`."""
        value = self.rulebook.values.get(str(self.at(where)))
        if value is None:
            raise self.fault(where, f"ไม่มีค่า {self.at(where)!r} ใน rules/{self.rulebook.edition}")
        return value

    def amount(self, where: Where, measure: str) -> Value:
        """The number in this measure that is named at `where`."""
        value = self.value(where)
        if value.measure != measure or isinstance(value.value, bool) or not isinstance(value.value, int | float):
            raise self.fault(where, f"{value.name} ต้องเป็นจำนวนที่มี measure: {measure}")
        return value

    def counts(self, where: Where, measure: str, found: int) -> Value:
        """The number that is named at `where`, if so many were found."""
        expected = self.amount(where, measure)
        if expected.value != found:
            message = f"แจกแจงไว้ {found} แต่ {expected.name} คือ {expected.value} แก้ให้ตรงกัน"
            raise self.fault(where, message)
        return expected

    def text(self, where: Where, text: str) -> str:
        """A text whose placeholders are all known."""
        for name in PLACEHOLDER.findall(text):
            if name not in self.rulebook.values:
                raise self.fault(where, f"ไม่มีค่า {name!r} ใน rules/{self.rulebook.edition}")
        return text


def open_source(home: Path, name: str, rulebook: Rulebook, units: Mapping[str, Any]) -> Source | None:
    """The file of this name in the edition's folder, None where there is none. Raises SourceFileError."""
    path = home / "rules" / rulebook.edition / name
    return Source(read_document(path, home), rulebook, units) if path.is_file() else None
