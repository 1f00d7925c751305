"""Which entries answer a question, how they are said, or why none is."""

import math
from dataclasses import replace

from bot.dialogue.turn import Turn, Way
from bot.knowledge.agreement import family
from bot.knowledge.candidate import Candidate
from bot.knowledge.editions import EDITION
from bot.knowledge.entries import Entry
from bot.knowledge.library import Library
from bot.knowledge.reading import Reading

# the weights of the evidence for a right answer, fitted on the validation questions: right or not
BASE, SCORE, MARGIN, WORDING = -0.87, 2.6, 4.6, -1.2
FIELD_KINDS = ("type", "level", "term")
ANSWER_FROM = 0.60
ASK_FROM = 0.55
FAR_FROM = 0.64  # for a message without a word of the field
NEAR_MISSES = 3
NEAR = 0.85
MOST_LINES = 4
MOST_CHOICES = 10


def decide(turn: Turn, library: Library) -> Turn:
    """Choose what is said; a turn that has a way already passes."""
    if turn.way or turn.reading is None:
        return turn
    if not turn.reading.pieces:
        return replace(turn, way="far" if turn.text.strip() else "nothing")
    if not turn.candidates:
        return replace(turn, way=_silence(turn.reading, library))
    best = turn.candidates[0]
    confidence = confidence_of(turn.candidates)
    entry = library.entries[best.entry]
    if other_years(turn.reading, entry, library):
        return replace(turn, way="nothing", confidence=confidence)
    far = entry.outcome == "answer" and not speaks_of_awards(turn.reading, library)
    if confidence < (FAR_FROM if far else ASK_FROM):
        return replace(turn, way=_silence(turn.reading, library), confidence=confidence)
    if confidence < ANSWER_FROM and entry.outcome == "answer":
        return replace(turn, way="unsure", chosen=_near_misses(turn.candidates, library), confidence=confidence)
    readings = _readings(entry, turn.reading, library)
    return replace(turn, chosen=readings[:MOST_CHOICES], way=_way(len(readings)), confidence=confidence)


def _way(readings: int) -> Way:
    if readings == 1:
        return "one"
    return "readings" if readings <= MOST_LINES else "choices"


def confidence_of(candidates: tuple[Candidate, ...]) -> float:
    """How sure the first candidate is right: from its score, its lead over the best of another topic, and how alike
    its wording is."""
    best = candidates[0]
    rival = next((c.score for c in candidates if c.topic != best.topic), 0.0)
    evidence = BASE + SCORE * best.score + MARGIN * (best.score - rival) + WORDING * best.alike
    return 1 / (1 + math.exp(-evidence))


def other_years(reading: Reading, entry: Entry, library: Library) -> tuple[str, ...]:
    """The years other than the edition's that the question asks about; years of a story told don't count."""
    years = [m for m in reading.mentions if m.kind == "year" and m.value != EDITION]
    if not years:
        return ()
    known = {m.value for q in (*entry.questions, entry.short, entry.answer) for m in library.reader.read(q).mentions}
    asked = [
        m.value
        for m in years
        if m.value not in known | {entry.edition} and (m.value > EDITION or not _told(reading, library))
    ]
    return tuple(dict.fromkeys(asked))


def _told(reading: Reading, library: Library) -> bool:
    return any(word in library.reader.vocabulary.story for word in reading.words)


def speaks_of_awards(reading: Reading, library: Library) -> bool:
    """Whether a message has a word or a name of the field."""
    field = library.reader.vocabulary.field
    named = any(mention.kind in FIELD_KINDS for mention in reading.mentions)
    return named or any(word in field for word in (*reading.words, *(piece.word for piece in reading.pieces)))


def _silence(reading: Reading, library: Library) -> Way:
    """No answer: one for an officer if the message speaks of the awards, else none of the bot's business."""
    return "nothing" if speaks_of_awards(reading, library) else "far"


def _near_misses(candidates: tuple[Candidate, ...], library: Library) -> tuple[str, ...]:
    near = [c for c in candidates if c.score >= NEAR * candidates[0].score]
    return tuple(c.entry for c in near if library.entries[c.entry].outcome == "answer")[:NEAR_MISSES]


def _readings(entry: Entry, reading: Reading, library: Library) -> tuple[str, ...]:
    """The entries of the topic that the question leaves open, in the order of the files; the best one if none."""
    open_kinds = [kind for kind in entry.facets if not reading.named(kind)]
    if not open_kinds:
        return (entry.id,)
    alike = [
        other.id
        for other in library.entries.values()
        if other.line
        and family(other) == family(entry)
        and all(other.facets[kind] == entry.facets[kind] for kind in entry.facets if kind not in open_kinds)
    ]
    return tuple(alike) if len(alike) > 1 and entry.id in alike else (entry.id,)
