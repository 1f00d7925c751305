"""Reads claims strictly: the language of bot/rules/claim.py in a file of rules."""

from collections.abc import Hashable, Mapping
from typing import Any

from bot.document import Where
from bot.language.quantities import MONTHS_A_YEAR
from bot.rules.claim import COMPARISONS, Claim, Compared, Joined
from bot.rules.facts import AWARDS, CHOICES, IN_YEARS, KNOWN, Kind, kind_of
from bot.rules.source import Source

JOINTS = ("all", "any")
KINDS: Mapping[str, tuple[Kind, ...]] = {
    "at_least": ("number", "level"), "at_most": ("number", "level"), "among": ("choice",),
    "is": ("truth", "choice"), "has": ("list",), "has_not": ("list",),
}  # fmt: skip


def read_claim(source: Source, where: Where) -> Claim:
    """The claim that stands at `where`."""
    content = source.at(where)
    if not isinstance(content, dict):
        raise source.fault(where, "ตรงนี้ต้องเป็นกลุ่มของ ชื่อ: ค่า")
    (how, value), *rest = content.items() or (("", None),)
    if how in JOINTS and isinstance(value, list) and value and not rest:
        return Joined(how, tuple(read_claim(source, (*where, how, number)) for number in range(len(value))))
    if how == "not" and not rest:
        return Joined(how, (read_claim(source, (*where, how)),))
    if how == "fact" and len(rest) == 1 and rest[0][0] in COMPARISONS:
        return _compared(source, where, value, *rest[0])
    raise source.fault(where, f"ใช้ได้เฉพาะ all, any, not หรือ fact กับ {', '.join(COMPARISONS)}")


def read_fact(source: Source, where: Where) -> str:
    """The name of a fact that stands at `where`."""
    name = source.at(where)
    if name not in KNOWN:
        raise source.fault(where, f"ไม่รู้จักข้อเท็จจริง {name!r} ใช้ได้เฉพาะ {', '.join(KNOWN)}")
    return str(name)


def _compared(source: Source, where: Where, fact: Any, how: str, value: Any) -> Compared:
    read_fact(source, (*where, "fact"))
    bound = value if how == "is" else _bound(source, (*where, how), value)
    if kind_of(fact) not in KINDS[how] or not _suits(fact, how, bound):
        raise source.fault((*where, how), f"{fact} เทียบแบบ {how} กับ {value!r} ไม่ได้")
    if isinstance(bound, int | float) and fact in IN_YEARS:
        bound /= MONTHS_A_YEAR
    return Compared(fact, how, _fixed(bound))


def _bound(source: Source, where: Where, name: Any) -> Any:
    """A value of the rulebook by name, or with ".disputed" what another clause says instead."""
    plain = str(name).removesuffix(".disputed")
    value = source.rulebook.values.get(plain)
    if value is None or (plain != name and value.disputed is None):
        raise source.fault(where, f"ไม่มีค่า {name!r} ใน rules/{source.rulebook.edition}")
    return value.value if plain == name or value.disputed is None else value.disputed["value"]


def _fixed(bound: Any) -> Hashable:
    """A list as a set: which of several it is doesn't hang on their order."""
    return frozenset(bound) if isinstance(bound, list) else bound


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
