"""Draws the documents' own words: a list of clauses to pick from, a page, and what turns it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.line.flex import INK, LINK, Json, box, button, tappable, text
from bot.line.limits import fit
from bot.line.postback import Postback
from bot.line.render import text_message

Labelled = Sequence[tuple[str, Postback]]

ROWS = 20  # of a bubble: as many labels as its 30 KB take
BUBBLES = 5


def listed(heading: str, clauses: Labelled, words: Mapping[str, Any]) -> list[Json]:
    """The clauses under each other, numbered as they may be typed; `words` is line of knowledge/wording.yaml."""
    numbered = [(words["choice"].format(n=n, label=label), press) for n, (label, press) in enumerate(clauses, start=1)]
    parts = [numbered[start : start + ROWS] for start in range(0, len(numbered), ROWS)][:BUBBLES]
    title = text(heading, size="md", weight="bold", color=INK)
    tops = [[title] if place == 0 else [] for place in range(len(parts))]
    return [
        _bubble(heading, [*top, *(tappable(text(label, size="sm", color=LINK), press, label) for label, press in part)])
        for top, part in zip(tops, parts, strict=True)
    ]


def leaf(said: str, place: str, onward: Labelled, quote_token: str | None) -> list[Json]:
    """A page as a text, which can be copied and can quote; what leads on stands below it, on buttons that stay when
    others talk on, and that a computer shows too."""
    page = text_message(said, quote_token=quote_token)
    if not onward:
        return [page]
    styles = ("primary", *("link" for _ in onward))
    buttons = [button(press, label, style) for style, (label, press) in zip(styles, onward, strict=False)]
    return [page, _bubble(place, buttons, size="kilo")]


def _bubble(spoken: str, parts: list[Json], size: str = "mega") -> Json:
    body = box("vertical", parts, spacing="sm", paddingAll="lg")
    return {
        "type": "flex",
        "altText": fit(spoken, "altText"),
        "contents": {"type": "bubble", "size": size, "body": body},
    }
