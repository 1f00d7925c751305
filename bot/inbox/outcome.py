"""What became of one call that sends something."""

from dataclasses import dataclass
from typing import Literal

OutcomeKind = Literal[
    "sent",  # 2xx
    "conflict",  # 409: this retry key was accepted before
    "bad_request",  # 400 and the other refusals of this very request
    "unauthorized",  # 401: the access token
    "denied",  # 403, 404: the account or the addressee
    "rate_limited",  # 429: too fast
    "quota",  # 429: the month's messages are used up
    "server_error",  # 500: LINE says that nothing was sent
    "unknown",  # no answer, half an answer, a gateway's answer: it may or may not have been sent
    "not_sent",  # the call never reached LINE
]


@dataclass(frozen=True)
class Outcome:
    """The result of a call.

    `status` is the HTTP status if there was one. `sent_ids` are the ids of the messages that the chat now shows, in
    order, as far as they were told. `retry_after` counts seconds. `error` is one line without what was sent, to whom
    or with which token.
    """

    kind: OutcomeKind
    status: int | None = None
    sent_ids: tuple[str, ...] = ()
    retry_after: float | None = None
    request_id: str | None = None
    error: str | None = None
