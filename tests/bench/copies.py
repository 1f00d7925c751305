"""Knowledge of a size that the project doesn't have: its wordings again, about other things."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from zlib import crc32

COMMON = 200  # words that stay in every copy: what questions are made of whatever they are about
STEP = 7919  # prime: the same word has another substitute in every copy


class Copies:
    """Half of the less common words of a copy, and of each wording at least the rarest, are words that the knowledge
    doesn't have. The same every time, and the same for a word throughout a copy."""

    def __init__(self, texts: Sequence[Sequence[str]], strange: Sequence[str]) -> None:
        counts = Counter(word for words in texts for word in set(words))
        self._texts, self._strange = texts, strange
        self._digests = {word: crc32(word.encode()) for word in counts}
        self._common = {word for word, _ in counts.most_common(COMMON)}
        self._rarest = [min(words, key=counts.__getitem__, default="") for words in texts]

    def made(self, number: int) -> Iterator[Sequence[str]]:
        """The wordings of a copy, in order."""
        spoken = self.spoken(number)
        for words, rarest in zip(self._texts, self._rarest, strict=True):
            made = [spoken[word] for word in words]
            yield made if made != words else [self.substitute(w, number) if w == rarest else w for w in words]

    def spoken(self, number: int) -> Mapping[str, str]:
        """Every word as a copy has it."""
        kept = {word for word in self._digests if word in self._common or self._stays(word, number)}
        return {word: word if word in kept else self.substitute(word, number) for word in self._digests}

    def substitute(self, word: str, number: int) -> str:
        """The word that stands for another one in a copy."""
        return self._strange[(self._digests[word] + number * STEP) % len(self._strange)]

    def _stays(self, word: str, number: int) -> bool:
        return bool(crc32(f"{number} {word}".encode()) & 1)
