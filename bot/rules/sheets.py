"""What is scored how high: the dimensions and criteria of each score sheet, rules/<edition>/sheets.yaml."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.document import Where
from bot.rules.facts import AWARDS
from bot.rules.rulebook import Value
from bot.rules.source import Fields, Source

FILE: Fields = {"sheets": (dict, True)}
SHEET: Fields = {
    "type": (str, True), "label": (str, True), "total": (str, True), "count": (str, True), "items": (str, True),
    "units": (list, True), "dimensions": (list, True),
}  # fmt: skip
DIMENSION: Fields = {"label": (str, True), "score": (str, True), "criteria": (list, True)}
CRITERION: Fields = {"id": (str, True), "label": (str, True), "score": (str, False)}


@dataclass(frozen=True)
class Criterion:
    """One question of a sheet, numbered as in the rulebook; `score` only where it has one of its own."""

    id: str
    label: str
    score: Value | None = None


@dataclass(frozen=True)
class Dimension:
    """A dimension with its score and the criteria that it consists of."""

    label: str
    score: Value
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Sheet:
    """The score sheet of an award type, or of one kind of its entries; the scores of the dimensions make `total`."""

    id: str
    type: str
    label: str
    total: Value
    dimensions: tuple[Dimension, ...]
    units: tuple[str, ...]


def read_sheets(source: Source | None) -> Mapping[str, Sheet]:
    """The sheets by id. Refuses scores and counts that don't add up."""
    if source is None:
        return {}
    source.check((), FILE)
    return {name: _sheet(source, ("sheets", name), name) for name in source.named(("sheets",))}


def _sheet(source: Source, where: Where, name: str) -> Sheet:
    fields = source.check(where, SHEET)
    if fields["type"] not in AWARDS:
        raise source.fault((*where, "type"), f"ไม่รู้จัก type {fields['type']!r} ใช้ได้เฉพาะ {', '.join(AWARDS)}")
    places = [(*where, "dimensions", number) for number in range(len(fields["dimensions"]))]
    dimensions = tuple(_dimension(source, place) for place in places)
    total = source.amount((*where, "total"), "score")
    _adds_up(source, (*where, "dimensions"), [dimension.score for dimension in dimensions], total)
    source.counts((*where, "count"), "dimension", len(dimensions))
    ids = [criterion.id for dimension in dimensions for criterion in dimension.criteria]
    if len(set(ids)) < len(ids):
        raise source.fault(where, "เลขข้อ (id) ซ้ำกัน ให้ข้อละเลข")
    source.counts((*where, "items"), "item", len(ids))
    return Sheet(name, fields["type"], fields["label"], total, dimensions, source.cited(where))


def _dimension(source: Source, where: Where) -> Dimension:
    fields = source.check(where, DIMENSION)
    places = [(*where, "criteria", number) for number in range(len(fields["criteria"]))]
    criteria = tuple(_criterion(source, place) for place in places)
    score, scores = source.amount((*where, "score"), "score"), [c.score for c in criteria if c.score]
    if scores:
        _adds_up(source, where, scores, score)
    if scores and len(scores) < len(criteria):
        raise source.fault(where, "ข้อหนึ่งมีคะแนนของตัวเอง ทุกข้อในมิตินี้จึงต้องมี score")
    return Dimension(fields["label"], score, criteria)


def _criterion(source: Source, where: Where) -> Criterion:
    fields = source.check(where, CRITERION)
    score = source.amount((*where, "score"), "score") if "score" in fields else None
    return Criterion(fields["id"], fields["label"], score)


def _adds_up(source: Source, where: Where, scores: Sequence[Value], total: Value) -> None:
    found = sum(score.value for score in scores)
    if found != total.value:
        names = ", ".join(score.name for score in scores)
        message = f"คะแนนรวมกันได้ {found} แต่ {total.name} คือ {total.value} ตรวจ {names}"
        raise source.fault(where, message)
