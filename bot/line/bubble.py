"""An answer drawn as a Flex bubble for a phone: the conclusion first, then why, then what to do next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bot.answer.answer import Answer
from bot.answer.plain import Piece, Role, line_of, pieces
from bot.line.flex import INK, LINE, LINK, PAPER, QUIET, Json, box, button, tappable, text
from bot.line.limits import BUBBLE_BYTES, cut
from bot.line.page import Page
from bot.line.postback import Ask, Miss, Officer, Original, Pick, Postback, link

VERDICTS: Mapping[str | None, str] = {"yes": "#11703F", "no": "#B3261E", "depends": "#8A5300", None: "#44505E"}
STYLES: Mapping[Role, Json] = {
    "verdict": {"size": "md", "weight": "bold", "color": PAPER},
    "headline": {"size": "lg", "weight": "bold", "color": INK},
    "body": {"size": "md", "color": INK},
    "choice": {"size": "md", "color": LINK},
    "sources": {"size": "xs", "color": QUIET, "margin": "md"},
    "clause": {"size": "sm", "color": INK},
    "origin": {"size": "xs", "color": QUIET},
    "note": {"size": "xs", "color": QUIET},
}
SMALL_PRINT: tuple[Role, ...] = ("sources", "clause", "origin", "note")

# how many of each a bubble shows, and the lengths its texts are cut to until it is small enough
SHOWN: Mapping[Role, int] = {"choice": 20, "clause": 12, "note": 6}
RELATED = 3
LENGTHS = (4000, 2000, 1000, 500, 250, 120, 60, 30)


@dataclass(frozen=True)
class Drawing:
    """What a bubble is drawn from; every text is cut to `most` UTF-16 units. `page` is where its first
    button leads."""

    answer: Answer
    question: str
    words: Mapping[str, Any]
    parts: tuple[Piece, ...]
    page: Page | None = None
    most: int = LENGTHS[0]


def bubble(answer: Answer, question: str, wording: Mapping[str, Any], page: Page | None = None) -> Json:
    """The answer to `question` as a bubble that keeps within LINE's limits; `page` is where its button leads."""
    parts = _shown(pieces(answer, wording))
    for most in LENGTHS:
        drawn = _draw(Drawing(answer, question, line_of(answer, wording), parts, page, most))
        if len(json.dumps(drawn)) <= BUBBLE_BYTES:
            break
    return drawn


def _shown(parts: list[Piece]) -> tuple[Piece, ...]:
    groups = groupby(parts, key=lambda piece: piece.role)
    return tuple(piece for role, alike in groups for piece in list(alike)[: SHOWN.get(role)])


def _draw(drawing: Drawing) -> Json:
    blocks: Json = {"type": "bubble", "size": "mega", "body": _body(drawing)}
    buttons = _leading(drawing) + _related(drawing) + _original(drawing) + _feedback(drawing)
    if buttons:
        blocks["footer"] = box("vertical", buttons, spacing="sm", paddingAll="lg", paddingTop="none")
    return blocks


def _body(drawing: Drawing) -> Json:
    rows: list[Json] = []
    number = 0
    for piece in drawing.parts:
        if piece.role in SMALL_PRINT and not any(row["type"] == "separator" for row in rows):
            rows.append({"type": "separator", "margin": "lg", "color": LINE})
        number += piece.role == "choice"
        rows.append(_row(piece, number, drawing))
    return box("vertical", rows, spacing="sm", paddingAll="lg")


def _row(piece: Piece, number: int, drawing: Drawing) -> Json:
    said = text(cut(piece.text, drawing.most), **STYLES[piece.role])
    if piece.role == "verdict":
        return _chip(said, VERDICTS[drawing.answer.verdict])
    if piece.role == "choice":
        label = cut(drawing.answer.choices[number - 1].label, drawing.most)
        return tappable(said, Pick(drawing.question, number), label)
    return said


def _chip(said: Json, colour: str) -> Json:
    word = box("vertical", [said], flex=0, backgroundColor=colour, cornerRadius="md", paddingAll="sm")
    return box("horizontal", [word | {"paddingStart": "lg", "paddingEnd": "lg"}])


def _leading(drawing: Drawing) -> list[Json]:
    if not drawing.page:
        return []
    look: Json = {"style": "primary", "height": "sm", "color": LINK, "adjustMode": "shrink-to-fit"}
    opened = link(drawing.page.address, drawing.words["pages"][drawing.page.label], "label of a Flex button")
    return [{"type": "button", "action": opened, **look}]


def _related(drawing: Drawing) -> list[Json]:
    shown = [(cut(choice.label, drawing.most), choice.entry) for choice in drawing.answer.related[:RELATED]]
    style: Json = {"size": "sm", "color": LINK, "align": "center"}
    return [tappable(text(label, **style), Ask(entry), label) for label, entry in shown if label.strip()]


def _original(drawing: Drawing) -> list[Json]:
    if not drawing.answer.offers_original:
        return []
    return [button(Original(drawing.question), drawing.words["original"])]


def _feedback(drawing: Drawing) -> list[Json]:
    answer, question, words = drawing.answer, drawing.question, drawing.words
    presses: list[tuple[bool, Postback, str]] = [
        (answer.offers_officer, Officer(question), words["officer"]),
        (answer.offers_feedback, Miss(question), words["miss"]),
    ]
    buttons = [button(press, label) for offered, press, label in presses if offered]
    return [box("horizontal", buttons, spacing="sm")] if buttons else []
