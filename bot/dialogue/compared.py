"""A counted text beside its limit: by how much it is over, what is left, and what the limit rests on."""

from collections.abc import Sequence

from bot.answer.answer import Answer
from bot.answer.wording import say_value
from bot.dialogue.counting import Counting
from bot.knowledge.handbook import Handbook
from bot.rules.forms import Place

SECTION = "counting"
COUNTED = "answered_length"


def compared(counting: Counting, meant: Sequence[Place], handbook: Handbook, ended: bool) -> Answer:
    """The answer for a text of fields that have the same limit."""
    say, limit, n = handbook.wording.say, meant[0].field.limit, counting.length.with_spaces
    said = {"n": number(n), "bare": number(counting.length.without_spaces), "limit": limit_of(meant, handbook)}
    before, after = so_far(counting, handbook), what_next(handbook, ended)
    if limit.measure != "character":
        return answer(say(SECTION, "pages", field=title(meant), **said), [*before, *after], meant, handbook)
    over = counting.length.over(limit.value)
    name = "over" if over.without_spaces else "between" if over.with_spaces else "within"
    headline = say(SECTION, name, over=number(over.with_spaces), **said)
    lines = [say(SECTION, "of", field=title(meant)), *before, *_both_ways(counting, limit.value, handbook), *after]
    return answer(headline, lines, meant, handbook)


def _both_ways(counting: Counting, limit: int, handbook: Handbook) -> list[str]:
    """The two lengths, and how much to cut where one is over."""
    say, length, over = handbook.wording.say, counting.length, counting.length.over(limit)
    whole, bare = _state(length.with_spaces, limit, handbook), _state(length.without_spaces, limit, handbook)
    lines = [
        say(SECTION, "with_spaces", n=number(length.with_spaces), state=whole),
        say(SECTION, "without_spaces", n=number(length.without_spaces), state=bare),
    ]
    if over.with_spaces:
        name = "cut_both" if over.without_spaces else "cut"
        lines.append(say(SECTION, name, over=number(over.with_spaces), bare=number(over.without_spaces)))
    return lines


def answer(headline: str, lines: Sequence[str], meant: Sequence[Place], handbook: Handbook) -> Answer:
    """An answer that rests on the clauses of these fields."""
    units = dict.fromkeys(unit for place in meant for unit in place.field.units)
    return Answer(
        kind="answer",
        status=COUNTED,
        headline=headline,
        body="\n".join(lines),
        citations=tuple(handbook.units[unit].citation for unit in units),
        edition=handbook.edition,
        origin="computed",
        notes=(handbook.wording.say(SECTION, "ways"), *_disputes(meant)),
        confidence=1.0,
    )


def _disputes(meant: Sequence[Place]) -> list[str]:
    """What the sources dispute about the limit in the forms that are meant."""
    found = meant[0].field.limit.disputed
    cited = {unit for place in meant for unit in place.field.units}
    return [found["why"]] if found and cited & set(found["units"]) else []


def title(meant: Sequence[Place]) -> str:
    """What the fields are called, with their forms."""
    first = meant[0].field
    columns = {place.field.column for place in meant}
    label = f"{first.label} {first.column}" if len(columns) == 1 and first.column else first.label
    shorts = list(dict.fromkeys(short(place) for place in meant))
    return label if meant[0].part is None else f"{label} ({', '.join(shorts)})"


def short(place: Place) -> str:
    """The form, or the part of it where the form has several of the kind."""
    own = place.part and place.part.about != {place.form.id}
    return place.part.short if place.part and own else place.form.short


def limit_of(meant: Sequence[Place], handbook: Handbook) -> str:
    """Their limit in words."""
    said = say_value(meant[0].field.limit.name, handbook.rulebook, handbook.wording, handbook.facets.labels)
    each_area = all(place.field.each == "area" for place in meant)
    return handbook.wording.say(SECTION, "each_area", limit=said) if each_area else said


def so_far(counting: Counting, handbook: Handbook) -> list[str]:
    """Of how many messages the length is, if several."""
    return [handbook.wording.say(SECTION, "parts", n=counting.parts)] if counting.parts > 1 else []


def what_next(handbook: Handbook, ended: bool) -> list[str]:
    """How to go on, unless no more text comes."""
    return [] if ended else [handbook.wording.say(SECTION, "next")]


def _state(n: int, limit: int, handbook: Handbook) -> str:
    name = "is_over" if n > limit else "is_left" if n < limit else "is_full"
    return handbook.wording.say(SECTION, name, n=number(abs(limit - n)))


def number(n: int) -> str:
    """A number as people read it: 1,234."""
    return f"{n:,}"
