"""docs/benchmarks.md has the contenders, columns, limits and charts that the code has."""

import re
from pathlib import Path

from tests.bench.charts import CHARTS
from tests.bench.document import BEGIN, DOCUMENT, END, written
from tests.bench.limits import LIMITS
from tests.bench.peers import BOT, CONTENDERS
from tests.bench.sizes import SIZES, asked_of
from tests.bench.tables import ACCURACY, COST, LIMIT_COLUMNS, SETS

Row = tuple[str, ...]


def tables_under(heading: str) -> tuple[Row, list[Row]]:
    """The columns and the rows of the table under a heading."""
    section = DOCUMENT.read_text(encoding="utf-8").split(f"### {heading}\n\n")[1].split("\n\n")[0]
    columns, _, *rows = [tuple(line.strip("| ").split(" | ")) for line in section.splitlines()]
    return columns, rows


def test_the_accuracy_tables_have_every_contender() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for heading in (heading for heading in SETS.values() if f"### {heading}" in text):
        columns, rows = tables_under(heading)
        assert columns == ACCURACY
        assert tuple(row[0] for row in rows) == CONTENDERS


def test_the_cost_table_has_every_contender_at_every_size_that_it_is_measured_at() -> None:
    columns, rows = tables_under("Time and memory")
    assert columns == tuple(name for name, _ in COST)
    due = [(name, f"{size}×") for size in SIZES for name in CONTENDERS if asked_of(name, size)]
    assert [row[:2] for row in rows] == due


def test_the_limits_are_the_codes() -> None:
    columns, rows = tables_under("Limits of the bot")
    assert columns == LIMIT_COLUMNS
    assert [row[:2] for row in rows] == [(name, f"{bound:g}") for name, bound in LIMITS.items()]


def test_the_charts_are_there_and_small() -> None:
    shown = re.findall(r"\]\(charts/([a-z]+\.svg)\)", DOCUMENT.read_text(encoding="utf-8"))
    assert shown == list(CHARTS)
    assert all(0 < (DOCUMENT.parent / "charts" / name).stat().st_size < 100_000 for name in CHARTS)


def test_what_is_written_by_hand_stays(tmp_path: Path) -> None:
    path = tmp_path / "document.md"
    path.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    written(path, "new")
    written(path, "newer")
    assert path.read_text(encoding="utf-8") == f"before\n{BEGIN}\n\nnewer\n\n{END}\nafter\n"


def test_the_bot_is_measured_at_every_size() -> None:
    assert all(asked_of(BOT, size) for size in SIZES)
