"""One turn: everything that was found about one message, frozen at every step."""

from dataclasses import dataclass, field
from typing import Literal

from bot.answer.answer import Answer
from bot.dialogue.conversation import Conversation
from bot.knowledge.candidate import Candidate
from bot.knowledge.reading import Reading

ChatKind = Literal["user", "group", "room"]
Way = Literal["one", "readings", "choices", "unsure", "nothing", "far"]
"""How the chosen entries are said: one entry, several readings in one answer, readings to pick from, near misses to
pick from; or not at all: no answer to a question about the awards, or nothing to do with them."""


@dataclass(frozen=True)
class Turn:
    """A message on its way through the steps; a step returns a new turn, and one that knows what answers passes by the
    steps that look for it.

    `text` is what the person sent, `opens` the entry that a pressed button names (then `text` is its label).
    `candidates` are the entries that may answer, best first; `chosen` those that do, said in the given `way` with
    a confidence of 0 to 1. `timings` holds (step, milliseconds) in walking order.
    """

    text: str
    chat: ChatKind = "user"
    opens: str | None = None
    conversation: Conversation = field(default_factory=Conversation)
    normalised: str = ""
    reading: Reading | None = None
    candidates: tuple[Candidate, ...] = ()
    chosen: tuple[str, ...] = ()
    way: Way | None = None
    confidence: float = 0.0
    answer: Answer | None = None
    next_conversation: Conversation = field(default_factory=Conversation)
    timings: tuple[tuple[str, float], ...] = ()

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """What the message names, by kind; empty before it was read."""
        mentions = self.reading.mentions if self.reading else ()
        return {kind: self.reading.named(kind) for kind in {m.kind for m in mentions}} if self.reading else {}
