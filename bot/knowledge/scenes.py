"""What people tell before they ask: knowledge/scenes.yaml."""

from pathlib import Path

from bot.document import read_document


def read_scenes(home: Path) -> tuple[str, ...]:
    """The scenes, a line each. Raises SourceFileError."""
    document = read_document(home / "knowledge" / "scenes.yaml", home)
    text = document.check((), document.value, {"scenes": (str, True)})["scenes"]
    return tuple(line.strip() for line in text.splitlines() if line.strip())
