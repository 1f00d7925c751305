"""What must hold between the files: every id that one names, another has."""

import re
from collections.abc import Iterator, Mapping, Sequence

import regex

from bot.errors import SourceFileError
from bot.knowledge.conditions import read_condition
from bot.knowledge.entry import Entry
from bot.knowledge.facets import Facets
from bot.knowledge.filled import COMPARED
from bot.knowledge.units import Unit
from bot.rules.rulebook import PLACEHOLDER, Rulebook
from bot.rules.rules import Rules, current

WORDING = "knowledge/wording.yaml"
WHEN = 'months: "< open.months" หรือ score: "good of open"'
LABEL_LENGTH = 20
SHORT_LENGTH = 160
TEXTS = ("short", "answer", "line", "disputes")
MEASURE_WORDS = "ปี|เดือน|หน้า|คะแนน|พื้นที่|ตัวอักษร|คน|สิทธิ|%|ประเภท|สาขา|ระดับ|มิติ|ขั้นตอน|ช่องทาง|เท่า"
NUMBER = re.compile(rf"(?<![\w.])(?!25\d\d)\d[\d,.]*\s*(?:{MEASURE_WORDS})|ร้อยละ\s*\d")


def faults(
    entries: Mapping[str, Entry],
    units: Mapping[str, Unit],
    rules: Mapping[str, Rules],
    facets: Facets,
    examples: Sequence[str],
) -> Iterator[SourceFileError]:
    """Every fault between the entries and what they name, in the order of the files. `examples` are the entries that
    the greeting offers."""
    for entry in entries.values():
        for message in (
            *_unknown_names(entry, entries, units, facets),
            *_bad_conditions(entry, rules[entry.edition]),
            *_bad_texts(entry, rules[entry.edition].rulebook),
            *_bad_comparisons(entry, rules),
        ):
            yield SourceFileError(entry.file, entry.line_number, f"{entry.id}: {message}")
    for example in examples:
        if example not in entries:
            yield SourceFileError(WORDING, 1, f"events.examples ชี้ไปที่ {example!r} ซึ่งไม่มี แก้รหัสหรือลบออก")


def _unknown_names(
    entry: Entry, entries: Mapping[str, Entry], units: Mapping[str, Unit], facets: Facets
) -> Iterator[str]:
    for unit in entry.citations:
        if unit not in units:
            yield f"ไม่รู้จักหน่วยอ้างอิง {unit!r} ดู knowledge/units.yaml"
    for other in entry.related:
        if other not in entries:
            yield f"related ชี้ไปที่ {other!r} ซึ่งไม่มี แก้รหัสหรือลบออก"
    if entry.holds and entry.holds not in facets.kinds["level"]:
        yield f"holds ต้องเป็นระดับการมีส่วนร่วม ไม่ใช่ {entry.holds!r}"
    for kind, values in entry.facets.items():
        for value in values:
            if value not in facets.kinds.get(kind, ()):
                yield f"ไม่รู้จัก {kind}: {value} ดู knowledge/facets.yaml"


def _bad_conditions(entry: Entry, rules: Rules) -> Iterator[str]:
    for kind, comparisons in (*entry.when.items(), *entry.decides.items()):
        for text in comparisons:
            if read_condition(kind, text, rules) is None:
                yield f"{kind}: {text!r} อ่านไม่ได้ เขียนแบบ {WHEN} โดยใช้ชื่อใน rules/"


def _bad_texts(entry: Entry, rulebook: Rulebook) -> Iterator[str]:
    if len(regex.findall(r"\X", entry.label)) > LABEL_LENGTH:
        yield f"label ยาวเกิน {LABEL_LENGTH} ตัวอักษรที่มองเห็น ย่อให้สั้นลง"
    if len(entry.short) > SHORT_LENGTH:
        yield f"short ยาวเกิน {SHORT_LENGTH} ตัวอักษร ย่อหรือย้ายไปไว้ใน answer"
    if not entry.questions:
        yield "ต้องมีคำถามอย่างน้อยหนึ่งบรรทัดใน questions"
    for name in TEXTS:
        text = getattr(entry, name)
        for placeholder in PLACEHOLDER.findall(text):
            if placeholder not in rulebook.values:
                yield f"{name} ใช้ค่า {{{placeholder}}} ซึ่งไม่มีใน rules/"
        if number := NUMBER.search(PLACEHOLDER.sub("", text)):
            yield f"{name} เขียนตัวเลขของหลักเกณฑ์ตรง ๆ ({number[0]}) ใช้ช่องเติมค่าจาก rules/ แทน"


def _bad_comparisons(entry: Entry, rules: Mapping[str, Rules]) -> Iterator[str]:
    present = current(rules)
    for name in TEXTS:
        for type_ in COMPARED.findall(getattr(entry, name)):
            if name != "answer" or entry.edition == present:
                yield f"{name} ใช้ {{compare:{type_}}} ไม่ได้ ใช้ได้เฉพาะใน answer ของคำตอบปีก่อน {present}"
            elif any(type_ not in rules[edition].types for edition in (entry.edition, present)):
                yield f"เทียบ {type_!r} ไม่ได้ ต้องมีเงื่อนไขของประเภทนี้ใน rules/{entry.edition} และ rules/{present}"
