"""How a question is read: its words, what it names, and the features by which entries are compared."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.knowledge.facets import Facets, Mention
from bot.knowledge.vocabulary import Vocabulary
from bot.language.normalise import bare, normalise, skeleton
from bot.language.quantities import MONTHS_A_YEAR, quantities
from bot.language.segment import Segmenter

KINDS = ("type", "agency", "level", "track", "year", "term")
SIGNS = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
WORD, PAIR, GRAM, NAMED = 1.0, 0.6, 0.25, 1.0
GRAM_SIZES = (2, 3)
ENDING, BEFORE = 20, 0.35  # words
WINNING, GOT = 3, bare("ได้")


@dataclass(frozen=True)
class Piece:
    """A word of the question, or a name in it. `word` is empty where it carries nothing; `bone` is its skeleton,
    one sign for a name of whatever value. `won` tells of a type that it is named as an award already won."""

    word: str
    bone: str
    name: Mention | None = None
    won: bool = False


@dataclass(frozen=True)
class Reading:
    """A question as read: its normalised text, its words, what it names, and its pieces."""

    text: str
    words: tuple[str, ...]
    mentions: tuple[Mention, ...]
    pieces: tuple[Piece, ...]
    polar: bool
    """Whether it can be answered by yes or no."""
    told: Mapping[str, float] = field(default_factory=dict)
    """The amounts that it tells: months, score, pages, areas; `started_after` are the months between two years."""

    def named(self, kind: str) -> tuple[str, ...]:
        """The distinct values of a facet kind that the question names, in reading order."""
        return tuple(dict.fromkeys(mention.value for mention in self.mentions if mention.kind == kind))

    @property
    def features(self) -> dict[str, float]:
        """What the whole question is compared by."""
        return features(self.pieces)


@dataclass(frozen=True)
class Reader:
    """Reads questions; stored questions and askers' are read by the same one."""

    segmenter: Segmenter
    vocabulary: Vocabulary
    facets: Facets

    def read(self, text: str) -> Reading:
        """Read one question, normalised or not."""
        text = normalise(text)
        words = self.segmenter.words(text)
        mentions = self.facets.mentions(words)
        pieces = tuple(self._pieces(words, mentions))
        told = quantities(text) | _between(sorted({m.value for m in mentions if m.kind == "year"}))
        return Reading(text, words, mentions, pieces, self.vocabulary.polarity.polar(text), told)

    def _pieces(self, words: Sequence[str], mentions: Sequence[Mention]) -> list[Piece]:
        """Names are masked by their kind, so that a question about one type resembles that about another."""
        pieces: list[Piece] = []
        position, last = 0, None
        for word in words:
            bone = skeleton(word)
            over = next((m for m in mentions if m.start < position + len(bone) and m.end > position), None)
            if over is None:
                pieces.append(Piece(self.vocabulary.content(word), bone))
            elif over is not last:
                won = over.kind == "type" and self._won([piece.word for piece in pieces[-WINNING:]])
                pieces.append(Piece(f"<{over.kind}>", SIGNS[over.kind], over, won))
            last = over
            position += len(bone)
        return pieces

    def _won(self, before: Sequence[str]) -> bool:
        """Whether the words before a type tell that it was won: "เคยได้สัมฤทธิผล"."""
        story, got = self.vocabulary.story, self.vocabulary.canonical.get(GOT, GOT)
        return before[-1:] == [got] or any(word in story for word in before)


def _between(years: Sequence[str]) -> dict[str, float]:
    """The time from the earlier to the later of two years."""
    return {"started_after": (int(years[1]) - int(years[0])) * MONTHS_A_YEAR} if len(years) == 2 else {}


def features(pieces: Sequence[Piece]) -> dict[str, float]:
    """Words, word pairs, character n-grams and names of a question, each with its weight. A story ends with its
    question: what stands before its last words counts less."""
    found: dict[str, float] = defaultdict(float)
    for part, weight in ((pieces[:-ENDING], BEFORE), (pieces[-ENDING:], 1.0)):
        content = [piece.word for piece in part if piece.word]
        for word in content:
            found["w:" + word] += WORD * weight
        for first, second in pairwise(content):
            found[f"p:{first} {second}"] += PAIR * weight
        bones = "".join(piece.bone for piece in part)
        for size in GRAM_SIZES:
            for start in range(len(bones) - size + 1):
                found["g:" + bones[start : start + size]] += GRAM * weight
    for piece in pieces:
        if piece.name:
            found[f"n:{piece.name.kind}={piece.name.value}"] = NAMED
        if piece.name and piece.won:
            found[f"n:won={piece.name.value}"] = NAMED
    return dict(found)
