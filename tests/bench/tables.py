"""The tables of docs/benchmarks.md."""

from collections.abc import Callable, Mapping, Sequence

from tests.bench.figures import Figures
from tests.bench.limits import LIMITS
from tests.bench.peers import CONTENDERS
from tests.bench.questions import GAUGE, HELD_OUT, VALIDATION

Column = tuple[str, Callable[[Figures], str]]
NONE = "–"
SETS = {HELD_OUT: "Held-out questions", VALIDATION: "Validation questions", GAUGE: "Shared questions"}
ACCURACY = ("contender", "right, answers all", "harmful, answers all", "right, same rate", "harmful, same rate")
COST: tuple[Column, ...] = (
    ("contender", lambda f: f.contender),
    ("size", lambda f: f"{f.size}×"),
    ("asked", lambda f: str(f.asked)),
    ("median ms", lambda f: number(f.median_ms)),
    ("p99 ms", lambda f: number(f.p99_ms)),
    ("memory MB", lambda f: f"{f.memory_mb:,.0f}"),
    ("load s", lambda f: number(f.load_s)),
    ("loop s", lambda f: f"{f.loop_s:.2f}"),
    ("right, held-out", lambda f: held_out_right(f)),
)
LIMIT_COLUMNS = ("limit", "bound", "measured", "held")


def tables(measured: Sequence[Figures], limits: Mapping[str, float]) -> str:
    """All of them, each under its heading."""
    parts = [
        f"### {heading}\n\n{accuracy(measured, name)}"
        for name, heading in SETS.items()
        if any(f.size == 1 and name in f.accuracy for f in measured)
    ]
    parts.append(f"### Time and memory\n\n{cost(measured)}")
    parts.append(f"### Limits of the bot\n\n{limits_table(limits)}")
    return "\n\n".join(parts)


def accuracy(measured: Sequence[Figures], name: str) -> str:
    """At today's size on one question set."""
    rows = []
    for found in measured:
        if found.size == 1 and name in found.accuracy:
            always, kept = found.accuracy[name].always, found.accuracy[name].at_rate
            shares = (percent(value) for value in (always.right, always.harmful, kept.right, kept.harmful))
            rows.append((found.contender, *shares))
    return table(ACCURACY, rows)


def cost(measured: Sequence[Figures]) -> str:
    """Every contender at every size."""
    order = {name: place for place, name in enumerate(CONTENDERS)}
    ranked = sorted(measured, key=lambda f: (f.size, order[f.contender]))
    return table([name for name, _ in COST], [tuple(cell(f) for _, cell in COST) for f in ranked])


def limits_table(limits: Mapping[str, float]) -> str:
    """What the bot is held to, beside what was measured."""
    rows = [
        (name, f"{bound:g}", f"{limits[name]:.2f}", "yes" if limits[name] <= bound else "**no**")
        for name, bound in LIMITS.items()
    ]
    return table(LIMIT_COLUMNS, rows)


def held_out_right(found: Figures) -> str:
    """At the same answer rate."""
    return percent(found.accuracy[HELD_OUT].at_rate.right) if HELD_OUT in found.accuracy else NONE


def percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def number(value: float) -> str:
    """Three figures are enough."""
    return f"{value:,.2f}" if value < 10 else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
