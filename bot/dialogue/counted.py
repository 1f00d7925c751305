"""What the length check says: the length, the limit, and by how much the text is over."""

from collections.abc import Sequence

from bot.answer.answer import Answer, Choice
from bot.answer.wording import say_value
from bot.dialogue.compared import COUNTED, SECTION, answer, compared, limit_of, number, short, so_far, title, what_next
from bot.dialogue.counting import Counting
from bot.knowledge.handbook import Handbook
from bot.rules.forms import Place

COUNT = "count:"
"""What the entry of a choice begins with that names fields, e.g. "count:open.summary.success"."""
WHOLE_SUMMARY = "forms.summary_total"


def counted(counting: Counting, meant: Sequence[Place], handbook: Handbook, ended: bool) -> Answer:
    """The answer for what was counted so far; `meant` are its fields, `ended` tells that no more text comes."""
    if len({(place.field.limit.value, place.field.limit.measure) for place in meant}) > 1:
        return _ask_which(counting, meant, handbook)
    if not counting.parts:
        return _invite(meant, handbook)
    if not meant:
        return _without_field(counting, handbook, ended)
    return compared(counting, meant, handbook, ended)


def stopped(handbook: Handbook) -> Answer:
    """The counting was called off."""
    return _small(handbook, "stopped")


def _small(handbook: Handbook, name: str) -> Answer:
    return Answer("smalltalk", f"smalltalk_length_{name}", handbook.wording.say(SECTION, name), confidence=1.0)


def _ask_which(counting: Counting, meant: Sequence[Place], handbook: Handbook) -> Answer:
    shorts = [short(place) for place in meant]
    parts = [place.part.short if place.part else place.form.short for place in meant]
    if len(set(parts)) > len(set(shorts)):
        shorts = parts
    keys: dict[str, list[str]] = {}
    for label, place in zip(shorts, meant, strict=True):
        keys.setdefault(label, []).append(place.field.key)
    choices = tuple(Choice(label, COUNT + "+".join(found)) for label, found in keys.items())
    say, n = handbook.wording.say, number(counting.length.with_spaces)
    headline = say(SECTION, "which_counted" if counting.parts else "which", n=n)
    return Answer("clarify", "clarify_length_field", headline, choices=choices, confidence=1.0)


def _invite(meant: Sequence[Place], handbook: Handbook) -> Answer:
    if not meant:
        return _small(handbook, "invite")
    say = handbook.wording.say
    headline = say(SECTION, "limit", field=title(meant), limit=limit_of(meant, handbook))
    return answer(headline, [say(SECTION, "invite")], meant, handbook)


def _without_field(counting: Counting, handbook: Handbook, ended: bool) -> Answer:
    say, summary = handbook.wording.say, handbook.rulebook.values[WHOLE_SUMMARY]
    limit = say_value(WHOLE_SUMMARY, handbook.rulebook, handbook.wording, handbook.facets.labels)
    n, bare = number(counting.length.with_spaces), number(counting.length.without_spaces)
    lines = [*so_far(counting, handbook), say(SECTION, "unnamed", limit=limit), *what_next(handbook, ended)]
    return Answer(
        kind="answer",
        status=COUNTED,
        headline=say(SECTION, "counted", n=n, bare=bare),
        body="\n".join(lines),
        citations=tuple(handbook.units[unit].citation for unit in summary.units[:1]),
        edition=handbook.edition,
        origin="computed",
        notes=(say(SECTION, "ways"),),
        confidence=1.0,
    )
