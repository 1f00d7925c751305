"""Reads a YAML file strictly, keeping the line of every value for error messages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.errors import SourceFileError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TAG = "tag:yaml.org,2002:"
Where = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A file's values and the line (from 1) at which each stands, by its path of keys and positions."""

    file: str
    value: Any
    lines: Mapping[Where, int]

    def fault(self, where: Where, message: str) -> SourceFileError:
        """The error to raise for the value at `where`; an unknown place is blamed on the nearest one above."""
        while where and where not in self.lines:
            where = where[:-1]
        return SourceFileError(self.file, self.lines.get(where, 1), message)

    def check(self, where: Where, value: object, fields: Mapping[str, tuple[type, bool]]) -> dict[str, Any]:
        """`value` as a mapping with only these keys (name → type, required); raises at the first fault."""
        if not isinstance(value, dict):
            raise self.fault(where, "ตรงนี้ต้องเป็นรายการแบบ ชื่อ: ค่า")
        for key, part in value.items():
            if key not in fields:
                raise self.fault((*where, key), f"ไม่รู้จักชื่อ {key!r} ใช้ได้เฉพาะ {', '.join(fields)}")
            kind = fields[key][0]
            if not isinstance(part, kind):
                raise self.fault((*where, key), f"{key} ต้องเป็น{KINDS[kind]}{_hint(part)}")
        for key, (_, required) in fields.items():
            if required and key not in value:
                raise self.fault(where, f"ขาด {key}")
        return value


SCALARS: Mapping[str, Callable[[str], Any]] = {"int": int, "float": float, "null": lambda _: None}
KINDS: Mapping[type, str] = {str: "ข้อความ", list: "รายการ", dict: "กลุ่มค่า", object: "ค่า", int: "จำนวนเต็ม"}


def _hint(part: object) -> str:
    return " (คำว่า yes/no และตัวเลขที่เป็นข้อความ ต้องอยู่ในเครื่องหมายคำพูด)" if isinstance(part, bool | int) else ""


def read_document(path: Path, root: Path) -> Document:
    """Read one YAML file; `root` is the folder that names in messages are relative to. Raises SourceFileError."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except (OSError, UnicodeDecodeError) as error:
        raise SourceFileError(name, 1, f"อ่านไฟล์ไม่ได้ ต้องเป็นไฟล์ข้อความ UTF-8 ({type(error).__name__})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or "อ่านไม่ได้"
        raise SourceFileError(name, mark.line + 1 if mark else 1, f"รูปแบบ YAML ผิด: {problem}") from error
    except RecursionError as error:
        raise SourceFileError(name, 1, "ซ้อนกันลึกเกินไป") from error
    lines: dict[Where, int] = {}
    return Document(name, None if node is None else _value(node, (), lines, name, set()), lines)


def _value(node: yaml.Node, where: Where, lines: dict[Where, int], file: str, above: set[int]) -> Any:
    lines[where] = node.start_mark.line + 1
    if id(node) in above:
        raise SourceFileError(file, lines[where], "อ้างถึงตัวเองไม่ได้")
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, lines, file, above | {id(node)})
    if isinstance(node, yaml.SequenceNode):
        return [_value(n, (*where, i), lines, file, above | {id(node)}) for i, n in enumerate(node.value)]
    return _scalar(node, lines[where], file)


def _mapping(node: yaml.MappingNode, where: Where, lines: dict[Where, int], file: str, above: set[int]) -> Any:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise SourceFileError(file, line, "ชื่อต้องเป็นข้อความ")
        key = key_node.value
        if key in values:
            raise SourceFileError(file, line, f"มีชื่อ {key!r} ซ้ำกัน ลบให้เหลืออันเดียว")
        values[key] = _value(value_node, (*where, key), lines, file, above)
        lines[(*where, key)] = line
    return values


def _scalar(node: yaml.Node, line: int, file: str) -> Any:
    text, tag = str(node.value), node.tag.removeprefix(TAG)
    if tag == "bool":
        return text.lower() in ("true", "yes", "on")
    try:
        return SCALARS.get(tag, str)(text)
    except ValueError as error:
        raise SourceFileError(file, line, f"อ่านค่า {text!r} ไม่ได้ ใส่เครื่องหมายคำพูดถ้าเป็นข้อความ") from error
