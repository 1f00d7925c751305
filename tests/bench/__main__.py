"""make bench: prints every figure, writes the tables and charts of docs/benchmarks.md. Exit status 1 if a limit is
missed. `again` writes them from the figures of the last run, which build/ keeps."""

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.knowledge.handbook import open_handbook
from bot.settings import home_folder
from tests.bench.charts import draw
from tests.bench.contest import Contest
from tests.bench.document import CHARTS, DOCUMENT, circumstances, written
from tests.bench.figures import Figures, figures_of
from tests.bench.limits import LIMITS, show
from tests.bench.load import serve_a_crowd
from tests.bench.peers import BOT
from tests.bench.questions import question_sets
from tests.bench.stored import stored
from tests.bench.tables import tables
from tests.conftest import ROOT

KEPT = ROOT / "build" / "bench.json"


def run() -> dict[str, Any]:
    """Measure everything."""
    handbook, begun = open_handbook(home_folder()), datetime.now(UTC)
    limits = serve_a_crowd()
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        for found in Contest(handbook, stored(handbook), question_sets(), Path(folder)).run():
            print(line(found), flush=True)
            measured.append(found)
    limits |= answer_times(measured)
    made = {"about": circumstances(handbook, begun), "limits": limits, "figures": [f.as_json() for f in measured]}
    KEPT.write_text(json.dumps(made), encoding="utf-8")
    return made


def line(found: Figures) -> str:
    """A contender at a size, as it is printed while the others are still running."""
    shares = " ".join(
        f"{name} {100 * both.at_rate.right:.1f} % harmful {100 * both.at_rate.harmful:.1f} %"
        for name, both in found.accuracy.items()
    )
    return (
        f"{found.size:4}× {found.contender:18} median {found.median_ms:8.2f} ms  p99 {found.p99_ms:8.2f} ms  "
        f"{found.memory_mb:6.0f} MB  publish {found.publish_s:5.1f} s  load {found.load_s:5.2f} s  "
        f"calibration {found.loop_s:.3f} s  {shares}"
    )


def answer_times(measured: Sequence[Figures]) -> dict[str, float]:
    """The bot's times that have a limit."""
    bot = {found.size: found for found in measured if found.contender == BOT}
    return {"median_ms": bot[1].median_ms, "p99_ms": bot[1].p99_ms, "median_100_ms": bot[max(bot)].median_ms}


def publish(made: Mapping[str, Any]) -> bool:
    """Write the document and the charts, print the limits; whether all are held."""
    measured = [figures_of(raw) for raw in made["figures"]]
    written(DOCUMENT, f"{made['about']}\n\n{tables(measured, made['limits'])}")
    draw(measured, CHARTS)
    return all([show(name, made["limits"][name], "", name) for name in LIMITS])


if __name__ == "__main__":
    kept = sys.argv[1:] == ["again"]
    sys.exit(0 if publish(json.loads(KEPT.read_text(encoding="utf-8")) if kept else run()) else 1)
