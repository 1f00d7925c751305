"""The answer as a value, before any channel draws it."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["answer", "clarify", "handoff", "smalltalk"]
Verdict = Literal["yes", "no", "depends"]
Origin = Literal["approved", "computed", "officer"]


@dataclass(frozen=True)
class Citation:
    """A clause that an answer rests on: `unit` is an id of knowledge/units.yaml, `label` its Thai name."""

    unit: str
    label: str


@dataclass(frozen=True)
class Choice:
    """Something the person may pick next: `label` is what is read and may be typed, `entry` what it opens, `says` what
    it comes to in short, where that helps to pick."""

    label: str
    entry: str
    says: str = ""


@dataclass(frozen=True)
class Answer:
    """One reply of the bot.

    `headline` is the conclusion in one line and stands alone as a short answer, its verdict word included;
    `body` explains in a few short lines (may be empty). `choices` are offered for picking and numbered in the
    text (a clarify's readings); `related` are further questions shown as buttons. `edition` is the award year
    in the Buddhist era, None where the answer rests on no edition. `confidence` runs from 0 to 1.
    `notes` are the small lines under the clauses (origin of the answer, what the sources dispute). `english` tells
    that its texts are English, `offers_original` that the documents' own text of the cited clauses can be shown.
    """

    kind: Kind
    status: str
    headline: str
    body: str = ""
    verdict: Verdict | None = None
    verdict_word: str = ""
    citations: tuple[Citation, ...] = ()
    choices: tuple[Choice, ...] = ()
    related: tuple[Choice, ...] = ()
    entry: str | None = None
    edition: str | None = None
    origin: Origin | None = None
    notes: tuple[str, ...] = ()
    confidence: float = 0.0
    english: bool = False
    offers_officer: bool = field(default=False)
    offers_feedback: bool = field(default=False)
    offers_original: bool = field(default=False)
