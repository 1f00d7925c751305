"""The award years that the bot knows."""

from pathlib import Path

EDITION = "2567"
"""The year that a question means which names none, in the Buddhist era."""


def editions(home: Path) -> tuple[str, ...]:
    """The years that knowledge/ has a folder of, EDITION among them."""
    years = {path.name for path in (home / "knowledge").iterdir() if path.is_dir() and path.name.isdigit()}
    return tuple(sorted(years | {EDITION}))
