"""The questions that are asked of every contender."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, SHARED

Question = Mapping[str, Any]
VALIDATION, HELD_OUT, GAUGE = "validation", "held-out", "shared"
VALIDATION_FILE = ROOT / "tests" / "validation" / "questions.jsonl"
HELD_OUT_FILE = ROOT / "tests" / "validation" / "held-out.jsonl"


def question_sets() -> dict[str, list[Question]]:
    """The sets by name; the shared one only where it is at hand."""
    files = {HELD_OUT: HELD_OUT_FILE, VALIDATION: VALIDATION_FILE}
    if SHARED and (SHARED / "eval" / "dev.jsonl").is_file():
        files[GAUGE] = SHARED / "eval" / "dev.jsonl"
    return {name: _read(path) for name, path in files.items()}


def _read(path: Path) -> list[Question]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
