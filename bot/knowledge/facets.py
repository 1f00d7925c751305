"""Recognises the types, levels, agencies and years that a question names, however they are spelled."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from bot.document import read_document
from bot.language.normalise import normalise, skeleton

FIELDS: Mapping[str, tuple[type, bool]] = {"label": (str, True), "spellings": (str, True)}
TYPE_LENGTH, NAME_LENGTH = 4, 6  # letters from which a Thai name is known inside a longer word, too
NEARLY = ("type", "level")
NEAR_SPELLING = 83
NEAR_LENGTH = 7
SHARED_GRAMS = 0.5
YEAR = re.compile(r"(?<!\d)(25[4-9]\d)(?!\d)|(?:ปี(?:งบประมาณ|งบ|พศ|ที)?|พศ)([4-9]\d)(?!\d)|รอบ(?:ปี)?([5-7]\d)(?!\d)")


@dataclass(frozen=True)
class Mention:
    """A facet value named in a text; `start` and `end` are offsets in the text's skeleton."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Facets:
    """All facet values with their labels and spellings. `labels` maps a value to its Thai name."""

    labels: Mapping[str, str]
    kinds: Mapping[str, tuple[str, ...]]
    spellings: Mapping[str, tuple[str, str]]
    pattern: re.Pattern[str] = field(repr=False)
    long_spellings: Mapping[str, tuple[tuple[str, frozenset[str]], ...]] = field(repr=False)
    """By kind, the spellings that are long enough to be known with a letter wrong, with their pairs of letters."""

    def mentions(self, pieces: tuple[str, ...]) -> tuple[Mention, ...]:
        """What a segmented text names, in reading order. Years have kind "year" (Buddhist era)."""
        bones = [skeleton(piece) for piece in pieces]
        text, edges = "".join(bones), _edges(bones)
        found = list(self._spelled(text, edges)) + list(_years(text))
        for kind in NEARLY:
            if not any(mention.kind == kind for mention in found):
                found += self._nearly_spelled(text, kind)
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _spelled(self, text: str, edges: frozenset[int]) -> Iterator[Mention]:
        position = 0
        while found := self.pattern.search(text, position):
            kind, value = self.spellings[found[0]]
            least = TYPE_LENGTH if kind == "type" else NAME_LENGTH
            free = len(found[0]) >= least and not found[0].isascii()
            if free or {found.start(), found.end()} <= edges:
                yield Mention(kind, value, found.start(), found.end())
                position = found.end()
            else:
                position = found.start() + 1

    def _nearly_spelled(self, text: str, kind: str) -> Iterator[Mention]:
        """The first name of the kind, by the order of the file, that stands in the text with a letter or two wrong."""
        grams = _grams(text)
        for spelling, parts in self.long_spellings[kind]:
            if len(parts & grams) >= SHARED_GRAMS * len(parts) and len(text) >= len(spelling):
                near = fuzz.partial_ratio_alignment(spelling, text, score_cutoff=NEAR_SPELLING)
                if near:
                    yield Mention(kind, self.spellings[spelling][1], near.dest_start, near.dest_end)
                    return


def _edges(bones: list[str]) -> frozenset[int]:
    edges, position = {0}, 0
    for bone in bones:
        position += len(bone)
        edges.add(position)
    return frozenset(edges)


def _may_be_mistyped(spelling: str) -> bool:
    """English names stay out: consultant is near consulting."""
    return len(spelling) >= NEAR_LENGTH and not spelling.isascii()


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[start : start + 2] for start in range(len(text) - 1))


def _years(text: str) -> Iterator[Mention]:
    for found in YEAR.finditer(text):
        yield Mention("year", found[1] or "25" + (found[2] or found[3]), found.start(), found.end())


def years_in(text: str) -> frozenset[str]:
    """The years that a text names, in the Buddhist era."""
    return frozenset(mention.value for mention in _years(skeleton(normalise(text))))


def read_facets(home: Path) -> Facets:
    """Read knowledge/facets.yaml; refuses a spelling that stands for two values."""
    document = read_document(home / "knowledge" / "facets.yaml", home)
    if not isinstance(document.value, dict):
        raise document.fault((), "ไฟล์นี้ต้องเป็นกลุ่มของ ชนิด: ค่า")
    labels: dict[str, str] = {}
    spellings: dict[str, tuple[str, str]] = {}
    for kind, values in document.value.items():
        if not isinstance(values, dict):
            raise document.fault((kind,), "ตรงนี้ต้องเป็นรายการแบบ ชื่อ: ค่า")
        for value, content in document.check((kind,), values, dict.fromkeys(values, (dict, True))).items():
            facet = document.check((kind, value), content, FIELDS)
            labels[value] = facet["label"]
            for line in facet["spellings"].splitlines():
                bone = skeleton(normalise(line))
                if not bone:
                    raise document.fault((kind, value, "spellings"), "มีบรรทัดว่างหรือไม่มีตัวอักษรในคำสะกด ลบออก")
                if spellings.setdefault(bone, (kind, value)) != (kind, value):
                    raise document.fault((kind, value, "spellings"), f"คำสะกด {line!r} ซ้ำกับ {spellings[bone][1]}")
    alternatives = "|".join(re.escape(spelling) for spelling in sorted(spellings, key=len, reverse=True))
    kinds = {kind: tuple(values) for kind, values in document.value.items()}
    long_spellings = {
        kind: tuple((s, _grams(s)) for s, (of, _) in spellings.items() if of == kind and _may_be_mistyped(s))
        for kind in NEARLY
    }
    return Facets(labels, kinds, spellings, re.compile(alternatives), long_spellings)


def field_words(home: Path) -> frozenset[str]:
    """Every Thai spelling of knowledge/facets.yaml as typed, for the segmenter's dictionary. English words stay out:
    they would be found inside longer ones."""
    values = read_document(home / "knowledge" / "facets.yaml", home).value.values()
    lines = [line for facets in values for content in facets.values() for line in content["spellings"].splitlines()]
    return frozenset(word for line in lines if not (word := normalise(line)).isascii())
