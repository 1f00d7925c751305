"""Which entries answer a question, how they are said, or why none is."""

import math
from dataclasses import replace

from bot.dialogue.turn import Turn, Way
from bot.knowledge.candidate import Candidate
from bot.knowledge.conditions import read_all
from bot.knowledge.entry import Entry
from bot.knowledge.evidence import family
from bot.knowledge.facets import Mention, years_in
from bot.knowledge.handbook import Handbook
from bot.knowledge.reading import Reading
from bot.language.normalise import skeleton

# how the chance of an entry becomes the confidence that it is right, fitted on the validation questions (make fit), but
# for OPPOSED: fitted -1.2, set lower because an opposite verdict does harm
BASE, ODDS, LEARNED, OPPOSED, UNANSWERED = 1.33, 0.64, 0.02, -5.00, -4.13
FIELD_KINDS = ("type", "level", "term")
ANSWER_FROM = 0.50
ASK_FROM = 0.20
FAR_FROM = 0.40  # for a message without a word of the field
NEAR_MISSES = 4
TINY = 1e-6
ENDING, NEARBY = 60, 16  # characters: of the question itself, and before a year
NEAR = 0.10  # of the best one's chance
MOST_LINES = 4
MOST_CHOICES = 10


def decide(turn: Turn, handbook: Handbook) -> Turn:
    """Choose what is said; a turn that has a way already passes."""
    if turn.way or turn.reading is None:
        return turn
    if not turn.reading.pieces:
        return replace(turn, way="far" if turn.text.strip() else "nothing")
    if not turn.candidates:
        return replace(turn, way=_silence(turn.reading, handbook))
    best = turn.candidates[0]
    confidence = confidence_of(turn.candidates, handbook)
    entry = handbook.entries[best.entry]
    if other_years(turn.reading, entry, handbook):
        return replace(turn, way="nothing", confidence=confidence)
    far = entry.outcome == "answer" and not speaks_of_awards(turn.reading, handbook)
    if confidence < (FAR_FROM if far else ASK_FROM):
        return replace(turn, way=_silence(turn.reading, handbook), confidence=confidence)
    if confidence < ANSWER_FROM and entry.outcome == "answer":
        return replace(turn, way="unsure", chosen=_near_misses(turn.candidates, handbook), confidence=confidence)
    return settle(turn, confidence, handbook)


def settle(turn: Turn, confidence: float, handbook: Handbook) -> Turn:
    """Answer with the first candidate, or with its siblings where the question leaves open which one is meant."""
    assert turn.reading is not None
    readings = _readings(handbook.entries[turn.candidates[0].entry], turn.reading, handbook)
    return replace(turn, chosen=readings[:MOST_CHOICES], way=_way(len(readings)), confidence=confidence)


def _way(readings: int) -> Way:
    if readings == 1:
        return "one"
    return "readings" if readings <= MOST_LINES else "choices"


def confidence_of(candidates: tuple[Candidate, ...], handbook: Handbook) -> float:
    """How sure the first candidate is right."""
    weights = (BASE, ODDS, LEARNED, OPPOSED, UNANSWERED)
    evidence = sum(weight * value for weight, value in zip(weights, signs(candidates, handbook), strict=True))
    return 1 / (1 + math.exp(-evidence))


def signs(candidates: tuple[Candidate, ...], handbook: Handbook) -> tuple[float, ...]:
    """What tells whether the first candidate is right: a constant, the odds of its family, what the classifier alone
    thinks of the family, and the chances of entries that would do harm if they were right."""
    first = family(handbook.entries[candidates[0].entry])
    kin = [candidate for candidate in candidates if family(handbook.entries[candidate.entry]) == first]
    chance = sum(candidate.score for candidate in kin)
    learned = math.log(sum(math.exp(candidate.learned) for candidate in kin))
    return 1.0, math.log((chance + TINY) / (1 - chance + TINY)), min(0.0, learned), *doubts(candidates, handbook)


def doubts(candidates: tuple[Candidate, ...], handbook: Handbook) -> tuple[float, float]:
    """The chances that the opposite verdict is right, and that there is no answer, if the first candidate has one."""
    first = handbook.entries[candidates[0].entry]
    opposed = unanswered = 0.0
    for candidate in candidates:
        entry = handbook.entries[candidate.entry]
        opposed += candidate.score * ({entry.verdict, first.verdict} == {"yes", "no"})
        unanswered += candidate.score * (first.outcome == "answer" != entry.outcome)
    return opposed, unanswered


def other_years(reading: Reading, entry: Entry, handbook: Handbook) -> tuple[str, ...]:
    """The years other than the edition's that the question asks about; years of a story told don't count."""
    years = [m for m in reading.mentions if m.kind == "year" and m.value != handbook.edition]
    if not years:
        return ()
    known = frozenset().union(*(years_in(text) for text in (*entry.questions, entry.short, entry.answer)))
    asked = [
        m.value
        for m in years
        if m.value not in known | {entry.edition} and (m.value > handbook.edition or not _told(m, reading, handbook))
    ]
    return tuple(dict.fromkeys(asked))


def _told(year: Mention, reading: Reading, handbook: Handbook) -> bool:
    """Whether the year belongs to the story: it stands early, or after a word of winning or beginning."""
    vocabulary, text = handbook.reader.vocabulary, skeleton(reading.text)
    before = text[max(0, year.start - NEARBY) : year.start]
    dated = any(word in before for word in vocabulary.dated)
    return dated or year.end <= len(text) - ENDING or any(word in vocabulary.story for word in reading.words)


def speaks_of_awards(reading: Reading, handbook: Handbook) -> bool:
    """Whether a message has a word or a name of the field."""
    field = handbook.reader.vocabulary.field
    named = any(mention.kind in FIELD_KINDS for mention in reading.mentions)
    return named or any(word in field for word in (*reading.words, *(piece.word for piece in reading.pieces)))


def _silence(reading: Reading, handbook: Handbook) -> Way:
    """No answer: one for an officer if the message speaks of the awards, else none of the bot's business."""
    return "nothing" if speaks_of_awards(reading, handbook) else "far"


def breaks_when(entry: Entry, reading: Reading, handbook: Handbook) -> bool:
    """Whether the amounts that the question tells are not those that the entry presumes."""
    conditions = read_all(entry.when, handbook.rules[entry.edition]) if entry.when else ()
    return any(condition.holds(reading.told) is False for condition in conditions)


def _near_misses(candidates: tuple[Candidate, ...], handbook: Handbook) -> tuple[str, ...]:
    near = [handbook.entries[c.entry] for c in candidates if c.score >= NEAR * candidates[0].score]
    offered = dict.fromkeys((entry.settled_by or entry).id for entry in near if entry.outcome == "answer")
    return tuple(offered)[:NEAR_MISSES]


def _readings(entry: Entry, reading: Reading, handbook: Handbook) -> tuple[str, ...]:
    """The entries of the topic that the question leaves open, in the order of the files; the best one if none."""
    open_kinds = [kind for kind in entry.facets if not reading.named(kind)]
    if not open_kinds:
        return (entry.id,)
    alike = [
        other.id
        for other in handbook.entries.values()
        if other.line
        and family(other) == family(entry)
        and all(other.facets[kind] == entry.facets[kind] for kind in entry.facets if kind not in open_kinds)
        and not breaks_when(other, reading, handbook)
    ]
    answered = any(handbook.entries[name].outcome == "answer" for name in alike)
    return tuple(alike) if answered and len(alike) > 1 and entry.id in alike else (entry.id,)
