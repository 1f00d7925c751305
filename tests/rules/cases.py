"""Reads tests/cases/eligibility-*.yaml: a work, what changes of it, and what each type must say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.document import Document, Where, read_document
from tests.conftest import ROOT

TYPES = ("open", "effective", "expanded", "poverty")
NOMINEE = "nominee"
STATUSES = ("eligible", "not_eligible", "more_facts", "unclear")
FILE: Mapping[str, tuple[type, bool]] = {"work": (dict, True), "cases": (list, True)}
CASE: Mapping[str, tuple[type, bool]] = {
    "it": (str, True), "with": (dict, False), "without": (list, False),
    **dict.fromkeys((*TYPES, NOMINEE), (str, False)),
    "failed": (list, False), "missing": (list, False), "notes": (list, False),
}  # fmt: skip
NEEDS_STATUS = {"failed": "not_eligible", "missing": "more_facts"}


@dataclass(frozen=True)
class Case:
    """One work and the status that each named type must have; the lists are what those types must say besides."""

    title: str
    facts: Mapping[str, Any]
    statuses: Mapping[str, str]
    failed: tuple[str, ...]
    missing: tuple[str, ...] | None
    notes: tuple[str, ...]


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file. Raises SourceFileError at an unknown key, fact, status or list without its status."""
    document = read_document(path, ROOT)
    content = document.check((), document.value, FILE)
    for number, case in enumerate(content["cases"]):
        yield _case(document, ("cases", number), content["work"], document.check(("cases", number), case, CASE))


def _case(document: Document, where: Where, work: Mapping[str, Any], case: Mapping[str, Any]) -> Case:
    statuses = {name: case[name] for name in (*TYPES, NOMINEE) if name in case}
    if not statuses or not set(statuses.values()) <= set(STATUSES):
        raise document.fault(where, f"each case needs a type with one of {', '.join(STATUSES)}")
    for key, status in NEEDS_STATUS.items():
        if key in case and status not in statuses.values():
            raise document.fault((*where, key), f"{key} needs a type that is {status}")
    missing = tuple(case["missing"]) if "missing" in case else None
    failed, notes = tuple(case.get("failed", ())), tuple(case.get("notes", ()))
    title = f"{Path(document.file).stem.removeprefix('eligibility-')}: {case['it']}"
    return Case(title, _facts(document, where, work, case), statuses, failed, missing, notes)


def _facts(document: Document, where: Where, work: Mapping[str, Any], case: Mapping[str, Any]) -> Mapping[str, Any]:
    changes = dict(case.get("with", {}))
    if NOMINEE in changes:
        changes[NOMINEE] = {**work.get(NOMINEE, {}), **changes[NOMINEE]}
    facts = {**work, **changes}
    for place, name in enumerate(case.get("without", ())):
        whole, _, part = name.partition(".")
        if whole not in facts or (part and part not in facts[whole]):
            raise document.fault((*where, "without", place), f"the work has no {name}")
        facts = {**facts, whole: {**facts[whole], part: None}} if part else {**facts, whole: None}
    return facts


CASES = tuple(
    case for path in sorted((ROOT / "tests" / "cases").glob("eligibility-*.yaml")) for case in read_cases(path)
)
"""Every case of the project."""
