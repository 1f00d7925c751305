"""What a message owes to the turn before it: a pressed button, a picked choice, a follow-up."""

import re
from dataclasses import replace

from bot.answer.answer import Choice
from bot.dialogue.turn import Turn
from bot.knowledge.entry import Entry
from bot.knowledge.handbook import Handbook
from bot.language.normalise import skeleton

NUMBER = re.compile(r"(?:ข้อ|อันที่|ข้อที่|no\.?|#)? ?(\d{1,2})[.)]?(?: ?(?:ครับ|ค่ะ|คะ|คับ))?")
SHORTEST_BEGINNING = 3
FOLLOW_WORDS = 3


def resume(turn: Turn, handbook: Handbook) -> Turn:
    """Settle a message that continues the last turn; any other passes unchanged."""
    if turn.opens is not None:
        return _open(turn, turn.opens, handbook)
    if entry := picked(turn.normalised, turn.conversation.choices):
        return _open(turn, entry, handbook)
    if followed := _followed(turn, handbook):
        return replace(turn, chosen=(followed.id,), way="one", confidence=0.9)
    return turn


def _open(turn: Turn, entry: str, handbook: Handbook) -> Turn:
    if entry not in handbook.entries:
        return replace(turn, way="nothing", confidence=0.0)
    return replace(turn, chosen=(entry,), way="one", confidence=1.0)


def picked(text: str, choices: tuple[Choice, ...]) -> str | None:
    """What stands behind a number, a label or a label's beginning that was typed (normalised) and not pressed."""
    if number := NUMBER.fullmatch(text):
        place = int(number[1])
        return choices[place - 1].entry if 0 < place <= len(choices) else None
    typed = skeleton(text)
    if len(typed) < SHORTEST_BEGINNING:
        return None
    begun = [choice for choice in choices if skeleton(choice.label.lower()).startswith(typed)]
    return begun[0].entry if len(begun) == 1 else None


def _followed(turn: Turn, handbook: Handbook) -> Entry | None:
    """The entry of the last topic about what is named now, for "แล้วประเภทแก้จนล่ะ"."""
    reading, last = turn.reading, turn.conversation
    if reading is None or not reading.mentions or not last.topic:
        return None
    words = [piece.word for piece in reading.pieces if piece.word and not piece.name]
    if len([word for word in words if word not in handbook.reader.vocabulary.follow]) > 0 or len(words) > FOLLOW_WORDS:
        return None
    named = {kind: reading.named(kind) for kind in {mention.kind for mention in reading.mentions}}
    facets = {**last.facets, **named}
    entries = [entry for entry in handbook.entries.values() if entry.topic == last.topic and not entry.settled_by]
    fitting = [entry for entry in entries if _about(entry, facets)]
    return fitting[0] if fitting and set(named) & set(fitting[0].facets) else None


def _about(entry: Entry, facets: dict[str, tuple[str, ...]]) -> bool:
    return all(set(values) <= set(facets.get(kind, ())) for kind, values in entry.facets.items())
