"""Handles one event: answers it, then delivers the answer."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from bot.errors import StoreError
from bot.inbox.claim import Claim, LeaseLost
from bot.inbox.delivery import SILENT, Act, Done, Push, Reply, Wait, next_act
from bot.inbox.event import Event
from bot.inbox.limits import BURST
from bot.inbox.memory import Memory
from bot.inbox.outcome import Outcome
from bot.inbox.patience import Patience
from bot.inbox.prepared import Prepared
from bot.store.store import Store

log = logging.getLogger(__name__)

Consult = Callable[[Event, Memory], Prepared]
Fallback = Callable[[Event], Prepared]
FRAMES = 3


class Channel(Protocol):
    """What sends. Neither method raises where a call goes wrong: the outcome says so."""

    def reply(self, reply_token: str, messages: list[dict[str, Any]]) -> Outcome:
        """Answer with a reply token."""

    def push(self, to: str, messages: list[dict[str, Any]], retry_key: str) -> Outcome:
        """Send to a chat under a retry key."""


@dataclass(frozen=True)
class Handling:
    """`consult` answers an event; `fallback` answers one whose consultation failed, without looking at its words."""

    store: Store
    line: Channel
    consult: Consult
    fallback: Fallback
    clock: Callable[[], float]
    patience: Patience

    def handle(self, claim: Claim) -> None:
        """Bring the event as far as it goes now. Raises StoreError only: any other error leads to the fallback."""
        try:
            answered = claim if claim.messages is not None else self._answer(claim)
            if answered is not None:
                self._deliver(answered)
        except StoreError:
            raise
        except LeaseLost:
            log.info("event %s: withdrawn, or taken over", claim.event.id)
        except Exception as error:
            log.error("event %s: %s", claim.event.id, where(error))
            self._give_back(claim, f"error_{type(error).__name__}")

    def _answer(self, claim: Claim) -> Claim | None:
        """The claim with its answer stored; None if the message waits for what its person says next."""
        prepared = self.patience.insist(lambda: self._prepare(claim))
        if prepared.waits and not claim.held:
            self.patience.insist(lambda: self.store.hold_back(claim, self.clock(), BURST))
            return None
        return self.patience.insist(lambda: self.store.save_answer(claim, prepared, self.clock()))

    def _prepare(self, claim: Claim) -> Prepared:
        if claim.failed:
            return self.fallback(claim.event)
        return self.consult(claim.event, Memory(self.store, claim.event))

    def _deliver(self, claim: Claim) -> None:
        claim, act = self.patience.insist(lambda: self._begin(claim))
        while isinstance(act, Reply | Push):
            outcome = self._send(claim, act)
            claim, act = self._conclude(claim.closed(outcome, self.clock()), outcome)

    def _begin(self, claim: Claim) -> tuple[Claim, Act]:
        now = self.clock()
        act = _next(claim, now) if claim.messages else Done(SILENT)
        return self.store.advance(claim, act, now), act

    def _conclude(self, claim: Claim, outcome: Outcome) -> tuple[Claim, Act]:
        """Record the outcome, which only this process knows, and go on with what it calls for."""

        def record() -> tuple[Claim, Act]:
            now = self.clock()
            act = _next(claim, now)
            if self.patience.stopping.is_set() and isinstance(act, Reply | Push):
                act = Wait(now)
            return self.store.advance(claim, act, now, outcome), act

        return self.patience.insist(record)

    def _send(self, claim: Claim, act: Reply | Push) -> Outcome:
        event, messages = claim.event, list(claim.messages or ())
        if isinstance(act, Push):
            outcome = self.line.push(event.to, messages, act.retry_key)
        else:
            outcome = self.line.reply(event.reply_token or "", messages)
        way = "push" if isinstance(act, Push) else "reply"
        log.info("%s for event %s: %s, status %s, %s", way, event.id, outcome.kind, outcome.status, outcome.request_id)
        return outcome

    def _give_back(self, claim: Claim, error: str) -> None:
        try:
            self.store.fail(claim, error, self.clock())
        except LeaseLost:
            log.info("event %s: withdrawn, or taken over", claim.event.id)


def _next(claim: Claim, now: float) -> Act:
    return next_act(claim.attempts, claim.token_at, claim.retry_key, now)


def where(error: Exception) -> str:
    """The kind of an error and where it happened. Its own text may quote what a person wrote: it is left out."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return f"{type(error).__name__} at " + " > ".join(f"{frame.filename}:{frame.lineno}" for frame in frames)
