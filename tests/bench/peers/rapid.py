"""rapidfuzz over all wordings, one by one."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar

from rapidfuzz import fuzz, process

from tests.bench.peers.peer import Peer, Words


class Rapidfuzz(Peer):
    asked: ClassVar[Mapping[int, int]] = {10: 120, 100: 6}

    @staticmethod
    def publish(texts: Iterable[Words], folder: Path) -> None:
        with (folder / "wordings.txt").open("w", encoding="utf-8") as file:
            file.writelines(" ".join(words) + "\n" for words in texts)

    def __init__(self, folder: Path, texts: Iterable[Words]) -> None:
        with (folder / "wordings.txt").open(encoding="utf-8") as file:
            self._wordings = [line.rstrip("\n") for line in file]

    def best(self, words: Words) -> tuple[int, float] | None:
        found = process.extractOne(" ".join(words), self._wordings, scorer=fuzz.token_set_ratio)
        return (found[2], found[1]) if found and found[1] > 0 else None
