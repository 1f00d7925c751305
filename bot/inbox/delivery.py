"""Decides what to do next about an answer that waits to be delivered. Pure: no clock, no store, no network.

An answer is never shown twice. The reply token comes first: it can be used once, so trying it again after a try of
unknown outcome can't do harm. A push could, so it follows only where every reply is known to have failed; its own
retry key makes LINE drop a second push of the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.inbox.attempt import Attempt
from bot.inbox.limits import (
    LAST_CHANCE,
    LONGEST_RETRY_AFTER,
    QUOTA_WAIT,
    RATE_LIMIT_WAIT,
    RETRY_KEY_TRIED,
    TOKEN_LIFE,
    TOKEN_TRIED,
    WAITS,
)

DELIVERED, UNKNOWN, UNDELIVERABLE = "delivered", "delivery_unknown", "undeliverable"
SILENT, UNANSWERED = "silent", "error_unanswered"
ARRIVED = ("sent", "conflict")
REFUSED = ("bad_request", "denied")


@dataclass(frozen=True)
class Reply:
    """Send with the reply token."""


@dataclass(frozen=True)
class Push:
    """Send to the chat's id under this retry key, the same at every try."""

    retry_key: str


@dataclass(frozen=True)
class Wait:
    """Do nothing before this time (seconds since 1970)."""

    until: float


@dataclass(frozen=True)
class Done:
    """Nothing more to do; `outcome` is one of the five above."""

    outcome: str


Act = Reply | Push | Wait | Done


def next_act(attempts: Sequence[Attempt], token_at: float | None, retry_key: str, now: float) -> Act:
    """What to do at `now`, given the tries so far in order; `token_at` is None where there is no reply token."""
    pushes = [attempt for attempt in attempts if attempt.way == "push"]
    if pushes:
        return _after_push(pushes, retry_key, now)
    if attempts:
        return _after_reply(attempts, token_at, retry_key, now)
    return Reply() if _serves(token_at, now) else Push(retry_key)


def _after_reply(replies: Sequence[Attempt], token_at: float | None, retry_key: str, now: float) -> Act:
    last, doubtful = replies[-1], any(attempt.doubtful for attempt in replies)
    if last.outcome in ARRIVED:
        return Done(DELIVERED)
    if last.outcome in REFUSED:
        return Done(_told_by_refusal(last)) if doubtful else Push(retry_key)
    again = max(now, _before_token_dies(replies, token_at) if doubtful else _rested(replies))
    if doubtful and not _serves(token_at, again):
        return Done(UNKNOWN)
    if now < again:
        return Wait(again)
    return Reply() if _serves(token_at, now) else Push(retry_key)


def _after_push(pushes: Sequence[Attempt], retry_key: str, now: float) -> Act:
    last, again = pushes[-1], max(now, _rested(pushes))
    if last.outcome in ARRIVED:
        return Done(DELIVERED)
    if last.outcome in REFUSED or again >= pushes[0].started_at + RETRY_KEY_TRIED:
        return Done(UNKNOWN if any(attempt.doubtful for attempt in pushes) else UNDELIVERABLE)
    return Wait(again) if now < again else Push(retry_key)


def _told_by_refusal(reply: Attempt) -> str:
    """What a refused reply says about an earlier one in doubt: a living token is refused only if it was used."""
    used = reply.outcome == "bad_request" and reply.token_age < TOKEN_LIFE
    return DELIVERED if used else UNKNOWN


def _serves(token_at: float | None, at: float) -> bool:
    return token_at is not None and at - token_at <= TOKEN_TRIED


def _before_token_dies(replies: Sequence[Attempt], token_at: float | None) -> float:
    """When to ask again whether a reply got through: a growing wait, but while the token can still tell."""
    rested, chance = _rested(replies), (token_at or 0.0) + LAST_CHANCE
    last = replies[-1]
    return min(rested, chance) if last.over_at < chance and last.outcome != "rate_limited" else rested


def _rested(tries: Sequence[Attempt]) -> float:
    """When the wait after the last of these failed tries is over."""
    last = tries[-1]
    wait = WAITS[min(len(tries), len(WAITS)) - 1]
    if last.outcome == "quota" and last.way == "push":
        wait = QUOTA_WAIT
    elif last.outcome in ("rate_limited", "quota"):
        wait = max(wait, RATE_LIMIT_WAIT) if last.retry_after is None else min(last.retry_after, LONGEST_RETRY_AFTER)
    return last.over_at + wait
