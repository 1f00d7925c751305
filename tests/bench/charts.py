"""The charts of docs/benchmarks.md, as small SVG files that are the same for the same figures."""

from collections.abc import Callable, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tests.bench.figures import Figures
from tests.bench.peers import BOT, CONTENDERS
from tests.bench.questions import HELD_OUT

RIGHT, HARM, QUIET = "#0a6b3b", "#b3261e", "#8a94a0"
CHARTS = ("accuracy.svg", "time.svg", "memory.svg")
SETTINGS = {"svg.hashsalt": "bench", "font.family": "DejaVu Sans", "font.size": 9, "svg.fonttype": "none"}
MARKERS = "os^vDPX"


def draw(measured: Sequence[Figures], folder: Path) -> None:
    """Write every chart into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(SETTINGS):
        _save(_accuracy(measured), folder / CHARTS[0])
        _save(_by_size(measured, "median time of an answer, ms", lambda f: f.median_ms), folder / CHARTS[1])
        _save(_by_size(measured, "resident memory, MB", lambda f: f.memory_mb), folder / CHARTS[2])


def _accuracy(measured: Sequence[Figures]) -> Figure:
    """Held-out questions at today's size, all answering at the bot's rate."""
    shown = [f for f in measured if f.size == 1 and HELD_OUT in f.accuracy][::-1]
    figure, axes = _empty()
    places = range(len(shown))
    for offset, colour, label in ((0.2, RIGHT, "right"), (-0.2, HARM, "harmful")):
        shares = [100 * getattr(f.accuracy[HELD_OUT].at_rate, label) for f in shown]
        bars = axes.barh([place + offset for place in places], shares, 0.38, color=colour, label=label)
        axes.bar_label(bars, fmt="%.1f", padding=2)
    axes.set_yticks(list(places), [f.contender for f in shown])
    axes.set_xlabel("% of the held-out questions, at the same answer rate")
    axes.set_xlim(0, 105)
    axes.legend(frameon=False, loc="lower right")
    return figure


def _by_size(measured: Sequence[Figures], label: str, value: Callable[[Figures], float]) -> Figure:
    figure, axes = _empty()
    for name, marker in zip(CONTENDERS, MARKERS, strict=True):
        own = sorted((f.size, value(f)) for f in measured if f.contender == name)
        style = {"color": RIGHT, "linewidth": 2.5, "zorder": 3} if name == BOT else {"color": QUIET, "linewidth": 1}
        axes.loglog(*zip(*own, strict=True), marker=marker, label=name, **style)
    axes.set_xticks(sizes := sorted({f.size for f in measured}), [f"{size}×" for size in sizes])
    axes.set_xlabel("knowledge")
    axes.set_ylabel(label)
    axes.legend(frameon=False, fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    return figure


def _empty() -> tuple[Figure, Axes]:
    figure = Figure(figsize=(7, 3.4), layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _save(figure: Figure, path: Path) -> None:
    figure.savefig(path, metadata={"Date": None})
