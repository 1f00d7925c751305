"""The facts of a work as an applicant tells them; what isn't told is unknown."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from bot.errors import InputError

AGENCIES = (
    "department", "province", "public_organization", "state_enterprise", "independent_agency", "university",
    "local_government", "constitutional_body", "other_state_agency", "school", "parliament", "court", "district",
    "subdistrict", "village", "community", "community_enterprise", "private", "civil_society",
)  # fmt: skip
TYPES = ("open", "effective", "expanded", "poverty")
LEVELS = ("inform", "consult", "involve", "collaborate", "empower")
AWARDS = ("open", "effective", "expanded", "poverty", "network", "leader", "service", "pmqa")
WON_LEVELS = ("good", "excellent")
TRACKS = ("area", "development")
ENTERED = ("service", "pmqa", "open", "effective", "expanded", "poverty")
YEAR_DIGITS = 4
NOMINEE_BOOLS = ("state_official", "paid_by_state", "won_before", "political", "donation_or_csr")

Facts = Mapping[str, Any]
"""Known facts by name; those of the nominee as "nominee.count" and so on."""


class FactError(InputError):
    """A fact has a name or a value that no rule knows."""


def read_facts(given: object) -> tuple[str | None, Facts]:
    """The edition (None if untold) and the known facts of a JSON object; null means unknown. Raises FactError."""
    if not isinstance(given, dict):
        raise FactError("facts ต้องเป็นกลุ่มของ ชื่อ: ค่า")
    facts: dict[str, Any] = {}
    for name, value in given.items():
        if name not in READERS:
            raise FactError(f"ไม่รู้จักข้อเท็จจริง {name!r} ใช้ได้เฉพาะ {', '.join(READERS)}")
        if value is not None:
            facts[name] = READERS[name](name, value)
    if "nominee" in facts:
        facts |= {f"nominee.{part}": value for part, value in facts.pop("nominee").items()} | {"nominee": True}
    return facts.pop("edition", None), facts


def _truth(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise FactError(f"{name} ต้องเป็น true หรือ false")
    return value


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise FactError(f"{name} ต้องเป็นจำนวนที่ไม่ติดลบ")
    return value


def _count(name: str, value: object) -> int:
    if _number(name, value) != int(_number(name, value)):
        raise FactError(f"{name} ต้องเป็นจำนวนเต็ม")
    return int(_number(name, value))


def _year(name: str, value: object) -> str:
    if not isinstance(value, str) or len(value) != YEAR_DIGITS or not value.isdecimal():
        raise FactError(f"{name} ต้องเป็นปี พ.ศ. สี่หลักในเครื่องหมายคำพูด")
    return value


def _one_of(values: tuple[str, ...]) -> Callable[[str, object], str]:
    def read(name: str, value: object) -> str:
        if not isinstance(value, str) or value not in values:
            raise FactError(f"{name} ใช้ได้เฉพาะ {', '.join(values)}")
        return value

    return read


def _entered(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise FactError(f"{name} ต้องเป็นรายการ ถ้าไม่มีใส่ []")
    return tuple(_one_of(ENTERED)(name, item) for item in value)


def _won(name: str, value: object) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(value, list):
        raise FactError(f"{name} ต้องเป็นรายการ ถ้าไม่เคยได้รางวัลใส่ []")
    won = tuple(_part(name, item, WON) for item in value)
    if any("type" not in item for item in won):
        raise FactError(f"แต่ละรายการของ {name} ต้องมี type")
    return won


def _part(name: str, value: object, readers: Mapping[str, Callable[[str, object], Any]]) -> dict[str, Any]:
    if not isinstance(value, dict) or set(value) - set(readers):
        raise FactError(f"แต่ละรายการของ {name} ใช้ได้เฉพาะ {', '.join(readers)}")
    return {key: readers[key](f"{name}.{key}", part) for key, part in value.items() if part is not None}


WON: Mapping[str, Callable[[str, object], Any]] = {
    "type": _one_of(AWARDS), "level": _one_of(WON_LEVELS), "year": _count,
}  # fmt: skip
NOMINEE: Mapping[str, Callable[[str, object], Any]] = {**dict.fromkeys(NOMINEE_BOOLS, _truth), "count": _count}
TRUTHS = (
    "below_department", "ongoing", "whole_organisation", "core_mission", "province_plan", "sdg", "bcg",
    "concrete_impact", "poverty", "integrated",
)  # fmt: skip
READERS: Mapping[str, Callable[[str, object], Any]] = {
    "edition": _year,
    "agency": _one_of(AGENCIES),
    "level": _one_of(LEVELS),
    **dict.fromkeys(TRUTHS, _truth),
    "months": _number,
    "started_after_win": _number,
    "areas": _count,
    "pages": _count,
    "track": _one_of(TRACKS),
    "won": _won,
    "also_entered": _entered,
    "nominee": lambda name, value: _part(name, value, NOMINEE),
}
KNOWN = (*READERS, *(f"nominee.{part}" for part in NOMINEE))
"""Every name that a rule may speak of."""

Kind = Literal["truth", "number", "level", "choice", "list"]


def kind_of(name: str) -> Kind:
    """What values a fact has; a level is a choice with an order."""
    part = name.removeprefix("nominee.")
    if name in ("won", "also_entered"):
        return "list"
    if name == "level":
        return "level"
    if name in CHOICES:
        return "choice"
    return "number" if part in ("months", "started_after_win", "areas", "pages", "count") else "truth"


IN_YEARS = ("started_after_win",)
"""Facts that are told in years where the rulebook's value is in months."""
CHOICES: Mapping[str, tuple[str, ...]] = {"agency": AGENCIES, "level": LEVELS, "track": TRACKS}
