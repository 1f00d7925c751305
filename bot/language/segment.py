"""Cuts Thai text into words, with the words of the field added to the dictionary."""

import hashlib
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import nlpo3
from pythainlp.corpus import thai_words
from pythainlp.tokenize.nlpo3 import segment

from bot.language.normalise import bare

WINDOW = 100  # characters
DOUBTFUL = 3  # words
RUN = re.compile(r"\S+")


class Segmenter:
    """A dictionary for one set of field words; instances with the same words share it."""

    def __init__(self, field_words: Iterable[str] = ()) -> None:
        words = (*thai_words(), *(word for word in field_words if " " not in word))
        self.vocabulary = frozenset(plain for word in words if len(plain := bare(word)) > 1)
        listing = "\n".join(sorted(self.vocabulary))
        self._name = hashlib.sha256(listing.encode()).hexdigest()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "words.txt"
            path.write_text(listing, encoding="utf-8")
            nlpo3.load_dict(str(path), self._name)

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a normalised text, bare of tone marks, without spaces and punctuation.

        Tone marks are what is mistyped most: without them a word with a wrong one is still found. Safe on hostile
        text: 20,000 characters without a break take some milliseconds.
        """
        pieces = (piece for run in RUN.findall(bare(text)) for piece in self._pieces(run))
        return tuple(piece for piece in pieces if any(map(str.isalnum, piece)))

    def _pieces(self, run: str) -> Iterator[str]:
        """The words of a text without spaces, window by window: the last words of a window may be cut wrongly and are
        read again with what follows. (The segmenter's own way with long texts loses their places.)"""
        while len(run) > WINDOW:
            found = segment(run[:WINDOW], custom_dict=self._name)
            kept = found[:-DOUBTFUL] or found
            yield from kept
            run = run[sum(map(len, kept)) :]
        yield from segment(run, custom_dict=self._name)

    def known_share(self, text: str) -> float:
        """How much of the text, by length, is dictionary words of two characters and more: 0 to 1."""
        words = self.words(text)
        known = sum(len(word) for word in words if len(word) > 1 and word in self.vocabulary)
        return known / max(1, sum(map(len, words)))
