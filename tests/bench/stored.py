"""The stored wordings that every contender ranks, cut into words by the bot's own reader."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.copies import Copies

if TYPE_CHECKING:
    from bot.knowledge.handbook import Handbook

STRANGE_LENGTHS = range(3, 11)


@dataclass(frozen=True)
class Stored:
    """`wordings` are (entry, words); `strange` are dictionary words that no wording has."""

    wordings: Sequence[tuple[str, Sequence[str]]]
    strange: Sequence[str]

    def texts(self, size: int) -> Iterator[Sequence[str]]:
        """The words of every wording, then those of its copies: `size` times as many."""
        texts = [words for _, words in self.wordings]
        yield from texts
        copies = Copies(texts, self.strange)
        for number in range(1, size):
            yield from copies.made(number)

    def entry(self, place: int) -> str:
        """The entry of the wording at a place of `texts`; a copy's has its number before it."""
        number, place = divmod(place, len(self.wordings))
        return copy_of(self.wordings[place][0], number)

    def write(self, path: Path) -> None:
        path.write_text(json.dumps([self.wordings, self.strange], ensure_ascii=False), encoding="utf-8")


def read_stored(path: Path) -> Stored:
    return Stored(*json.loads(path.read_text(encoding="utf-8")))


def stored(handbook: "Handbook") -> Stored:
    """All wordings of all entries; a topic's own ask for the first of its entries that needs a facet."""
    asked = [(entry.id, question) for entry in handbook.entries.values() for question in entry.questions]
    for topic in handbook.topics.values():
        siblings = (e.id for e in handbook.entries.values() if e.topic == topic.id and e.facets and not e.settled_by)
        first = next(siblings, None)
        asked += [(first, question) for question in topic.questions if first]
    wordings = [(entry, handbook.reader.read(question).words) for entry, question in asked]
    known = {word for _, words in wordings for word in words}
    strange = (w for w in handbook.reader.segmenter.vocabulary - known if len(w) in STRANGE_LENGTHS and not w.isascii())
    return Stored(wordings, sorted(strange))


def copy_of(entry: str, number: int) -> str:
    """The id of a copy; the original is copy 0."""
    return f"{number}~{entry}" if number else entry
