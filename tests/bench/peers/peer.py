"""What the benchmark asks of a peer."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

Words = Sequence[str]


class Peer(ABC):
    """Made from a folder with its published index, or from the wordings' words where it has no form on disk."""

    asked: ClassVar[Mapping[int, int]] = {10: 120, 100: 120}
    """How many of the held-out questions it is asked at a size; it is not measured at a size that is missing."""

    @staticmethod
    @abstractmethod
    def publish(texts: Iterable[Words], folder: Path) -> None:
        """Write the index of the wordings into a folder, once."""

    @abstractmethod
    def __init__(self, folder: Path, texts: Iterable[Words]) -> None:
        """Load the index."""

    @abstractmethod
    def best(self, words: Words) -> tuple[int, float] | None:
        """The place of the wording most alike, and its score; None where nothing is alike."""
