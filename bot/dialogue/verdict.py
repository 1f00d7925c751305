"""The verdict on a question of yes or no: the entry's own, or one that follows from what the question tells."""

from dataclasses import dataclass

from bot.answer.answer import Origin, Verdict
from bot.dialogue.turn import Turn
from bot.knowledge.alike import asks_alike, denied_alike, must_alike
from bot.knowledge.conditions import Graded, read_all
from bot.knowledge.entry import Entry
from bot.knowledge.evidence import places
from bot.knowledge.handbook import Handbook


@dataclass(frozen=True)
class Said:
    """A verdict, the word for it, and where it comes from."""

    verdict: Verdict | None
    word: str
    origin: Origin = "approved"


def verdict_on(entry: Entry, turn: Turn, handbook: Handbook) -> Said:
    """What the entry says to the question, without a verdict if it has none."""
    if placed := _placed(entry, turn, handbook):
        return Said(placed, handbook.wording.say("placed", placed), "computed")
    if decided := _decided(entry, turn, handbook) or _graded(entry, turn, handbook):
        return Said(decided, handbook.wording.say("verdicts", decided), "computed")
    verdict = entry.verdict if _asked(entry, turn, handbook) else None
    word = word_of(entry, turn, handbook) if verdict else ""
    return Said(verdict, word, "computed" if entry.computed else "approved")


def _asked(entry: Entry, turn: Turn, handbook: Handbook) -> bool:
    """Whether the verdict is on what the question literally asks: a claim's own names and numbers, and nothing denied,
    and nothing asked to be a must, or not, unlike the entry's wordings. A pressed button asks for its entry."""
    if turn.reading is None or turn.opens is not None or not turn.reading.polar:
        return True
    if entry.settled_by:
        return asks_alike(turn.reading, entry, handbook.reader)
    polarity = handbook.reader.vocabulary.polarity
    alike = denied_alike(turn.normalised, entry) and must_alike(turn.normalised, entry, polarity)
    return entry.verdict == "depends" or alike


def word_of(entry: Entry, turn: Turn, handbook: Handbook) -> str:
    """The entry's own verdict as a word, "" if it has none."""
    if entry.verdict is None:
        return ""
    may = handbook.reader.vocabulary.polarity.asks_leave(turn.normalised)
    return entry.says or handbook.wording.say("claims" if entry.settled_by and not may else "verdicts", entry.verdict)


def _placed(entry: Entry, turn: Turn, handbook: Handbook) -> Verdict | None:
    """Whether the activity of the entry is at the level that a yes/no question names: its own level is, a higher one
    is not. Of a lower one the sources don't say whether it counts."""
    if turn.reading is None or not turn.reading.polar or not places(entry, turn.reading):
        return None
    named = turn.reading.named("level")
    asked, held = (handbook.rules[handbook.edition].ladder[level].value for level in (named[0], entry.holds))
    if asked == held:
        return "yes"
    return "no" if asked > held else None


def _decided(entry: Entry, turn: Turn, handbook: Handbook) -> Verdict | None:
    """What the amounts that the question tells decide, where the entry is decided by them."""
    if turn.reading is None:
        return None
    told = [c.holds(turn.reading.told) for c in read_all(entry.decides, handbook.rules[entry.edition])]
    return ("yes" if all(told) else "no") if told and None not in told else None


def _graded(entry: Entry, turn: Turn, handbook: Handbook) -> Verdict | None:
    """Whether the grade that the entry is about, which the told score earns, is the one that a yes/no question names.
    Where more than the score decides, the entry has a verdict of its own."""
    entry = entry.settled_by or entry
    if turn.reading is None or not turn.reading.polar or entry.verdict or "score" not in turn.reading.told:
        return None
    earned = {c.level for c in read_all(entry.when, handbook.rules[entry.edition]) if isinstance(c, Graded)}
    named = {
        grade
        for grade, words in handbook.wording.sections["grades"].items()
        if any(w in turn.normalised for w in words)
    }
    return None if len(named) != 1 or not earned else "yes" if named <= earned else "no"
