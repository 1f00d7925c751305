"""An answer as plain text: all that its reader reads, in reading order, without the labels of buttons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from bot.answer.answer import Answer

Role = Literal["verdict", "headline", "body", "choice", "sources", "clause", "origin", "note"]
DASHES = "—–-:"

# what stands between two neighbours; a line break between all others
JOINTS: Mapping[tuple[Role, Role], str] = {
    ("verdict", "headline"): " — ",
    ("sources", "clause"): " ",
    ("clause", "clause"): " / ",
}


@dataclass(frozen=True)
class Piece:
    """A text of the answer that stands by itself wherever the answer is drawn."""

    role: Role
    text: str


def plain(answer: Answer, wording: Mapping[str, Any]) -> str:
    """The whole answer as text; `wording` is knowledge/wording.yaml."""
    return _joined(pieces(answer, wording))


def short(answer: Answer, wording: Mapping[str, Any]) -> str:
    """The conclusion alone, in one line: the verdict's word and the headline."""
    conclusion = [piece for piece in pieces(answer, wording) if piece.role in ("verdict", "headline")]
    return " ".join(_joined(conclusion).split())


def pieces(answer: Answer, wording: Mapping[str, Any]) -> list[Piece]:
    """The texts of an answer in reading order, none of them blank."""
    return [
        Piece(piece.role, text) for piece in _pieces(answer, line_of(answer, wording)) if (text := piece.text.strip())
    ]


def line_of(answer: Answer, wording: Mapping[str, Any]) -> Mapping[str, Any]:
    """The words around an answer, in its language."""
    return {**wording["line"], **wording["english"]["line"]} if answer.english else wording["line"]


def _pieces(answer: Answer, words: Mapping[str, Any]) -> Iterator[Piece]:
    yield Piece("verdict", answer.verdict_word)
    yield Piece("headline", _without(answer.verdict_word, answer.headline.strip()))
    yield Piece("body", answer.body)
    for number, choice in enumerate(answer.choices, start=1):
        name = "choice_that_says" if choice.says else "choice"
        yield Piece("choice", words[name].format(n=number, label=choice.label, says=choice.says))
    if answer.citations:
        yield Piece("sources", words["sources_of" if answer.edition else "sources"].format(edition=answer.edition))
    for citation in answer.citations:
        yield Piece("clause", citation.label)
    if answer.origin:
        yield Piece("origin", words["origins"][answer.origin])
    for note in answer.notes:
        yield Piece("note", note)


def _without(verdict: str, headline: str) -> str:
    """The headline without a verdict's word at its start, which is said before it anyway."""
    rest = headline.removeprefix(verdict)
    if not verdict or rest == headline or (rest and not rest[0].isspace() and rest[0] not in DASHES):
        return headline
    return rest.lstrip().lstrip(DASHES).lstrip()


def _joined(parts: list[Piece]) -> str:
    text = parts[0].text if parts else ""
    for before, piece in pairwise(parts):
        text += JOINTS.get((before.role, piece.role), "\n") + piece.text
    return text
