"""What the bot remembers of a chat between two messages, as a value."""

from dataclasses import dataclass, field
from typing import Any

from bot.answer.answer import Choice
from bot.dialogue.counting import Counting
from bot.dialogue.interview_state import Interview


@dataclass(frozen=True)
class Conversation:
    """The end of the last turn. Empty for a new chat.

    `choices` were offered last, in their numbered order; `topic` and `facets` (kind → values) belong to the
    last answer and serve follow-ups such as "แล้วประเภทแก้จนล่ะ". `question` is the id of the last logged question.
    `counting` is the length check under way, `interview` the eligibility check; `stated` are the facts of a work that
    the last question stated.
    """

    topic: str | None = None
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    question: str | None = None
    counting: Counting | None = None
    interview: Interview | None = None
    stated: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """The conversation as plain JSON values; `from_json` reads them back."""
        return {
            "topic": self.topic,
            "facets": {kind: list(values) for kind, values in self.facets.items()},
            "choices": [[choice.label, choice.entry] for choice in self.choices],
            "question": self.question,
            "counting": self.counting.to_json() if self.counting else None,
            "interview": self.interview.to_json() if self.interview else None,
            "stated": self.stated,
        }

    @classmethod
    def from_json(cls, data: dict[str, object]) -> "Conversation":
        """Read what `to_json` wrote; keys that are missing count as empty."""
        topic, facets, choices = data.get("topic"), data.get("facets"), data.get("choices")
        question, stated = data.get("question"), data.get("stated")
        return cls(
            topic=topic if isinstance(topic, str) else None,
            facets={k: tuple(v) for k, v in facets.items()} if isinstance(facets, dict) else {},
            choices=tuple(Choice(label, entry) for label, entry in choices) if isinstance(choices, list) else (),
            question=question if isinstance(question, str) else None,
            counting=Counting.from_json(data.get("counting")),
            interview=Interview.from_json(data.get("interview")),
            stated=stated if isinstance(stated, dict) else {},
        )
