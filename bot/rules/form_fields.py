"""Reads the forms strictly: rules/<edition>/fields.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.document import Where
from bot.rules.facts import TRACKS
from bot.rules.forms import Field, Form, Part, name_of
from bot.rules.rulebook import Value
from bot.rules.source import Source

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


def read_forms(source: Source | None) -> Mapping[str, Form]:
    """The forms by id, in the order of the file. Raises SourceFileError with file and line."""
    if source is None:
        return {}
    content = source.check((), FILE)
    forms = source.check(("forms",), dict.fromkeys(content["forms"], (dict, True)))
    called = content.get("called", {})
    reader = _Reader(source, called, tuple(forms))
    read = {form: reader.form(("forms", form), form, value) for form, value in forms.items()}
    for label in called:
        if label not in set(_labels(read)):
            raise source.fault(("called", label), f"ไม่มีช่องหรือส่วนที่ชื่อ {label!r}")
    return read


def _labels(forms: Mapping[str, Form]) -> Iterator[str]:
    for form in forms.values():
        for part in form.parts:
            yield part.label
            yield from (field.label for field in part.fields)


@dataclass(frozen=True)
class _Reader:
    source: Source
    called: Mapping[str, Any]
    forms: tuple[str, ...]

    def form(self, where: Where, name: str, content: Any) -> Form:
        values = self.source.check(where, FORM)
        parts = tuple(self.part((*where, "parts", p), name, p, v) for p, v in values.get("parts", {}).items())
        if not parts and "limit" not in values:
            raise self.source.fault(where, "แบบฟอร์มต้องมี parts หรือ limit")
        names = frozenset({name_of(values["label"]), name_of(values["short"])})
        total = self.whole(where, name, values, names) if "limit" in values else None
        return Form(name, values["label"], values["short"], parts, total)

    def part(self, where: Where, form: str, name: str, content: Any) -> Part:
        values = self.source.check(where, PART)
        known = (*self.forms, *TRACKS)
        for place, value in enumerate(values.get("about", [])):
            if value not in known:
                raise self.source.fault((*where, "about", place), f"about ใช้ได้เฉพาะ {', '.join(known)}")
        cited, names, key = self.source.cited(where), self.names(values["label"]), f"{form}.{name}"
        fields: list[Field] = []
        for place, value in enumerate(values.get("fields", [])):
            fields.append(self.field((*where, "fields", place), key, value, cited, fields))
        total = self.whole(where, key, values, names) if "limit" in values else None
        if not fields and total is None:
            raise self.source.fault(where, "ส่วนนี้ต้องมี fields หรือ limit")
        about = frozenset({form, *values.get("about", [])})
        return Part(name, values["label"], values["short"], about, names, tuple(fields), total)

    def field(self, where: Where, part: str, content: Any, units: tuple[str, ...], before: list[Field]) -> Field:
        values = self.source.check(where, FIELD)
        number, column, each = values.get("number", values["id"]), values.get("column", ""), values.get("each", "box")
        if each not in ("box", "area"):
            raise self.source.fault((*where, "each"), "each ใช้ได้เฉพาะ box, area")
        plain = self.names(values["label"]) | {name_of(number)}
        names = plain | {name + name_of(column) for name in plain}
        key, limit = f"{part}.{values['id']}", self.limit(where)
        for other in before:
            if other.key == key:
                raise self.source.fault(where, f"มีช่อง {values['id']!r} ซ้ำกัน")
            if other.limit != limit and other.names & names:
                raise self.source.fault(where, f"เรียกชื่อเดียวกับช่อง {other.number} แต่เพดานไม่เท่ากัน")
        return Field(key, values["label"], limit, units, names, number, column, each)

    def whole(self, where: Where, key: str, values: Mapping[str, Any], names: frozenset[str]) -> Field:
        limit = self.limit(where)
        return Field(key, values["label"], limit, self.source.cited(where), names)

    def names(self, label: str) -> frozenset[str]:
        """What a box or part of this label is called: the label, and the lines under it in `called`."""
        lines = self.called.get(label, "")
        if not isinstance(lines, str) or not all(name_of(line) for line in lines.splitlines()):
            raise self.source.fault(("called", label), "ต้องเป็นชื่อเรียก บรรทัดละคำ ไม่มีบรรทัดว่าง")
        return frozenset(name_of(line) for line in (label, *lines.splitlines()))

    def limit(self, where: Where) -> Value:
        value = self.source.value((*where, "limit"))
        if not isinstance(value.value, int):
            raise self.source.fault((*where, "limit"), f"{value.name} ต้องเป็นจำนวน")
        return value
