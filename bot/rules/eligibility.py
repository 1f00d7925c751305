"""Reads the conditions of every award type strictly: rules/<edition>/eligibility.yaml."""

from collections.abc import Mapping

from bot.document import Where
from bot.rules.claims import read_claim, read_fact
from bot.rules.facts import TYPES
from bot.rules.requirements import Conditions, Note, Requirement, Term
from bot.rules.source import Fields, Source

TYPE: Fields = {
    "conditions": (dict, True), "nominee": (dict, False), "notes": (dict, False), "terms": (dict, False),
}  # fmt: skip
CONDITION: Fields = {
    "needs": (dict, True), "units": (list, True), "says": (str, True), "short": (str, False), "asks": (list, False),
    "only": (dict, False), "disputed": (dict, False),
}  # fmt: skip
DISPUTE: Fields = {"if": (dict, True), "units": (list, True), "why": (str, True)}
NOTE: Fields = {"if": (dict, False), "units": (list, True), "says": (str, True)}
TERM: Fields = {"units": (list, True), "short": (str, True)}


def read_eligibility(source: Source | None) -> Mapping[str, Conditions]:
    """The conditions by type, in the order of the file. Raises SourceFileError with file and line."""
    if source is None:
        return {}
    types = source.check((), dict.fromkeys(TYPES, (dict, False)))
    try:
        return {name: _conditions(source, (name,)) for name in types}
    except RecursionError as error:
        raise source.fault((), "ซ้อนกันลึกเกินไป") from error


def _conditions(source: Source, where: Where) -> Conditions:
    parts = source.check(where, TYPE)
    if not parts["conditions"]:
        raise source.fault((*where, "conditions"), "ต้องมีเงื่อนไขอย่างน้อยหนึ่งข้อ")
    required, nominee = (
        tuple(_requirement(source, (*where, part, name), name) for name in parts.get(part, {}))
        for part in ("conditions", "nominee")
    )
    notes = tuple(_note(source, (*where, "notes", name)) for name in parts.get("notes", {}))
    terms = tuple(_term(source, (*where, "terms", name), name) for name in parts.get("terms", {}))
    return Conditions(required, nominee, notes, terms)


def _requirement(source: Source, where: Where, name: str) -> Requirement:
    fields = source.check(where, CONDITION)
    disputed = _dispute(source, (*where, "disputed")) if "disputed" in fields else None
    asks = tuple(read_fact(source, (*where, "asks", place)) for place in range(len(fields.get("asks", []))))
    only = read_claim(source, (*where, "only")) if "only" in fields else None
    needs, says = read_claim(source, (*where, "needs")), source.text((*where, "says"), fields["says"])
    short = source.text((*where, "short"), fields.get("short", fields["says"]))
    return Requirement(name, needs, source.cited(where), says, asks, only, disputed, short)


def _note(source: Source, where: Where) -> Note:
    fields = source.check(where, NOTE)
    when = read_claim(source, (*where, "if")) if "if" in fields else None
    return Note(source.text((*where, "says"), fields["says"]), source.cited(where), when)


def _dispute(source: Source, where: Where) -> Note:
    fields = source.check(where, DISPUTE)
    when = read_claim(source, (*where, "if"))
    return Note(source.text((*where, "why"), fields["why"]), source.cited(where), when)


def _term(source: Source, where: Where, name: str) -> Term:
    fields = source.check(where, TERM)
    return Term(name, source.text((*where, "short"), fields["short"]), source.cited(where))
