"""scikit-learn TF-IDF and cosine, over character 2- and 3-grams or over words."""

import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar

import numpy as np
from scipy.sparse import load_npz, save_npz
from sklearn.feature_extraction.text import TfidfVectorizer

from tests.bench.peers.peer import Peer, Words

SIZES = (2, 3)


def whole(words: Words) -> Words:
    """Words are cut already."""
    return words


class Tfidf(Peer):
    """The matrix lies by feature, so that a question touches only the wordings it shares something with."""

    settings: ClassVar[dict[str, object]] = {}

    @staticmethod
    def given(words: Words) -> object:
        """What the vectoriser takes."""
        raise NotImplementedError

    @classmethod
    def publish(cls, texts: Iterable[Words], folder: Path) -> None:
        vectoriser = TfidfVectorizer(lowercase=False, dtype=np.float32, sublinear_tf=True, **cls.settings)
        matrix = vectoriser.fit_transform(map(cls.given, texts))
        save_npz(folder / "matrix.npz", matrix.T.tocsr(), compressed=False)
        (folder / "vectoriser.pickle").write_bytes(pickle.dumps(vectoriser))

    def __init__(self, folder: Path, texts: Iterable[Words]) -> None:
        self._matrix = load_npz(folder / "matrix.npz")
        self._vectoriser = pickle.loads((folder / "vectoriser.pickle").read_bytes())

    def best(self, words: Words) -> tuple[int, float] | None:
        scores = self._vectoriser.transform([self.given(words)]) @ self._matrix
        if not scores.nnz:
            return None
        first = int(scores.data.argmax())
        return int(scores.indices[first]), float(scores.data[first])


class TfidfCharacters(Tfidf):
    """At the largest size making its index alone takes seven minutes and 7 GB."""

    asked: ClassVar[Mapping[int, int]] = {10: 120}
    settings: ClassVar[dict[str, object]] = {"analyzer": "char", "ngram_range": SIZES}

    @staticmethod
    def given(words: Words) -> object:
        return "".join(words)


class TfidfWords(Tfidf):
    settings: ClassVar[dict[str, object]] = {"analyzer": whole}

    @staticmethod
    def given(words: Words) -> object:
        return words
