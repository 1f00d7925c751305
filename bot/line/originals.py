"""Shows what the documents themselves say in the clauses that an answer cites: which clauses, then page by page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.answer.answer import Answer, Choice
from bot.inbox.prepared import Message
from bot.knowledge.units import Unit
from bot.line.leaves import leaf, listed
from bot.line.postback import HIGHEST, Leaf, Original, Postback, encode
from bot.sources.pages import pages

TextsOf = Callable[[Sequence[str]], Mapping[str, str]]
"""The documents' own texts of these units, for those that have one."""


@dataclass(frozen=True)
class Shown:
    """Messages, and what may be typed next."""

    messages: tuple[Message, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Originals:
    """`wording` is knowledge/wording.yaml. Texts are looked up when they are asked for: a new load shows at once."""

    units: Mapping[str, Unit]
    texts_of: TextsOf
    wording: Mapping[str, Any]

    def offered(self, answer: Answer) -> bool:
        """Whether an answer leads to the documents' own words: it asserts something, and its clauses are loaded."""
        return answer.kind == "answer" and bool(self._texts([citation.unit for citation in answer.citations]))

    def shown(self, press: Original | Leaf, cited: Sequence[str], quote_token: str | None = None) -> Shown | None:
        """What a pressed button shows of the clauses that its answer cites; None where that is nothing (any more)."""
        texts = self._texts(cited)
        if isinstance(press, Leaf):
            return self._leaf(press, texts, quote_token)
        if len(texts) == 1:
            return self._leaf(Leaf(press.question, next(iter(texts)), 1), texts, quote_token)
        return self._list(press.question, texts) if texts else None

    def _texts(self, cited: Sequence[str]) -> dict[int, tuple[Unit, str]]:
        """The cited clauses that are loaded, by their number in the answer."""
        known = {n: self.units[unit] for n, unit in enumerate(cited[:HIGHEST], start=1) if unit in self.units}
        texts = self.texts_of([unit.id for unit in known.values()]) if known else {}
        return {number: (unit, texts[unit.id]) for number, unit in known.items() if unit.id in texts}

    def _list(self, question: str, texts: Mapping[int, tuple[Unit, str]]) -> Shown:
        clauses = [(unit.label, Leaf(question, number, 1)) for number, (unit, _) in texts.items()]
        words = self.wording["line"]
        return _shown(listed(words["originals"]["which"].format(n=len(clauses)), clauses, words), clauses)

    def _leaf(self, at: Leaf, texts: Mapping[int, tuple[Unit, str]], quote_token: str | None) -> Shown | None:
        unit, text = texts.get(at.number, (None, ""))
        leaves, words = pages(text), self.wording["line"]["originals"]
        if unit is None or at.page > len(leaves):
            return None
        head = words["head"].format(label=unit.label, edition=unit.edition)
        place = words["page"].format(n=at.page, total=len(leaves))
        lines = [head, words["own"], *([place] if len(leaves) > 1 else []), "", leaves[at.page - 1]]
        onward = list(_onward(at, len(leaves), len(texts), words))
        return _shown(leaf("\n".join(lines), f"{head} {place}", onward, quote_token), onward)


def _onward(at: Leaf, last: int, clauses: int, words: Mapping[str, str]) -> Iterator[tuple[str, Postback]]:
    """Where one may turn to from a page, the likeliest first."""
    if at.page < last:
        yield words["next"], Leaf(at.question, at.number, at.page + 1)
    if clauses > 1:
        yield words["others"], Original(at.question)
    if at.page > 1:
        yield words["back"], Leaf(at.question, at.number, at.page - 1)


def _shown(messages: Sequence[Message], onward: Sequence[tuple[str, Postback]]) -> Shown:
    return Shown(tuple(messages), tuple(Choice(label, encode(press)) for label, press in onward))
