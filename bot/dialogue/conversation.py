"""What the bot remembers of a chat between two messages, as a value."""

from dataclasses import dataclass, field

from bot.answer.answer import Choice


@dataclass(frozen=True)
class Conversation:
    """The end of the last turn. Empty for a new chat.

    `choices` were offered last, in their numbered order; `topic` and `facets` (kind → values) belong to the
    last answer and serve follow-ups such as "แล้วประเภทแก้จนล่ะ". `question` is the id of the last logged question.
    """

    topic: str | None = None
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    question: str | None = None

    def to_json(self) -> dict[str, object]:
        """The conversation as plain JSON values; `from_json` reads them back."""
        return {
            "topic": self.topic,
            "facets": {kind: list(values) for kind, values in self.facets.items()},
            "choices": [[choice.label, choice.entry] for choice in self.choices],
            "question": self.question,
        }

    @classmethod
    def from_json(cls, data: dict[str, object]) -> "Conversation":
        """Read what `to_json` wrote; keys that are missing count as empty."""
        topic, facets, choices = data.get("topic"), data.get("facets"), data.get("choices")
        question = data.get("question")
        return cls(
            topic=topic if isinstance(topic, str) else None,
            facets={k: tuple(v) for k, v in facets.items()} if isinstance(facets, dict) else {},
            choices=tuple(Choice(label, entry) for label, entry in choices) if isinstance(choices, list) else (),
            question=question if isinstance(question, str) else None,
        )
