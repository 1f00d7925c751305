"""SQLite's full-text search: any of the question's words, best first by its own BM25."""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar

from tests.bench.peers.peer import Peer, Words

TABLE = """CREATE VIRTUAL TABLE wordings USING fts5
(text, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co S* P*'")"""
BEST = "SELECT rowid, rank FROM wordings WHERE wordings MATCH ? ORDER BY rank LIMIT 1"


class Fts5(Peer):
    asked: ClassVar[Mapping[int, int]] = {10: 120, 100: 6}

    @staticmethod
    def publish(texts: Iterable[Words], folder: Path) -> None:
        with sqlite3.connect(folder / "wordings.sqlite3") as db:
            db.execute(TABLE)
            rows = ((place, " ".join(words)) for place, words in enumerate(texts))
            db.executemany("INSERT INTO wordings (rowid, text) VALUES (?, ?)", rows)
            db.execute("INSERT INTO wordings (wordings) VALUES ('optimize')")

    def __init__(self, folder: Path, texts: Iterable[Words]) -> None:
        self._db = sqlite3.connect(folder / "wordings.sqlite3")

    def best(self, words: Words) -> tuple[int, float] | None:
        asked = " OR ".join('"' + word.replace('"', '""') + '"' for word in dict.fromkeys(words))
        found = self._db.execute(BEST, (asked,)).fetchone() if asked else None
        return (found[0], -found[1]) if found else None
