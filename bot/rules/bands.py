"""Which award level a score earns: rules/<edition>/bands.yaml."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.document import Where
from bot.rules.facts import TYPES, WON_LEVELS
from bot.rules.rulebook import Value
from bot.rules.source import Fields, Source

FILE: Fields = {"bands": (dict, True)}
SCALE: Fields = {"types": (list, True), "levels": (dict, True)}
GRADES = ("none", *WON_LEVELS, "unwritten")
BAND: Fields = {"from": (str, True), "to": (str, False), "needs": (list, False)}


@dataclass(frozen=True)
class Band:
    """The scores of one award level: from `low` to `high`, both included; without `high` there is no upper end.
    `needs` are least shares that must be reached besides the score."""

    level: str
    low: Value
    high: Value | None
    needs: tuple[Value, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The clauses that set its ends, and those that say otherwise of them."""
        ends = [end for end in (self.low, self.high) if end]
        others = [unit for end in ends if end.disputed for unit in end.disputed["units"]]
        return tuple(dict.fromkeys([unit for end in ends for unit in end.units] + others))


@dataclass(frozen=True)
class Grade:
    """What a score earns, with the clauses: a level, "none" below all of them, "unwritten" between two of them.
    `needs` as in the band."""

    level: str
    units: tuple[str, ...]
    needs: tuple[Value, ...] = ()


def grade(score: float, bands: Sequence[Band]) -> Grade:
    """What a score earns in these bands, lowest first. A score between two bands isn't rounded."""
    if score < bands[0].low.value:
        return Grade("none", bands[0].units)
    for band in bands:
        if score >= band.low.value and (band.high is None or score <= band.high.value):
            return Grade(band.level, band.units, band.needs)
    below, above = next(pair for pair in pairwise(bands) if score < pair[1].low.value)
    return Grade("unwritten", tuple(dict.fromkeys((*below.units, *above.units))))


def read_bands(source: Source | None) -> Mapping[str, tuple[Band, ...]]:
    """The bands by award type, lowest first. Refuses bands that overlap or stand in another order."""
    bands: dict[str, tuple[Band, ...]] = {}
    if source is None:
        return bands
    source.check((), FILE)
    for scale in source.named(("bands",)):
        where: Where = ("bands", scale)
        source.check(where, SCALE)
        read = _bands(source, (*where, "levels"))
        for place, type_ in enumerate(source.words((*where, "types"), TYPES)):
            if type_ in bands:
                raise source.fault((*where, "types", place), f"{type_} มีช่วงคะแนนอยู่แล้วข้างบน ให้มีที่เดียว")
            bands[type_] = read
    return bands


def _bands(source: Source, where: Where) -> tuple[Band, ...]:
    bands = tuple(_band(source, (*where, level), level) for level in source.named(where, WON_LEVELS))
    for below, above in pairwise(bands):
        if below.high is None or below.high.value >= above.low.value:
            message = f"ช่วงคะแนนซ้อนกับ {below.level} เรียงจากต่ำไปสูง และให้ {below.level} จบก่อน {above.low.value}"
            raise source.fault((*where, above.level), message)
    return bands


def _band(source: Source, where: Where, level: str) -> Band:
    fields = source.check(where, BAND)
    low = source.amount((*where, "from"), "score")
    high = source.amount((*where, "to"), "score") if "to" in fields else None
    if high and high.value < low.value:
        raise source.fault((*where, "to"), f"to ({high.value}) ต้องไม่ต่ำกว่า from ({low.value})")
    needs = tuple(source.amount((*where, "needs", n), "percent") for n in range(len(fields.get("needs", []))))
    return Band(level, low, high, needs)
