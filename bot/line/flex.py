"""The parts that Flex bubbles are put together from, and their colours."""

from typing import Any

from bot.line.postback import Postback, action

Json = dict[str, Any]

PAPER, INK, QUIET, LINK, LINE, TINT = "#FFFFFF", "#1B2430", "#55606E", "#0B5CAD", "#DDE3EA", "#F3F6FA"


def text(said: str, **style: object) -> Json:
    """A text that wraps and grows with the phone's letters."""
    return {"type": "text", "text": said, "wrap": True, "scaling": True, **style}


def box(layout: str, contents: list[Json], **style: object) -> Json:
    """Parts beside or below each other."""
    return {"type": "box", "layout": layout, "contents": contents, **style}


def tappable(part: Json, press: Postback, label: str) -> Json:
    """A part on a tinted ground that can be pressed; the label is what the person then says."""
    pressed = action(press, label, "label of another Flex action")
    return box("vertical", [part], action=pressed, backgroundColor=TINT, cornerRadius="md", paddingAll="md")


def button(press: Postback, label: str, style: str = "link") -> Json:
    """A button, as wide as its place."""
    look: Json = {"style": style, "height": "sm", "color": LINK, "adjustMode": "shrink-to-fit"}
    return {"type": "button", "action": action(press, label, "label of a Flex button"), **look}
