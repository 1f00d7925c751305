"""Whether an entry is about what the question names and tells."""

from collections.abc import Sequence

from bot.knowledge.conditions import Condition, read_condition
from bot.knowledge.editions import EDITION
from bot.knowledge.entries import Entry
from bot.knowledge.reading import Reading
from bot.rules.rulebook import Rulebook

NAMED_RIGHT, NAMED_OTHER, NOT_NAMED = 0.05, 0.45, 0.04
OTHER_FORM = 0.06  # a yes/no question answered without a verdict, or the other way round
TOLD_RIGHT, TOLD_OTHER = 0.08, 0.3
RIGHT_EDITION, OTHER_EDITION = 0.08, 0.08
CHAT, CHAT_LONG = 8, 0.6  # nobody chats in so many words


def agree(score: float, entry: Entry, reading: Reading, conditions: Sequence[Condition] = ()) -> float:
    """The score after comparing what the entry is about with what the question names and tells, and the forms of
    both."""
    for kind, values in entry.facets.items():
        named = reading.named(kind)
        if not named:
            score -= NOT_NAMED
        elif set(values) <= set(named):
            score += NAMED_RIGHT * len(values)
        else:
            score *= NAMED_OTHER
    decides = entry.verdict is not None or (bool(entry.holds) and len(reading.named("level")) == 1)
    if entry.outcome == "answer" and reading.polar != decides:
        score -= OTHER_FORM
    score -= _other_edition(entry, reading)
    if entry.outcome == "smalltalk" and len(reading.pieces) > CHAT:
        score *= CHAT_LONG
    held = [condition.holds(reading.told) for condition in conditions]
    if False in held:
        return score * TOLD_OTHER
    return score + TOLD_RIGHT if True in held else score


def fits(entry: Entry, reading: Reading) -> bool:
    """Whether the question names all that the entry needs."""
    return all(set(values) <= set(reading.named(kind)) for kind, values in entry.facets.items())


def family(entry: Entry) -> tuple[object, ...]:
    """Entries of one family say the same of other facet values; different verdicts answer different questions."""
    if not entry.facets:
        return (entry.id,)
    return (entry.topic, frozenset(entry.facets), entry.verdict)


def _other_edition(entry: Entry, reading: Reading) -> float:
    """What an entry of another year than the question's loses; a question without a year means the newest rules."""
    years = reading.named("year")
    if entry.edition in years:
        return -RIGHT_EDITION
    return OTHER_EDITION if entry.edition != EDITION else 0.0


def conditions_of(entry: Entry, rulebook: Rulebook) -> tuple[Condition, ...]:
    """The entry's conditions with the values of its edition."""
    read = [read_condition(kind, text, rulebook) for kind, texts in entry.when.items() for text in texts]
    return tuple(condition for condition in read if condition)
