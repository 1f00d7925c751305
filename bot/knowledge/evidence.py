"""What speaks for an entry as the answer to a question, and how much each thing weighs."""

from collections.abc import Mapping

from bot.knowledge.entry import Entry
from bot.knowledge.presumed import Presumed
from bot.knowledge.reading import Reading

WEIGHTS: Mapping[str, float] = {
    "learned": 0.66,  # how likely the classifier thinks it, as a logarithm
    "named_right": 0.73,  # a name that it needs and the question gives
    "named_other": -2.50,  # it gives another name of that kind; fitted -1.1, but such an answer does harm
    "not_named": 0.17,  # the question gives none
    "value_unused": -1.50,  # it names another value of that kind besides
    "type_unused": 0.73,  # the question names a type that the entry is not about
    "level_unused": -0.06,
    "no_verdict": -1.67,  # a question of yes or no, an entry without a verdict
    "verdict_unasked": -0.21,
    "depends": -0.11,
    "edition_named": 0.66,
    "edition_other": -0.06,  # of another year than the newest, which the question doesn't name
    "year_not_named": -2.50,  # though those who ask for the entry name one; set by hand: the newest year is meant
    "for_another": -2.00,  # the question names a type that another entry of the topic is about; set by hand
    "told_other": -3.00,  # it tells an amount that the entry presumes otherwise; fitted -0.4, but see above
    "told_breaks": -3.00,  # it tells a fact that breaks a condition, and the entry says yes; set by hand
    "told_right": 0.42,
    "unanswered": 1.20,  # handing off, asking back, small talk; fitted 1.9, but then they swallow answers
    "long_chat": -3.00,  # nobody chats in so many words; set by hand
}
"""Fitted on the validation questions (`make fit`): the softmax of the weighted evidence is the chance of an entry."""
CHAT = 8  # words


def evidence(
    entry: Entry, reading: Reading, presumed: Presumed, learned: float, broken: bool = False
) -> tuple[float, ...]:
    """The evidence for one entry in the order of WEIGHTS; `broken` tells that the question states a fact that breaks a
    condition of the type it names."""
    right, other, missing, unused = _names(entry, reading)
    polar, answers = reading.polar, entry.outcome == "answer"
    decides = entry.verdict is not None or places(entry, reading)
    years = reading.named("year")
    held = [condition.holds(reading.told) for condition in presumed.conditions]
    return (
        learned,
        right,
        other,
        missing,
        unused,
        bool(reading.named("type")) and "type" not in entry.facets,
        bool(reading.named("level")) and "level" not in entry.facets,
        answers and polar and not decides,
        answers and decides and not polar,
        answers and polar and entry.verdict == "depends",
        entry.edition in years,
        presumed.older and entry.edition not in years,
        entry.edition not in years and bool(presumed.year or years) if presumed.older else presumed.year and not years,
        not presumed.others.isdisjoint(reading.named("type")),
        False in held,
        broken and entry.verdict == "yes" and not presumed.older,
        True in held and False not in held,
        not answers,
        entry.outcome == "smalltalk" and len(reading.pieces) > CHAT,
    )


def places(entry: Entry, reading: Reading) -> bool:
    """Whether a question of yes or no asks if the activity of the entry is at a level that it names."""
    return bool(entry.holds) and len(reading.named("level")) == 1 and not reading.named("type")


def _names(entry: Entry, reading: Reading) -> tuple[int, int, int, int]:
    """How many of the facet kinds that the entry needs are named as it needs them, otherwise, not at all (an entry with
    a line for a list of readings may leave that open); and how many more values of these kinds are named."""
    listed = (entry.settled_by or entry).line
    right = other = missing = unused = 0
    for kind, values in entry.facets.items():
        named = reading.named(kind)
        if not named:
            missing += not listed
        elif set(values) <= set(named):
            right += len(values)
            unused += len(set(named) - set(values))
        else:
            other += 1
    return right, other, missing, unused


def family(entry: Entry) -> tuple[object, ...]:
    """Entries of one family say the same of other facet values; different verdicts answer different questions. A claim
    is of the family of the entry that settles it; all activities of one level are a family."""
    entry = entry.settled_by or entry
    if entry.holds:
        return (entry.holds,)
    if not entry.facets:
        return (entry.id,)
    return (entry.topic, frozenset(entry.facets), entry.verdict)
