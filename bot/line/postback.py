"""What a pressed button sends back, a short string that names the act and what it is about, or which page it opens."""

from dataclasses import astuple, dataclass
from typing import Any
from urllib.parse import quote, unquote

from bot.line.limits import TEXTS, fit


@dataclass(frozen=True)
class Ask:
    """Ask the question that an entry of the knowledge answers."""

    entry: str


@dataclass(frozen=True)
class Pick:
    """Pick a reading that the reply to `question` offered; numbers start at 1."""

    question: str
    number: int


@dataclass(frozen=True)
class Officer:
    """Hand `question` to an officer."""

    question: str


@dataclass(frozen=True)
class Miss:
    """The reply to `question` missed the point."""

    question: str


@dataclass(frozen=True)
class Why:
    """Why the reply to `question` missed the point; `reason` is a code of the wording's reasons."""

    question: str
    reason: str


@dataclass(frozen=True)
class Original:
    """Show what the documents themselves say where the reply to `question` cites them."""

    question: str


@dataclass(frozen=True)
class Leaf:
    """Show a page of one of them: the `number`th clause that the reply to `question` cites; both start at 1."""

    question: str
    number: int
    page: int


Postback = Ask | Pick | Officer | Miss | Why | Original | Leaf
ACTS: dict[str, type[Postback]] = {
    "ask": Ask,
    "pick": Pick,
    "officer": Officer,
    "miss": Miss,
    "why": Why,
    "original": Original,
    "leaf": Leaf,
}
NAMES = {kind: name for name, kind in ACTS.items()}
HIGHEST = 99
OUTSIDE = "openExternalBrowser=1"  # understood by LINE, of no meaning to a page


def encode(press: Postback) -> str:
    """The data of a button, e.g. pick:01J…:2. Raises ValueError where an id makes it longer than LINE takes."""
    data = ":".join([NAMES[type(press)], *(quote(str(value), safe="") for value in astuple(press))])
    if len(data) > TEXTS["postback data"][0]:
        raise ValueError(f"postback data of {len(data)} characters")
    return data


def parse(data: str) -> Postback | None:
    """What `encode` wrote, or None for anything else: an old button, another bot's, a forged one."""
    name, *values = data.split(":")
    press = _read(name, [unquote(value, errors="replace") for value in values])
    return press if press is not None and _is_exactly(press, data) else None


def action(press: Postback, label: str, place: str) -> dict[str, Any]:
    """A button's action as LINE takes it; the label also appears as what the person says."""
    said = fit(label, "postback displayText")
    return {"type": "postback", "label": fit(label, place), "data": encode(press), "displayText": said}


def link(address: str, label: str, place: str) -> dict[str, Any]:
    """The action of a button that opens a page, in the phone's own browser: LINE's can't print."""
    joint = "&" if "?" in address else "?"
    return {"type": "uri", "label": fit(label, place), "uri": f"{address}{joint}{OUTSIDE}"}


def _read(name: str, values: list[str]) -> Postback | None:
    match name, values:
        case "pick", [question, number] if question and _is_number(number):
            return Pick(question, int(number))
        case "leaf", [question, number, page] if question and _is_number(number) and _is_number(page):
            return Leaf(question, int(number), int(page))
        case "why", [question, reason] if question and reason:
            return Why(question, reason)
        case "ask", [entry] if entry:
            return Ask(entry)
        case "officer", [question] if question:
            return Officer(question)
        case "miss", [question] if question:
            return Miss(question)
        case "original", [question] if question:
            return Original(question)
    return None


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= len(str(HIGHEST))


def _is_exactly(press: Postback, data: str) -> bool:
    numbers = [value for value in astuple(press) if isinstance(value, int)]
    try:
        return all(1 <= number <= HIGHEST for number in numbers) and encode(press) == data
    except ValueError:
        return False
