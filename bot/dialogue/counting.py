"""The length check under way, as the conversation remembers it: how much was counted, but not the text."""

from dataclasses import dataclass, field

from bot.rules.length import Length


@dataclass(frozen=True)
class Counting:
    """What is counted: `fields` are keys of form fields, several where it is not known yet which one is meant, none
    where no field was named. `parts` messages were counted so far, together of this `length`."""

    fields: tuple[str, ...] = ()
    length: Length = field(default_factory=Length)
    parts: int = 0

    def to_json(self) -> dict[str, object]:
        """The counting as plain JSON values; `from_json` reads them back."""
        counts = [self.length.with_spaces, self.length.without_spaces]
        return {"fields": list(self.fields), "length": counts, "parts": self.parts}

    @classmethod
    def from_json(cls, data: object) -> "Counting | None":
        """Read what `to_json` wrote; anything else is no counting."""
        match data:
            case {"fields": [*fields], "length": [int(whole), int(bare)], "parts": int(parts)}:
                return cls(tuple(str(field) for field in fields), Length(whole, bare), parts)
        return None
