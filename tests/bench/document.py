"""docs/benchmarks.md: the words are written by hand, what stands between the marks by `make bench`."""

import os
import platform
from datetime import datetime
from pathlib import Path

from bot.knowledge.handbook import Handbook
from bot.pages.dates import BUDDHIST_ERA, THAILAND
from tests.conftest import ROOT

DOCUMENT = ROOT / "docs" / "benchmarks.md"
CHARTS = ROOT / "docs" / "charts"
BEGIN, END = "<!-- written by make bench -->", "<!-- to here -->"


def written(path: Path, made: str) -> None:
    """Put what was made between the marks."""
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    path.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{after}", encoding="utf-8")


def circumstances(handbook: Handbook, moment: datetime) -> str:
    """When, on what, and with how much knowledge."""
    there = moment.astimezone(THAILAND)
    wordings = sum(len(entry.questions) for entry in handbook.entries.values())
    return (
        f"Measured on {there:%-d %B} {there.year + BUDDHIST_ERA} (Buddhist era), {there:%H:%M} Thai time: "
        f"{len(handbook.entries):,} entries, {wordings:,} wordings; {os.cpu_count()} cores ({platform.machine()}), "
        f"Python {platform.python_version()}."
    )
