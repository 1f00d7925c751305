"""Marks names in a text that a line must not break: Thai has no spaces to break at, and browsers guess."""

import re
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

NAME = Markup('<span class="name">{}</span>')


def whole_names(names: Iterable[str]) -> Callable[[str], Markup]:
    """What turns a text into markup with each of the names in an element of its own."""
    any_name = re.compile("(" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")")

    def marked(text: str) -> Markup:
        parts = any_name.split(text)
        # every second part is a name
        return Markup("").join(NAME.format(part) if place % 2 else escape(part) for place, part in enumerate(parts))

    return marked
