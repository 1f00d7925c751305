"""How long a field of a form may be: the question that needs no text to count."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.answer.answer import Answer
from bot.dialogue.compared import SECTION, answer, limit_of, short, title
from bot.dialogue.field_names import named
from bot.dialogue.texts import Known
from bot.dialogue.turn import Turn
from bot.knowledge.handbook import Handbook
from bot.rules.forms import Place

LONGEST = 96
MOST_LINES = 4


def limit_asked(turn: Turn, known: Known, handbook: Handbook) -> Turn:
    """Tell the limit of the field that a question names, form by form where they differ; any other message, and one
    about more than a few forms, passes unchanged."""
    words = handbook.wording.sections[SECTION]["words"]
    name = _name(turn.text.strip(), tuple(words["ask"]), tuple(words["write"]), tuple(words["polite"]))
    fields = [place for place in (named(name, known.values(), handbook) or ()) if _is_box(place)] if name else []
    groups = _alike(fields, handbook)
    if not groups or len(groups) > MOST_LINES:
        return turn
    told = _one(groups[0], handbook) if len(groups) == 1 else _several(groups, handbook)
    after = replace(turn.conversation, choices=(), topic=None, facets={})
    return replace(turn, answer=told, confidence=1.0, next_conversation=after)


def _name(text: str, ask: tuple[str, ...], write: tuple[str, ...], polite: tuple[str, ...]) -> str:
    """The field that a question for a length names, as it is typed; nothing for any other text."""
    if len(text) > LONGEST:
        return ""
    asks, around = _patterns(ask, (*write, *polite))
    found = asks.search(text)
    return around.sub("", f"{text[: found.start()]} {text[found.end() :]}".strip()) if found else ""


@cache
def _patterns(ask: tuple[str, ...], around: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    asks, words = ("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) for words in (ask, around))
    ends = rf"^(?:(?:{words})\s*)+|(?:\s*(?:{words}|\?))+$"
    return re.compile(asks, re.IGNORECASE), re.compile(ends, re.IGNORECASE)


def _is_box(place: Place) -> bool:
    return place.part is not None and place.field is not place.part.total


def _alike(fields: Sequence[Place], handbook: Handbook) -> list[list[Place]]:
    """The fields in groups of the same limit."""
    groups: dict[str, list[Place]] = {}
    for place in fields:
        groups.setdefault(limit_of([place], handbook), []).append(place)
    return list(groups.values())


def _one(meant: Sequence[Place], handbook: Handbook) -> Answer:
    say = handbook.wording.say
    headline = say(SECTION, "limit", field=title(meant), limit=limit_of(meant, handbook))
    return answer(headline, [say(SECTION, "try", field=meant[0].field.label)], meant, handbook)


def _several(groups: Sequence[Sequence[Place]], handbook: Handbook) -> Answer:
    say = handbook.wording.say
    label = groups[0][0].field.label
    lines = [
        say(SECTION, "limit_of_form", form=", ".join(dict.fromkeys(map(short, meant))), limit=limit_of(meant, handbook))
        for meant in groups
    ]
    every = [place for meant in groups for place in meant]
    headline = say(SECTION, "limits_differ", field=label)
    return answer(headline, [*lines, say(SECTION, "try", field=label)], every, handbook)
