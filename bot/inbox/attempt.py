"""One try to deliver an answer, as it is recorded before and after the call."""

from dataclasses import dataclass
from typing import Literal

from bot.inbox.outcome import OutcomeKind

Way = Literal["reply", "push"]


@dataclass(frozen=True)
class Attempt:
    """The try number `n` of an event, from 1; times are seconds since 1970.

    `token_at` is when the reply token came, for a reply. `outcome` is None while the try is open: when it is read
    back like that, the process died during the call.
    """

    n: int
    way: Way
    started_at: float
    token_at: float | None = None
    ended_at: float | None = None
    outcome: OutcomeKind | None = None
    retry_after: float | None = None

    @property
    def doubtful(self) -> bool:
        """Whether this try may have reached the chat although nobody said so."""
        return self.outcome in (None, "unknown")

    @property
    def over_at(self) -> float:
        """When the try ended; its start where the end is not known."""
        return self.started_at if self.ended_at is None else self.ended_at

    @property
    def token_age(self) -> float:
        """Age of the reply token in seconds when the try ended."""
        return self.over_at - (self.token_at if self.token_at is not None else self.over_at)
