"""Reads an operator's folder of documents into the text of each unit."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import InputError
from bot.sources.catalogue import NAME, Place, read_catalogue
from bot.sources.paragraphs import keeps_spaces, laid_out
from bot.sources.repair import repaired


@dataclass(frozen=True)
class Sources:
    """The repaired text of each unit by its id, from so many `files`; `unknown` are the units that the knowledge
    doesn't know, in the table's order."""

    texts: Mapping[str, str]
    unknown: tuple[str, ...]
    files: int


def read_sources(folder: Path, known: Container[str]) -> Sources:
    """Everything in the folder, or InputError with one line at the first fault: all of it is sound or none is taken."""
    if not folder.is_dir():
        raise InputError(f"ไม่พบโฟลเดอร์ {folder}: ใส่โฟลเดอร์ที่มี {NAME} และไฟล์ .txt ของเอกสาร")
    places = read_catalogue(_read(folder, NAME))
    documents = {file: _document(folder, file) for file in dict.fromkeys(place.file for place in places)}
    texts = {place.unit: _text(documents[place.file], place) for place in places}
    unknown = tuple(unit for unit in texts if unit not in known)
    if len(unknown) == len(texts):
        raise InputError(f"{NAME}: ไม่มีหน่วยอ้างอิงที่บอทรู้จักเลย (เช่น {unknown[0]}) ตรวจว่าเป็นชุดเอกสารของบอทนี้")
    return Sources({unit: text for unit, text in texts.items() if unit not in unknown}, unknown, len(documents))


def _document(folder: Path, file: str) -> Sequence[str]:
    # only \n ends a line: a form feed within a line would shift all numbers after it
    text = _read(folder, file).replace("\r\n", "\n")
    return [repaired(line) for line in text.removesuffix("\n").split("\n")]


def _text(document: Sequence[str], place: Place) -> str:
    if place.last > len(document):
        where = f"บรรทัด {place.first}-{place.last}"
        raise InputError(f"{NAME}:{place.line}: {place.unit} อยู่{where} แต่ {place.file} มี {len(document)} บรรทัด")
    text = laid_out(document, place.first, place.last, keeps_spaces(document))
    if not text:
        raise InputError(f"{NAME}:{place.line}: บรรทัดของ {place.unit} ใน {place.file} ว่างเปล่า")
    return text


def _read(folder: Path, file: str) -> str:
    try:
        return (folder / file).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{folder / file}: ต้องเป็นไฟล์ข้อความ UTF-8 (อ่านไม่ได้ที่ไบต์ {error.start + 1})") from error
    except OSError as error:
        raise InputError(f"อ่านไฟล์ {folder / file} ไม่ได้ ({error.strerror}): ไม่ได้โหลดอะไร") from error
