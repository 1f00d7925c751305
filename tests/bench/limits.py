"""The limits that the bot holds, printed beside what was measured."""

from tests.bench.calibration import calibration

LIMITS = {
    "median_ms": 2.0,
    "p99_ms": 8.0,
    "median_100_ms": 6.0,
    "ready_s": 2.0,
    "memory_mb": 250.0,
    "slowest_200_s": 2.0,
}


def show(name: str, value: float, unit: str, limit: str | None = None) -> bool:
    """Print a figure beside the calibration loop; whether its limit is held."""
    held = limit is None or value <= LIMITS[limit]
    bound = "" if limit is None else f"  limit {LIMITS[limit]:g} {'held' if held else 'MISSED'}"
    print(f"{name:34} {value:9.2f} {unit:3}  calibration {calibration():.3f} s{bound}", flush=True)
    return held
