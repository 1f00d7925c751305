"""The entries of an edition: what may be asked and what is said to it (knowledge/<edition>/*.yaml)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from bot.answer.answer import Kind, Verdict
from bot.document import Document, Where, read_document
from bot.errors import SourceFileError

TOP: Mapping[str, tuple[type, bool]] = {"topics": (dict, False), "entries": (list, True)}
TOPIC: Mapping[str, tuple[type, bool]] = {"label": (str, True), "questions": (str, False)}
ENTRY: Mapping[str, tuple[type, bool]] = {
    "id": (str, True),
    "topic": (str, True),
    "label": (str, True),
    "short": (str, True),
    "questions": (str, True),
    "facets": (dict, False),
    "when": (dict, False),
    "holds": (str, False),
    "outcome": (str, False),
    "status": (str, False),
    "verdict": (str, False),
    "says": (str, False),
    "answer": (str, False),
    "line": (str, False),
    "citations": (list, False),
    "disputes": (str, False),
    "related": (list, False),
}
OUTCOMES = ("answer", "clarify", "handoff", "smalltalk")
VERDICTS = ("yes", "no", "depends")


@dataclass(frozen=True)
class Topic:
    """What is asked, whatever type or level it is asked about. `questions` name no facet."""

    id: str
    label: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One thing to say. `facets` (kind → values) must all be named by the question or be its open point.

    `when` (kind of amount → what bot/knowledge/conditions.py reads) must not be broken by what the question tells.
    `holds` is the level that the entry places an activity at: asked whether it is another level, the answer follows.
    `file` and `line` tell where it stands. `says` is the verdict in words where the usual word doesn't fit.
    `computed` tells that the answer was put together from the rules and nobody wrote it.
    """

    id: str
    topic: str
    edition: str
    label: str
    short: str
    questions: tuple[str, ...]
    file: str
    line_number: int
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    holds: str = ""
    outcome: Kind = "answer"
    status: str = ""
    verdict: Verdict | None = None
    says: str = ""
    answer: str = ""
    line: str = ""
    citations: tuple[str, ...] = ()
    disputes: str = ""
    related: tuple[str, ...] = ()
    computed: bool = False


def read_entries(home: Path, editions: Sequence[str]) -> tuple[dict[str, Topic], dict[str, Entry]]:
    """All topics and entries of the editions by id. Raises SourceFileError at the first fault of form."""
    topics: dict[str, Topic] = {}
    entries: dict[str, Entry] = {}
    for edition in editions:
        for path in sorted((home / "knowledge" / edition).glob("*.yaml")):
            read_file(path, home, edition, topics, entries)
    for entry in entries.values():
        topics.setdefault(entry.topic, Topic(entry.topic, entry.label))
    return topics, entries


def read_file(path: Path, home: Path, edition: str, topics: dict[str, Topic], entries: dict[str, Entry]) -> None:
    """Add the topics and entries of one file; those of the files before it are known. Raises SourceFileError."""
    document = read_document(path, home)
    top = document.check((), document.value, TOP)
    for name, value in top.get("topics", {}).items():
        if name in topics:
            raise document.fault(("topics", name), f"หัวข้อ {name} มีอยู่แล้วในไฟล์อื่น")
        topics[name] = _topic(document, name, value)
    for entry in _entries(document, top["entries"], edition):
        if entry.id in entries:
            raise SourceFileError(entry.file, entry.line_number, f"รหัส {entry.id} ซ้ำกับใน {entries[entry.id].file}")
        entries[entry.id] = entry


def _topic(document: Document, name: str, value: Any) -> Topic:
    fields = document.check(("topics", name), value, TOPIC)
    return Topic(name, fields["label"], _lines(fields.get("questions", "")))


def _entries(document: Document, items: list[Any], edition: str) -> Iterator[Entry]:
    for number, item in enumerate(items):
        where: Where = ("entries", number)
        fields = document.check(where, item, ENTRY)
        _check_choice(document, where, fields, "outcome", OUTCOMES)
        _check_choice(document, where, fields, "verdict", VERDICTS)
        if fields.get("outcome", "answer") == "answer" and not fields.get("citations"):
            raise document.fault(where, f"คำตอบ {fields['id']} ต้องอ้างอิงอย่างน้อยหนึ่งหน่วย (citations)")
        if fields.get("outcome") == "clarify" and not fields.get("related"):
            raise document.fault(where, f"คำถามกลับ {fields['id']} ต้องมีตัวเลือก (related)")
        texts = {key: fields[key].strip() for key in ("short", "answer", "line", "disputes") if key in fields}
        yield Entry(
            **(fields | texts | _converted(document, where, fields)),
            edition=edition,
            file=document.file,
            line_number=document.lines[where],
        )


def _converted(document: Document, where: Where, fields: Mapping[str, Any]) -> dict[str, Any]:
    facets, when = fields.get("facets", {}), fields.get("when", {})
    return {
        "questions": _lines(fields["questions"]),
        "facets": {kind: _strings(document, (*where, "facets", kind), value) for kind, value in facets.items()},
        "when": {kind: _strings(document, (*where, "when", kind), value) for kind, value in when.items()},
        "citations": _strings(document, (*where, "citations"), fields.get("citations", [])),
        "related": _strings(document, (*where, "related"), fields.get("related", [])),
        "verdict": cast(Verdict | None, fields.get("verdict")),
        "outcome": cast(Kind, fields.get("outcome", "answer")),
    }


def _strings(document: Document, where: Where, value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    for item in items:
        if not isinstance(item, str):
            raise document.fault(where, f"{item!r} ต้องเป็นข้อความ ใส่เครื่องหมายคำพูด")
    return tuple(items)


def _check_choice(
    document: Document, where: Where, fields: Mapping[str, Any], name: str, allowed: tuple[str, ...]
) -> None:
    if fields.get(name, allowed[0]) not in allowed:
        raise document.fault((*where, name), f"{name} ต้องเป็น {', '.join(allowed)}")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
