"""Strict YAML: each fault in one line with its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.document import read_document
from bot.errors import SourceFileError

FAULTS = [
    ("a: 1\na: 2\n", 2, "ซ้ำ"),
    ("a: [1\nb: 2\n", 2, "YAML"),
    ("a:\n\t- 1\n", 2, "YAML"),
    ("? [1]\n: 2\n", 1, "ชื่อต้องเป็นข้อความ"),
    ("a: &x [*x]\n", 1, "อ้างถึงตัวเอง"),
    ("a: !!int x\n", 1, "ใส่เครื่องหมายคำพูด"),
]


def read(folder: Path, text: str | bytes) -> object:
    path = folder / "file.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_document(path, folder)


@pytest.mark.parametrize(("text", "line", "says"), FAULTS)
def test_a_fault_names_file_and_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(SourceFileError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"file.yaml:{line}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceFileError, match="UTF-8"):
        read_document(tmp_path / "none.yaml", tmp_path)


def test_every_value_has_its_line(tmp_path: Path) -> None:
    document = read(tmp_path, "a:\n  - b: 1\n  - b: 2\n")
    assert document.value == {"a": [{"b": 1}, {"b": 2}]}  # type: ignore[attr-defined]
    assert document.fault(("a", 1, "b"), "x").line == 3  # type: ignore[attr-defined]
    assert document.fault(("a", 1, "missing"), "x").line == 3  # type: ignore[attr-defined]


CHECKED = [
    ({"id": "x", "nmae": "y"}, "nmae"),
    ({"id": True}, "เครื่องหมายคำพูด"),
    ({}, "ขาด id"),
    (["id"], "ชื่อ: ค่า"),
]


@pytest.mark.parametrize(("value", "says"), CHECKED)
def test_a_mapping_is_held_to_its_fields(tmp_path: Path, value: object, says: str) -> None:
    document = read(tmp_path, "x: 1\n")
    with pytest.raises(SourceFileError, match=says):
        document.check((), value, {"id": (str, True)})  # type: ignore[attr-defined]


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_in_one_line(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    refusal = ""
    try:
        read(folder, content)
    except SourceFileError as error:
        refusal = str(error)
    assert "\n" not in refusal
