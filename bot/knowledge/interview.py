"""The questions of the eligibility interview: knowledge/interview.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.document import Document, Where, read_document
from bot.errors import InputError
from bot.language.quantities import MONTHS_A_YEAR
from bot.rules.facts import IN_YEARS, READERS
from bot.rules.rulebook import PLACEHOLDER, Rulebook

QUESTION: Mapping[str, tuple[type, bool]] = {"asks": (str, True), "why": (str, True), "choices": (list, False)}
OPTION: Mapping[str, tuple[type, bool]] = {
    "label": (str, True), "value": (object, False), "at": (str, False), "below": (str, False), "above": (str, False),
}  # fmt: skip
STEPS: Mapping[str, int] = {"at": 0, "below": -1, "above": 1}
LISTS = ("won", "also_entered")


@dataclass(frozen=True)
class Option:
    """An answer to pick: its label (with rulebook values to fill in) and the value of the fact, as JSON."""

    label: str
    value: Any


@dataclass(frozen=True)
class Question:
    """What is asked to learn a fact. Without `options` it is answered by yes or no."""

    fact: str
    asks: str
    why: str
    options: tuple[Option, ...] = ()


def read_interview(home: Path, rulebook: Rulebook) -> Mapping[str, Question]:
    """The questions by fact, in the order in which they are asked. Raises SourceFileError."""
    document = read_document(home / "knowledge" / "interview.yaml", home)
    questions = document.check((), document.value, {"questions": (dict, True)})["questions"]
    found = {}
    for fact, content in questions.items():
        where: Where = ("questions", fact)
        if fact not in READERS:
            raise document.fault(where, f"ไม่รู้จักข้อเท็จจริง {fact!r} ใช้ได้เฉพาะ {', '.join(READERS)}")
        fields = document.check(where, content, QUESTION)
        options = tuple(
            _option(document, (*where, "choices", number), fact, item, rulebook)
            for number, item in enumerate(fields.get("choices", []))
        )
        found[fact] = Question(fact, fields["asks"], fields["why"], options)
    return found


def _option(document: Document, where: Where, fact: str, item: Any, rulebook: Rulebook) -> Option:
    fields = document.check(where, item, OPTION)
    ways = [name for name in ("value", *STEPS) if name in fields]
    if len(ways) != 1:
        raise document.fault(where, "ใส่ value, at, below หรือ above อย่างใดอย่างหนึ่ง")
    for name in (*PLACEHOLDER.findall(fields["label"]), *(fields[way] for way in ways if way in STEPS)):
        if name not in rulebook.values:
            raise document.fault(where, f"ไม่มีค่า {name!r} ใน rules/{rulebook.edition}")
    value = _value(fact, ways[0], fields[ways[0]], rulebook)
    try:
        READERS[fact](fact, value)
    except InputError as error:
        raise document.fault(where, str(error)) from error
    return Option(fields["label"], value)


def _value(fact: str, way: str, given: Any, rulebook: Rulebook) -> Any:
    if way == "value":
        return [{"type": item} for item in given] if fact == "won" and isinstance(given, list) else given
    bound = rulebook.values[given].value
    return (bound / MONTHS_A_YEAR if fact in IN_YEARS else bound) + STEPS[way]
