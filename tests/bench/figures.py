"""What was measured of a contender at one size."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from tests.bench.accuracy import Accuracy
from tests.bench.judged import Score


@dataclass(frozen=True)
class Figures:
    """`loop_s` is the calibration loop in the same process. `accuracy` is by question set, empty where it would say
    nothing: of the bot at sizes it has not learned, of too few questions."""

    contender: str
    size: int
    asked: int
    publish_s: float
    load_s: float
    median_ms: float
    p99_ms: float
    memory_mb: float
    loop_s: float
    accuracy: Mapping[str, Accuracy]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def figures_of(raw: Mapping[str, Any]) -> Figures:
    """What `as_json` made."""
    accuracy = {
        name: Accuracy(Score(**both["always"]), Score(**both["at_rate"])) for name, both in raw["accuracy"].items()
    }
    return Figures(**{**raw, "accuracy": accuracy})


def median_and_99th(spent: Sequence[float]) -> tuple[float, float]:
    """The middle time, and that which one in a hundred exceeds (of fewer than a hundred: the longest)."""
    return median(spent), sorted(spent)[int(len(spent) * 0.99)]
