"""BM25 over words, by two libraries with their standard settings."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar

import bm25s
import numpy as np
from rank_bm25 import BM25Okapi

from tests.bench.peers.peer import Peer, Words


class RankBm25(Peer):
    """It has no form on disk: a process builds it from the wordings."""

    asked: ClassVar[Mapping[int, int]] = {10: 12, 100: 4}

    @staticmethod
    def publish(texts: Iterable[Words], folder: Path) -> None:
        """Nothing to write."""

    def __init__(self, folder: Path, texts: Iterable[Words]) -> None:
        self._ranker = BM25Okapi(texts)

    def best(self, words: Words) -> tuple[int, float] | None:
        return _best(self._ranker.get_scores(words))


class Bm25s(Peer):
    @staticmethod
    def publish(texts: Iterable[Words], folder: Path) -> None:
        ranker = bm25s.BM25()
        ranker.index([list(words) for words in texts], show_progress=False)
        ranker.save(str(folder))

    def __init__(self, folder: Path, texts: Iterable[Words]) -> None:
        self._ranker = bm25s.BM25.load(str(folder))

    def best(self, words: Words) -> tuple[int, float] | None:
        return _best(self._ranker.get_scores(list(words))) if words else None


def _best(scores: np.ndarray) -> tuple[int, float] | None:
    place = int(scores.argmax())
    return (place, float(scores[place])) if scores[place] > 0 else None
