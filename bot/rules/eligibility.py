"""The conditions of every award type as data: rules/<edition>/eligibility.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.document import Document, Where, read_document
from bot.rules.claim import COMPARISONS, Claim, Compared, Joined
from bot.rules.facts import AWARDS, CHOICES, KNOWN, Kind, kind_of
from bot.rules.rulebook import ELIGIBILITY, PLACEHOLDER, Rulebook, check_units

MONTHS_A_YEAR = 12
TYPES = ("open", "effective", "expanded", "poverty")
IN_YEARS = ("started_after_win",)
JOINTS = ("all", "any")
TYPE: Mapping[str, tuple[type, bool]] = {"conditions": (dict, True), "nominee": (dict, False), "notes": (dict, False)}
CONDITION: Mapping[str, tuple[type, bool]] = {
    "needs": (dict, True), "units": (list, True), "says": (str, True), "asks": (list, False), "only": (dict, False),
    "disputed": (dict, False),
}  # fmt: skip
DISPUTE: Mapping[str, tuple[type, bool]] = {"if": (dict, True), "units": (list, True), "why": (str, True)}
NOTE: Mapping[str, tuple[type, bool]] = {"if": (dict, False), "units": (list, True), "says": (str, True)}


@dataclass(frozen=True)
class Note:
    """Something to know, with the units that say it; `when` tells which works it is for (None: all)."""

    says: str
    units: tuple[str, ...]
    when: Claim | None = None


@dataclass(frozen=True)
class Requirement:
    """One condition. `needs` must hold, for works of which `only` holds; `asks` are facts that must be known besides.

    Where `disputed.when` holds the sources contradict each other or are silent, and neither side is taken.
    """

    name: str
    needs: Claim
    units: tuple[str, ...]
    says: str
    asks: tuple[str, ...] = ()
    only: Claim | None = None
    disputed: Note | None = None


@dataclass(frozen=True)
class Conditions:
    """The conditions and notes of one type; `nominee` those of the person nominated with it."""

    requirements: tuple[Requirement, ...]
    nominee: tuple[Requirement, ...]
    notes: tuple[Note, ...]


def read_eligibility(home: Path, rulebook: Rulebook, units: Mapping[str, Any]) -> Mapping[str, Conditions]:
    """The conditions by type, in the order of the file. Raises SourceFileError with file and line."""
    reader = _Reader(read_document(home / "rules" / rulebook.edition / ELIGIBILITY, home), rulebook, units)
    types = reader.document.check((), reader.document.value, dict.fromkeys(TYPES, (dict, False)))
    try:
        return {name: reader.conditions((name,), content) for name, content in types.items()}
    except RecursionError as error:
        raise reader.document.fault((), "ซ้อนกันลึกเกินไป") from error


KINDS: Mapping[str, tuple[Kind, ...]] = {
    "at_least": ("number", "level"), "at_most": ("number", "level"), "among": ("choice",),
    "is": ("truth", "choice"), "has": ("list",), "has_not": ("list",),
}  # fmt: skip


def _suits(fact: str, how: str, bound: Any) -> bool:
    """Whether a fact can be compared with this value at all."""
    match kind_of(fact):
        case "number":
            return isinstance(bound, int | float) and not isinstance(bound, bool)
        case "truth":
            return bound in ("true", "false")
        case "list":
            return isinstance(bound, list) and {str(item).partition(".")[0] for item in bound} <= set(AWARDS)
    values = bound if how == "among" else [bound]
    return isinstance(values, list) and all(item in CHOICES[fact] for item in values)


@dataclass(frozen=True)
class _Reader:
    document: Document
    rulebook: Rulebook
    units: Mapping[str, Any]

    def conditions(self, where: Where, content: Any) -> Conditions:
        parts = self.document.check(where, content, TYPE)
        if not parts["conditions"]:
            raise self.document.fault((*where, "conditions"), "ต้องมีเงื่อนไขอย่างน้อยหนึ่งข้อ")
        required, nominee = (
            tuple(self.requirement((*where, part, name), name, c) for name, c in parts.get(part, {}).items())
            for part in ("conditions", "nominee")
        )
        notes = tuple(self.note((*where, "notes", name), c) for name, c in parts.get("notes", {}).items())
        return Conditions(required, nominee, notes)

    def requirement(self, where: Where, name: str, content: Any) -> Requirement:
        fields = self.document.check(where, content, CONDITION)
        disputed = self.note((*where, "disputed"), fields["disputed"], DISPUTE) if "disputed" in fields else None
        for place, fact in enumerate(fields.get("asks", [])):
            self.fact((*where, "asks", place), fact)
        only = self.claim((*where, "only"), fields["only"]) if "only" in fields else None
        needs, says = self.claim((*where, "needs"), fields["needs"]), self.text((*where, "says"), fields["says"])
        return Requirement(name, needs, self.cited(where, fields), says, tuple(fields.get("asks", ())), only, disputed)

    def note(self, where: Where, content: Any, form: Mapping[str, tuple[type, bool]] = NOTE) -> Note:
        fields = self.document.check(where, content, form)
        words = "says" if form is NOTE else "why"
        when = self.claim((*where, "if"), fields["if"]) if "if" in fields else None
        return Note(self.text((*where, words), fields[words]), self.cited(where, fields), when)

    def cited(self, where: Where, fields: Mapping[str, Any]) -> tuple[str, ...]:
        if not fields["units"]:
            raise self.document.fault((*where, "units"), "ต้องมีหน่วยอ้างอิงอย่างน้อยหนึ่งหน่วย")
        check_units(self.document, (*where, "units"), fields["units"], self.units)
        return tuple(fields["units"])

    def text(self, where: Where, text: str) -> str:
        for name in PLACEHOLDER.findall(text):
            if name not in self.rulebook.values:
                raise self.document.fault(where, f"ไม่มีค่า {name!r} ใน rules/{self.rulebook.edition}")
        return text

    def claim(self, where: Where, content: Any) -> Claim:
        if not isinstance(content, dict):
            raise self.document.fault(where, "ตรงนี้ต้องเป็นกลุ่มของ ชื่อ: ค่า")
        (how, value), *rest = content.items() or (("", None),)
        if how in JOINTS and isinstance(value, list) and value and not rest:
            return Joined(how, tuple(self.claim((*where, how, n), part) for n, part in enumerate(value)))
        if how == "not" and not rest:
            return Joined(how, (self.claim((*where, how), value),))
        if how == "fact" and len(rest) == 1 and rest[0][0] in COMPARISONS:
            return self.compared(where, value, *rest[0])
        raise self.document.fault(where, f"ใช้ได้เฉพาะ all, any, not หรือ fact กับ {', '.join(COMPARISONS)}")

    def compared(self, where: Where, fact: Any, how: str, value: Any) -> Compared:
        self.fact((*where, "fact"), fact)
        bound = value if how == "is" else self.bound((*where, how), value)
        if kind_of(fact) not in KINDS[how] or not _suits(fact, how, bound):
            raise self.document.fault((*where, how), f"{fact} เทียบแบบ {how} กับ {value!r} ไม่ได้")
        if isinstance(bound, int | float) and fact in IN_YEARS:
            bound /= MONTHS_A_YEAR
        return Compared(fact, COMPARISONS[how](bound))

    def fact(self, where: Where, name: Any) -> None:
        if name not in KNOWN:
            raise self.document.fault(where, f"ไม่รู้จักข้อเท็จจริง {name!r} ใช้ได้เฉพาะ {', '.join(KNOWN)}")

    def bound(self, where: Where, name: Any) -> Any:
        """A value of the rulebook by name, or with ".disputed" what another clause says instead."""
        plain = str(name).removesuffix(".disputed")
        value = self.rulebook.values.get(plain)
        if value is None or (plain != name and value.disputed is None):
            raise self.document.fault(where, f"ไม่มีค่า {name!r} ใน rules/{self.rulebook.edition}")
        return value.value if plain == name or value.disputed is None else value.disputed["value"]
