"""A store in a new file for each test."""

from pathlib import Path

import pytest

from bot.store.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "awardbot.sqlite3"


@pytest.fixture
def store(path: Path) -> Store:
    store = Store(path, busy_timeout=0.2)
    store.migrate()
    return store
