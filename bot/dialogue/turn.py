"""One turn: everything that was found about one message, frozen at every step."""

from dataclasses import dataclass, field
from typing import Literal

from bot.answer.answer import Answer
from bot.dialogue.conversation import Conversation

ChatKind = Literal["user", "group", "room"]


@dataclass(frozen=True)
class Candidate:
    """An entry that may answer, with its score from 0 to 1."""

    entry: str
    topic: str
    score: float


@dataclass(frozen=True)
class Turn:
    """A message on its way through the steps; a step returns a new turn, and one with an answer ends the walk.

    `text` is what the person sent, `opens` the entry that a pressed button names (then `text` is its label).
    `facets` maps a kind (type, level, agency, edition…) to the values named in the text. `timings` holds
    (step, milliseconds) in walking order.
    """

    text: str
    chat: ChatKind = "user"
    opens: str | None = None
    conversation: Conversation = field(default_factory=Conversation)
    normalised: str = ""
    words: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    answer: Answer | None = None
    next_conversation: Conversation = field(default_factory=Conversation)
    timings: tuple[tuple[str, float], ...] = ()
