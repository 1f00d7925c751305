"""A small knowledge folder for tests that break it."""

import re
import shutil
from pathlib import Path

from tests.conftest import ROOT

ENTRY = """\
entries:
  - id: how-long
    topic: how-long
    label: ต้องทำมากี่ปี
    short: ไม่น้อยกว่า {open.months}
    questions: |
      ต้องทำมากี่ปี
    citations: ["rulebook-2567#1.1.2(3)"]
"""
HANDOFF = """\
entries:
  - id: closing-date
    topic: closing-date
    outcome: handoff
    status: handoff_dates
    label: วันปิดรับ
    short: ไม่มีในเอกสารค่ะ
    questions: |
      ปิดรับวันไหน
"""


def make_home(folder: Path, entries: str = ENTRY) -> Path:
    """A home with the project's units, words and rules, and only these entries."""
    (folder / "knowledge" / "2567").mkdir(parents=True)
    for name in ("units.yaml", "wording.yaml", "facets.yaml", "language.yaml", "scenes.yaml", "interview.yaml"):
        shutil.copy(ROOT / "knowledge" / name, folder / "knowledge" / name)
    (folder / "knowledge" / "english.yaml").write_text("entries: {}\n", encoding="utf-8")
    wording = folder / "knowledge" / "wording.yaml"
    wording.write_text(re.sub(r"examples: \[.*\]", "examples: []", wording.read_text("utf-8")), encoding="utf-8")
    shutil.copytree(ROOT / "rules", folder / "rules")
    (folder / "knowledge" / "2567" / "all.yaml").write_text(entries, encoding="utf-8")
    return folder
