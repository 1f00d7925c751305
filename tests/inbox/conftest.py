"""A store in a new file for each test."""

from tests.store.conftest import path, store

__all__ = ["path", "store"]
