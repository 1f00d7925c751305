"""How to apply, and who has which right in the application system: rules/<edition>/applying.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.document import Where
from bot.rules.facts import TYPES
from bot.rules.rulebook import Value
from bot.rules.source import Fields, Source

FILE: Fields = {"channels": (str, True), "ways": (dict, True), "rights": (dict, True)}
WAY: Fields = {
    "types": (list, True), "at": (str, True), "label": (str, True), "limits": (list, False), "units": (list, True),
}  # fmt: skip
RIGHT: Fields = {"who": (str, True), "may": (str, True), "seats": (str, False), "units": (list, True)}


@dataclass(frozen=True)
class Way:
    """How entries of these types are handed in: at which address, within which limits."""

    types: tuple[str, ...]
    at: str
    label: str
    limits: tuple[Value, ...]
    units: tuple[str, ...]


@dataclass(frozen=True)
class Right:
    """Who may do what in the system; `seats` is how many people of one agency may, None where that isn't limited."""

    id: str
    who: str
    may: str
    units: tuple[str, ...]
    seats: Value | None = None


@dataclass(frozen=True)
class Applying:
    """The way of each type, and the rights."""

    ways: Mapping[str, Way]
    rights: tuple[Right, ...]


def read_applying(source: Source | None) -> Applying:
    """The ways by type and the rights. Refuses two ways for a type, and more addresses than the rulebook has."""
    if source is None:
        return Applying({}, ())
    source.check((), FILE)
    ways: dict[str, Way] = {}
    for name in source.named(("ways",)):
        way = _way(source, ("ways", name))
        if twice := set(way.types) & set(ways):
            raise source.fault(("ways", name, "types"), f"{', '.join(twice)} มีวิธีสมัครอยู่แล้วข้างบน ให้มีที่เดียว")
        ways |= dict.fromkeys(way.types, way)
    source.counts(("channels",), "channel", len({way.at for way in ways.values()}))
    return Applying(ways, tuple(_right(source, ("rights", name), name) for name in source.named(("rights",))))


def _way(source: Source, where: Where) -> Way:
    fields = source.check(where, WAY)
    limits = tuple(source.value((*where, "limits", number)) for number in range(len(fields.get("limits", []))))
    types = source.words((*where, "types"), TYPES)
    return Way(types, fields["at"], source.text((*where, "label"), fields["label"]), limits, source.cited(where))


def _right(source: Source, where: Where, name: str) -> Right:
    fields = source.check(where, RIGHT)
    seats = source.amount((*where, "seats"), "right") if "seats" in fields else None
    return Right(name, fields["who"], fields["may"], source.cited(where), seats)
