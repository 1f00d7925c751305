"""What one would use instead: each ranks the same stored wordings, and its best wording's entry is its answer."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from tests.bench.peers.peer import Peer


class Peers(Mapping[str, type[Peer]]):
    """The peers by name, from their modules; one is imported when it is asked for, so that a process holds no other
    peer's library."""

    def __init__(self, places: Mapping[str, tuple[str, str]]) -> None:
        self._places = places

    def __getitem__(self, name: str) -> type[Peer]:
        module, peer = self._places[name]
        found: type[Peer] = getattr(import_module(f"{__name__}.{module}"), peer)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


PEERS = Peers(
    {
        "TF-IDF characters": ("tfidf", "TfidfCharacters"),
        "TF-IDF words": ("tfidf", "TfidfWords"),
        "rank_bm25": ("bm25", "RankBm25"),
        "bm25s": ("bm25", "Bm25s"),
        "rapidfuzz": ("rapid", "Rapidfuzz"),
        "SQLite FTS5": ("fts5", "Fts5"),
    }
)
BOT = "bot"
CONTENDERS = (BOT, *PEERS)
