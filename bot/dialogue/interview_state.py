"""How far an eligibility interview is: a value in the conversation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Interview:
    """The facts told so far (JSON values by name) in the order of telling, those that the person is unsure of, the fact
    that is asked for (None while it rests), and a value understood from free text that waits for a yes."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    asking: str | None = None
    understood: Any = None

    def told(self, fact: str, value: Any) -> "Interview":
        """With one more fact, or another value of one."""
        kept = {name: known for name, known in self.facts.items() if name != fact}
        return Interview({**kept, fact: value}, tuple(name for name in self.unsure if name != fact))

    def passed_over(self, fact: str) -> "Interview":
        """With one fact left unknown."""
        return Interview({k: v for k, v in self.facts.items() if k != fact}, (*self.unsure, fact))

    def back(self) -> "Interview":
        """Without the last answer, which is asked for again."""
        last = [*self.unsure, *self.facts][-1:]
        return self.again(last[0]) if last else self

    def again(self, fact: str) -> "Interview":
        """Without one answer, which is asked for again."""
        kept = {name: value for name, value in self.facts.items() if name != fact}
        return Interview(kept, tuple(name for name in self.unsure if name != fact), fact)

    def asked_for(self, fact: str | None) -> "Interview":
        """Asking for another fact."""
        return replace(self, asking=fact, understood=None)

    def to_json(self) -> dict[str, object]:
        """As plain JSON values; `from_json` reads them back."""
        return {"facts": dict(self.facts), "unsure": list(self.unsure), "asking": self.asking, "is": self.understood}

    @classmethod
    def from_json(cls, data: object) -> "Interview | None":
        """Read what `to_json` wrote; None for anything else."""
        if not isinstance(data, dict) or not isinstance(data.get("facts"), dict):
            return None
        return cls(data["facts"], tuple(data.get("unsure") or ()), data.get("asking"), data.get("is"))
