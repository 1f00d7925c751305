"""The award years that the bot knows."""

from pathlib import Path

FOLDERS = ("knowledge", "rules")


def editions(home: Path) -> tuple[str, ...]:
    """The years that knowledge/ or rules/ has a folder of, the oldest first."""
    paths = (path for name in FOLDERS if (home / name).is_dir() for path in (home / name).iterdir())
    return tuple(sorted({path.name for path in paths if path.is_dir() and path.name.isdigit()}))
