"""An event in the hands of a worker, for as long as its lease lasts."""

from dataclasses import dataclass, replace

from bot.errors import BotError
from bot.inbox.attempt import Attempt, Way
from bot.inbox.event import Event
from bot.inbox.outcome import Outcome
from bot.inbox.prepared import Message


class LeaseLost(BotError):
    """The event is no longer this worker's: its lease ran out and another took it, or the person withdrew it."""


@dataclass(frozen=True)
class Claim:
    """An event that waits for its answer or for its delivery.

    `lease` names this very claim: the store refuses what comes under an older one. `messages` is None until an
    answer is stored, `retry_key` comes with it. `logged` tells whether the answer has a record in the question log.
    `failed` is true when answering failed or never came to an end before; `held` when it waited for more once.
    """

    event: Event
    lease: str
    lease_seconds: float
    token_at: float | None
    attempts: tuple[Attempt, ...] = ()
    messages: tuple[Message, ...] | None = None
    retry_key: str = ""
    logged: bool = False
    failed: bool = False
    held: bool = False

    def opened(self, way: Way, now: float) -> "Claim":
        """The claim with one more try, open."""
        attempt = Attempt(len(self.attempts) + 1, way, now, self.token_at if way == "reply" else None)
        return replace(self, attempts=(*self.attempts, attempt))

    def closed(self, outcome: Outcome, ended_at: float) -> "Claim":
        """The claim with its last try closed."""
        last = self.attempts[-1]
        last = replace(last, ended_at=ended_at, outcome=outcome.kind, retry_after=outcome.retry_after)
        return replace(self, attempts=(*self.attempts[:-1], last))
