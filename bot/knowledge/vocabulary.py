"""How askers speak: particles that carry nothing, and words that stand for one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.document import read_document
from bot.knowledge.polarity import Polarity, read_polarity
from bot.language.normalise import bare, normalise

LISTS = ("field", "follow", "story", "dated")
ASKING = ("asks_yes_or_no", "starts_yes_or_no", "asks_openly", "asks_leave")
FIELDS: Mapping[str, tuple[type, bool]] = dict.fromkeys(("particles", "synonyms", *LISTS, *ASKING), (str, True))


@dataclass(frozen=True)
class Vocabulary:
    """`particles` are dropped from a question; `canonical` maps a word to the one that stands for its group;
    `field` are words that show that a message is about the awards at all, `follow` those of a bare follow-up,
    `story` those by which years are told and not asked about, `dated` those that stand a little before such a year."""

    particles: frozenset[str]
    canonical: Mapping[str, str]
    field: frozenset[str]
    follow: frozenset[str]
    story: frozenset[str]
    dated: frozenset[str]
    polarity: Polarity

    def content(self, word: str) -> str:
        """The word that stands for its group, or "" for a word that carries nothing."""
        return "" if word in self.particles else self.canonical.get(word, word)


def read_vocabulary(home: Path) -> Vocabulary:
    """Read knowledge/language.yaml. Raises SourceFileError."""
    document = read_document(home / "knowledge" / "language.yaml", home)
    fields = document.check((), document.value, FIELDS)
    groups = [[bare(normalise(word)) for word in line.split()] for line in fields["synonyms"].splitlines()]
    canonical = {word: group[0] for group in groups for word in group}
    particles = _words(fields["particles"])
    endings, openers, openly, leave = (_words(fields[name]) for name in ASKING)
    field, follow, story, dated = (_words(fields[name]) for name in LISTS)
    polarity = read_polarity(endings, openers, openly, leave, particles)
    return Vocabulary(particles, canonical, field, follow, story, dated, polarity)


def _words(text: str) -> frozenset[str]:
    return frozenset(bare(normalise(word)) for word in text.split())
