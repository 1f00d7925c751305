"""Which field of a form the beginning of a message names."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from bot.knowledge.handbook import Handbook
from bot.knowledge.reading import Reading
from bot.language.normalise import skeleton
from bot.rules.forms import PUNCTUATION, Place, name_of

KINDS = ("type", "track")
SPOKEN: tuple[tuple[str, ...], ...] = ((), ("type",), KINDS)
HEAD = re.compile(r"[^\n\r:：]{1,90}")
SEPARATOR = re.compile(r"[^\S\n\r]*(?:[:：]|\r\n?|\n)\s*")
GAP = re.compile(r"\s+")
Places = Collection[Place]


def split(text: str, known: Places, handbook: Handbook) -> tuple[tuple[Place, ...], str]:
    """The fields that a text begins with, and the text after their name; no fields and the whole text if none.

    A name ends with a colon, its line or a space.
    """
    head = HEAD.match(text)
    for end, rest in _ends(head, text) if head else ():
        found = named(text[:end], known, handbook)
        if found is not None:
            return found, text[rest:]
    return (), text


def titled(text: str, known: Places, handbook: Handbook) -> tuple[tuple[Place, ...], str]:
    """Like `split`, for a text that nobody asked to count: its name must be words, ended by a colon or its line."""
    head = HEAD.match(text)
    separator = SEPARATOR.match(text, head.end()) if head else None
    if head is None or separator is None or not re.search(r"[^\W\d]{2}", head[0]):
        return (), text
    return named(head[0], known, handbook) or (), text[separator.end() :]


def _ends(head: re.Match[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a name may end, and where the text after it begins; the longest name first."""
    separator = SEPARATOR.match(text, head.end())
    if separator or head.end() == len(text):
        yield head.end(), separator.end() if separator else len(text)
    for gap in reversed(list(GAP.finditer(head[0]))):
        yield gap.start(), gap.end()


def named(name: str, known: Places, handbook: Handbook) -> tuple[Place, ...] | None:
    """The fields of this name; of several those of the type that is named with it, or all where none is.

    A type or a part alone names no field, or the whole where that has a limit. None if it is no name at all.
    """
    words = handbook.wording.sections["counting"]["words"]
    fillers = names_of((*words["around"], *words["polite"]))
    reading = handbook.reader.read(name)
    for kinds in SPOKEN:  # a type or track may also be a word of the field's own name
        wanted = frozenset(value for kind in kinds for value in reading.named(kind))
        bone = _without(reading, kinds) if kinds else name_of(name)
        if kinds and not wanted:
            continue
        if found := nearest(_called(bone, known, fillers), wanted):
            return found
        rest = stages(bone, fillers)
        if wanted and "" in rest:
            return tuple(place for place in known if place.part is None and wanted == place.about)
        if any(place.part and place.part.names & rest for place in known):
            return ()
    return None


@cache
def names_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as names are compared."""
    return tuple(map(name_of, words))


def nearest(found: Places, wanted: frozenset[str]) -> tuple[Place, ...]:
    """The fields that serve all these types and tracks; of their own forms where there are such."""
    fitting = tuple(place for place in found if wanted <= place.about)
    return tuple(place for place in fitting if place.form.id in wanted) or fitting


def stages(bone: str, fillers: Collection[str]) -> set[str]:
    """A name, and all that remains of it when words that carry nothing are taken from its ends."""
    found, fresh = {bone}, {bone}
    while fresh:
        cut = {f(filler) for name in fresh for filler in fillers for f in (name.removeprefix, name.removesuffix)}
        fresh = cut - found
        found |= fresh
    return found


def _without(reading: Reading, kinds: Collection[str]) -> str:
    bone = skeleton(reading.text)
    for mention in reversed(reading.mentions):
        if mention.kind in kinds:
            bone = bone[: mention.start] + bone[mention.end :]
    return bone.translate(PUNCTUATION)


def _called(bone: str, known: Places, fillers: Collection[str]) -> list[Place]:
    """The fields of this name, alone or with the name of their part before or after it."""
    names = stages(bone, fillers)
    return [place for place in known if place.field.names & (names | _in_part(names, place, fillers))]


def _in_part(names: set[str], place: Place, fillers: Collection[str]) -> set[str]:
    parts = place.part.names if place.part else frozenset[str]()
    rests = {rest for name in names for part in parts if part in name for rest in _cut(name, part)}
    return {stage for rest in rests for stage in stages(rest, fillers)}


def _cut(name: str, part: str) -> set[str]:
    return {name.removeprefix(part), name.removesuffix(part)} - {name, ""}
