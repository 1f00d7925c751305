"""Reads the forms strictly: rules/<edition>/fields.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.document import Document, Where, read_document
from bot.rules.forms import Field, Form, Part, name_of
from bot.rules.rulebook import FORM_FIELDS, Rulebook, Value, check_units

TRACKS = ("area", "development")
FILE: Mapping[str, tuple[type, bool]] = {"forms": (dict, True), "called": (dict, False)}
FORM: Mapping[str, tuple[type, bool]] = {
    "label": (str, True), "short": (str, True), "parts": (dict, False), "limit": (str, False), "units": (list, False),
}  # fmt: skip
PART: Mapping[str, tuple[type, bool]] = {
    "label": (str, True), "short": (str, True), "units": (list, True), "about": (list, False), "limit": (str, False),
    "fields": (list, False),
}  # fmt: skip
FIELD: Mapping[str, tuple[type, bool]] = {
    "id": (str, True), "number": (str, False), "label": (str, True), "column": (str, False), "limit": (str, True),
    "each": (str, False),
}  # fmt: skip


def read_forms(home: Path, rulebook: Rulebook, units: Mapping[str, Any]) -> Mapping[str, Form]:
    """The forms by id, in the order of the file. Raises SourceFileError with file and line."""
    document = read_document(home / "rules" / rulebook.edition / FORM_FIELDS, home)
    content = document.check((), document.value, FILE)
    forms = document.check(("forms",), content["forms"], dict.fromkeys(content["forms"], (dict, True)))
    called = content.get("called", {})
    reader = _Reader(document, rulebook, units, called, tuple(forms))
    read = {form: reader.form(("forms", form), form, value) for form, value in forms.items()}
    for label in called:
        if label not in set(_labels(read)):
            raise document.fault(("called", label), f"ไม่มีช่องหรือส่วนที่ชื่อ {label!r}")
    return read


def _labels(forms: Mapping[str, Form]) -> Iterator[str]:
    for form in forms.values():
        for part in form.parts:
            yield part.label
            yield from (field.label for field in part.fields)


@dataclass(frozen=True)
class _Reader:
    document: Document
    rulebook: Rulebook
    units: Mapping[str, Any]
    called: Mapping[str, Any]
    forms: tuple[str, ...]

    def form(self, where: Where, name: str, content: Any) -> Form:
        values = self.document.check(where, content, FORM)
        parts = tuple(self.part((*where, "parts", p), name, p, v) for p, v in values.get("parts", {}).items())
        if not parts and "limit" not in values:
            raise self.document.fault(where, "แบบฟอร์มต้องมี parts หรือ limit")
        names = frozenset({name_of(values["label"]), name_of(values["short"])})
        total = self.whole(where, name, values, names) if "limit" in values else None
        return Form(name, values["label"], values["short"], parts, total)

    def part(self, where: Where, form: str, name: str, content: Any) -> Part:
        values = self.document.check(where, content, PART)
        known = (*self.forms, *TRACKS)
        for place, value in enumerate(values.get("about", [])):
            if value not in known:
                raise self.document.fault((*where, "about", place), f"about ใช้ได้เฉพาะ {', '.join(known)}")
        cited, names, key = self.cited(where, values), self.names(values["label"]), f"{form}.{name}"
        fields: list[Field] = []
        for place, value in enumerate(values.get("fields", [])):
            fields.append(self.field((*where, "fields", place), key, value, cited, fields))
        total = self.whole(where, key, values, names) if "limit" in values else None
        if not fields and total is None:
            raise self.document.fault(where, "ส่วนนี้ต้องมี fields หรือ limit")
        about = frozenset({form, *values.get("about", [])})
        return Part(name, values["label"], values["short"], about, names, tuple(fields), total)

    def field(self, where: Where, part: str, content: Any, units: tuple[str, ...], before: list[Field]) -> Field:
        values = self.document.check(where, content, FIELD)
        number, column, each = values.get("number", values["id"]), values.get("column", ""), values.get("each", "box")
        if each not in ("box", "area"):
            raise self.document.fault((*where, "each"), "each ใช้ได้เฉพาะ box, area")
        plain = self.names(values["label"]) | {name_of(number)}
        names = plain | {name + name_of(column) for name in plain}
        key, limit = f"{part}.{values['id']}", self.value((*where, "limit"), values["limit"])
        for other in before:
            if other.key == key:
                raise self.document.fault(where, f"มีช่อง {values['id']!r} ซ้ำกัน")
            if other.limit != limit and other.names & names:
                raise self.document.fault(where, f"เรียกชื่อเดียวกับช่อง {other.number} แต่เพดานไม่เท่ากัน")
        return Field(key, values["label"], limit, units, names, number, column, each)

    def whole(self, where: Where, key: str, values: Mapping[str, Any], names: frozenset[str]) -> Field:
        limit = self.value((*where, "limit"), values["limit"])
        return Field(key, values["label"], limit, self.cited(where, values), names)

    def names(self, label: str) -> frozenset[str]:
        """What a box or part of this label is called: the label, and the lines under it in `called`."""
        lines = self.called.get(label, "")
        if not isinstance(lines, str) or not all(name_of(line) for line in lines.splitlines()):
            raise self.document.fault(("called", label), "ต้องเป็นชื่อเรียก บรรทัดละคำ ไม่มีบรรทัดว่าง")
        return frozenset(name_of(line) for line in (label, *lines.splitlines()))

    def cited(self, where: Where, values: Mapping[str, Any]) -> tuple[str, ...]:
        if not values.get("units"):
            raise self.document.fault((*where, "units"), "ต้องมีหน่วยอ้างอิงอย่างน้อยหนึ่งหน่วย")
        check_units(self.document, (*where, "units"), values["units"], self.units)
        return tuple(values["units"])

    def value(self, where: Where, name: str) -> Value:
        value = self.rulebook.values.get(name)
        if value is None or not isinstance(value.value, int):
            raise self.document.fault(where, f"ไม่มีจำนวน {name!r} ใน rules/{self.rulebook.edition}")
        return value
