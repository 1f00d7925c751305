"""The length check: an applicant names a field of a form, pastes the text, and gets its length."""

from dataclasses import replace

from bot.dialogue.conversation import Conversation
from bot.dialogue.counted import COUNT, counted, stopped
from bot.dialogue.counting import Counting
from bot.dialogue.field_names import KINDS, named, nearest, stages
from bot.dialogue.limit_asked import limit_asked
from bot.dialogue.resume import picked
from bot.dialogue.texts import Known, commanded, is_question, texted
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook
from bot.rules.forms import name_of
from bot.rules.length import measure

SHORT = 40


def count(turn: Turn, handbook: Handbook) -> Turn:
    """Count the text of the message, or of the one under way; any other message passes unchanged."""
    known, now = handbook.rules[handbook.edition].places, turn.conversation.counting
    if fields := _picked(turn, known):
        return _tell(turn, replace(now or Counting(), fields=fields), known, handbook)
    if turn.opens is not None or not turn.text.strip():
        return turn
    begun = commanded(turn.text, known, handbook) or texted(turn.text, known, handbook)
    if begun is not None:
        return _tell(turn, begun, known, handbook)
    asked = limit_asked(turn, known, handbook)
    if asked.answer is not None or now is None:
        return asked
    return _go_on(turn, now, known, handbook)


def _picked(turn: Turn, known: Known) -> tuple[str, ...]:
    """The fields behind a choice that was pressed or typed."""
    entry = turn.opens or picked(turn.normalised, turn.conversation.choices) or ""
    if not entry.startswith(COUNT):
        return ()
    return tuple(key for key in entry.removeprefix(COUNT).split("+") if key in known)


def _go_on(turn: Turn, now: Counting, known: Known, handbook: Handbook) -> Turn:
    words = handbook.wording.sections["counting"]["words"]
    said = stages(name_of(turn.text), [name_of(word) for word in words["polite"]]) if len(turn.text) <= SHORT else set()
    meant = {name for name in ("end", "again", "stop") if said & {name_of(word) for word in words[name]}}
    if "stop" in meant or ("end" in meant and not now.parts):
        return replace(turn, answer=stopped(handbook), confidence=1.0, next_conversation=Conversation())
    if "end" in meant:
        return _tell(turn, now, known, handbook, ended=True)
    if "again" in meant:
        return _tell(turn, Counting(now.fields), known, handbook)
    if fields := _typed(turn, now, known, handbook):
        return _tell(turn, replace(now, fields=fields), known, handbook)
    awaited = bool(now.fields) and not now.parts
    if not awaited and is_question(turn.text, handbook):
        return turn
    return _tell(turn, Counting(now.fields, now.length + measure(turn.text), now.parts + 1), known, handbook)


def _typed(turn: Turn, now: Counting, known: Known, handbook: Handbook) -> tuple[str, ...]:
    """Those of the fields that may be meant whose form or part the message names, and nothing else."""
    meant = [known[key] for key in now.fields if key in known]
    if len(meant) < 2 or len(turn.text) > SHORT or turn.reading is None:
        return ()
    wholes = named(turn.text, known.values(), handbook)
    if wholes is None:
        return ()
    name, keys = name_of(turn.text), tuple(whole.field.key + "." for whole in wholes)
    wanted = frozenset(value for kind in KINDS for value in turn.reading.named(kind))
    inside = [p for p in meant if p.field.key.startswith(keys) or (p.part and name in p.part.names)]
    return tuple(place.field.key for place in inside or nearest(meant, wanted))


def _tell(turn: Turn, counting: Counting, known: Known, handbook: Handbook, ended: bool = False) -> Turn:
    meant = tuple(known[key] for key in counting.fields if key in known)
    answer = counted(counting, meant, handbook, ended)
    after = Conversation(
        choices=answer.choices, counting=None if ended else counting, interview=turn.conversation.interview
    )
    return replace(turn, answer=answer, confidence=1.0, next_conversation=after)
