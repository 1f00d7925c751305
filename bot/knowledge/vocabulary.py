"""How askers speak: particles that carry nothing, and words that stand for one another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.document import read_document
from bot.language.normalise import bare, normalise

LISTS = ("field", "follow", "story", "asks_yes_or_no", "starts_yes_or_no")
FIELDS: Mapping[str, tuple[type, bool]] = dict.fromkeys(("particles", "synonyms", *LISTS), (str, True))


@dataclass(frozen=True)
class Vocabulary:
    """`particles` are dropped from a question; `canonical` maps a word to the one that stands for its group;
    `field` are words that show that a message is about the awards at all, `follow` those of a bare follow-up,
    `story` those by which a year is told and not asked about. A question is one of yes or no if it has a word of
    `asks_yes_or_no` or begins with one of `starts_yes_or_no`."""

    particles: frozenset[str]
    canonical: Mapping[str, str]
    field: frozenset[str]
    follow: frozenset[str]
    story: frozenset[str]
    asks_yes_or_no: frozenset[str]
    starts_yes_or_no: frozenset[str]

    def content(self, word: str) -> str:
        """The word that stands for its group, or "" for a word that carries nothing."""
        return "" if word in self.particles else self.canonical.get(word, word)

    def polar(self, words: Sequence[str]) -> bool:
        """Whether these are the words of a question of yes or no."""
        return any(word in self.asks_yes_or_no for word in words) or bool(words and words[0] in self.starts_yes_or_no)


def read_vocabulary(home: Path) -> Vocabulary:
    """Read knowledge/language.yaml. Raises SourceFileError."""
    document = read_document(home / "knowledge" / "language.yaml", home)
    fields = document.check((), document.value, FIELDS)
    groups = [[bare(normalise(word)) for word in line.split()] for line in fields["synonyms"].splitlines()]
    canonical = {word: group[0] for group in groups for word in group}
    return Vocabulary(_words(fields["particles"]), canonical, *(_words(fields[name]) for name in LISTS))


def _words(text: str) -> frozenset[str]:
    return frozenset(bare(normalise(word)) for word in text.split())
