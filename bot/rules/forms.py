"""The application forms: their parts, and every box that has a length limit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.language.normalise import normalise, skeleton
from bot.rules.rulebook import Value

Each = Literal["box", "area"]
PUNCTUATION = str.maketrans("", "", "()[]\"'“”ฯ")


@dataclass(frozen=True)
class Field:
    """A box of a form, or a whole part or form that has a limit of its own.

    `key` is e.g. "open.summary.origin"; `number` the item in its part, "" for a whole; `column` tells the boxes of
    one item apart; `limit` holds for each box or for each area; `names` are what it is called (see `name_of`).
    """

    key: str
    label: str
    limit: Value
    units: tuple[str, ...]
    names: frozenset[str]
    number: str = ""
    column: str = ""
    each: Each = "box"


@dataclass(frozen=True)
class Part:
    """A part of a form. `about` are the types and tracks that it serves, `total` the part as a whole if limited."""

    id: str
    label: str
    short: str
    about: frozenset[str]
    names: frozenset[str]
    fields: tuple[Field, ...]
    total: Field | None


@dataclass(frozen=True)
class Form:
    """The form of one award type; `total` is the form as a whole, where that is what has a limit."""

    id: str
    label: str
    short: str
    parts: tuple[Part, ...]
    total: Field | None


@dataclass(frozen=True)
class Place:
    """A field and where it stands; `part` is None for a form as a whole."""

    form: Form
    part: Part | None
    field: Field

    @property
    def about(self) -> frozenset[str]:
        """The types and tracks by which people tell it from a field of the same name."""
        return self.part.about if self.part else frozenset({self.form.id})


def places(forms: Mapping[str, Form]) -> dict[str, Place]:
    """Every field, whole part and whole form that has a limit, by key, in form order."""
    return {place.field.key: place for form in forms.values() for place in _places(form)}


def _places(form: Form) -> Iterator[Place]:
    if form.total:
        yield Place(form, None, form.total)
    for part in form.parts:
        if part.total:
            yield Place(form, part, part.total)
        yield from (Place(form, part, field) for field in part.fields)


def name_of(text: str) -> str:
    """A name as names are compared: normalised, without tone marks, spaces and brackets."""
    return skeleton(normalise(text.translate(PUNCTUATION)))
