"""What the bot says in English: knowledge/english.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answer.wording import Wording, fill
from bot.document import Document, Where, read_document
from bot.knowledge.entry import Entry
from bot.rules.rulebook import PLACEHOLDER
from bot.rules.rules import Rules

FILE = "english.yaml"
TOP: Mapping[str, tuple[type, bool]] = {"entries": (dict, True)}
TEXTS: Mapping[str, tuple[type, bool]] = {"short": (str, True), "answer": (str, False), "line": (str, False)}


@dataclass(frozen=True)
class English:
    """The conclusion, the explanation and the line of an entry in English, rulebook values filled in."""

    short: str
    answer: str = ""
    line: str = ""


def read_english(
    home: Path, entries: Mapping[str, Entry], rules: Mapping[str, Rules], wording: Wording
) -> Mapping[str, English]:
    """The English texts by the id of their entry. Raises SourceFileError."""
    document = read_document(home / "knowledge" / FILE, home)
    content = document.check((), document.value, TOP)["entries"]
    found = {}
    for name, texts in content.items():
        where: Where = ("entries", name)
        if name not in entries:
            raise document.fault(where, f"ไม่มีรหัส {name!r} ในคลังคำตอบ แก้รหัสหรือลบออก")
        fields = document.check(where, texts, TEXTS)
        rulebook = rules[entries[name].edition].rulebook
        for fault in _unknown(document, where, fields, rulebook.values):
            raise fault
        english = wording.in_english()
        found[name] = English(**{key: fill(text.strip(), rulebook, english, {}) for key, text in fields.items()})
    return found


def _unknown(
    document: Document, where: Where, fields: Mapping[str, str], values: Mapping[str, Any]
) -> Iterator[Exception]:
    for key, text in fields.items():
        for placeholder in PLACEHOLDER.findall(text):
            if placeholder not in values or isinstance(values[placeholder].value, list):
                yield document.fault((*where, key), f"{{{placeholder}}} ไม่ใช่ค่าตัวเลขใน rules/ แก้ชื่อหรือเขียนเป็นคำ")
