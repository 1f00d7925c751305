"""What every test may use. The shared folder is named here and nowhere else in the tests."""

import os
from pathlib import Path

import pytest

from bot.knowledge.handbook import Handbook, open_handbook
from bot.settings import home_folder

ROOT = Path(__file__).resolve().parent.parent


def _shared() -> Path | None:
    folder = (ROOT / os.environ.get("SHARED", "../shared")).resolve()
    return folder if folder.is_dir() else None


SHARED: Path | None = _shared()
"""The folder with the official documents, the question set and the LINE specification; None where it is absent."""


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The project's own knowledge and rules."""
    return open_handbook(home_folder())
