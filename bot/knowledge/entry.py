"""A topic, and an entry: one thing that the bot can say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.answer.answer import Kind, Verdict


@dataclass(frozen=True)
class Topic:
    """What is asked, whatever type or level it is asked about. `questions` name no facet."""

    id: str
    label: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One thing to say. `facets` (kind → values) must all be named by the question or be its open point.

    `when` (kind of amount → what bot/knowledge/conditions.py reads) must not be broken by what the question tells.
    `decides` (likewise) must hold for a yes and else means no, where the question tells the amounts.
    `holds` is the level that the entry places an activity at: asked whether it is another level, the answer follows.
    `file` and `line` tell where it stands. `says` is the verdict in words where the usual word doesn't fit.
    `computed` tells that the answer was put together from the rules and nobody wrote it.
    `settled_by` is the entry as it stands in the file, for a claim (bot/knowledge/claims.py).
    """

    id: str
    topic: str
    edition: str
    label: str
    short: str
    questions: tuple[str, ...]
    file: str
    line_number: int
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    holds: str = ""
    outcome: Kind = "answer"
    status: str = ""
    verdict: Verdict | None = None
    says: str = ""
    answer: str = ""
    line: str = ""
    citations: tuple[str, ...] = ()
    disputes: str = ""
    related: tuple[str, ...] = ()
    computed: bool = False
    settled_by: "Entry | None" = None


def lines_of(text: str) -> tuple[str, ...]:
    """The questions of a block, one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
