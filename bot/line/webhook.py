"""POST /line/webhook: the only door through which LINE comes in."""

from collections.abc import Callable, Iterable

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from bot.line.addressed import call_pattern
from bot.line.counters import Counters
from bot.line.reception import Inbox, Reception
from bot.line.reduce import Reducer
from bot.line.signature import verify

LARGEST_BODY = 1024 * 1024


def blueprint(
    secret: str,
    secret_key: str,
    call_names: Iterable[str],
    inbox: Inbox,
    clock: Callable[[], float],
    counters: Counters,
    wake: Callable[[], None],
) -> Blueprint:
    """The webhook's routes. `secret` is the channel secret, `secret_key` the key of the id hashes."""
    reducer = Reducer(secret_key, call_pattern(call_names), inbox.question_of_sent)
    reception = Reception(reducer, inbox, clock, counters, wake)
    pages = Blueprint("line", __name__)

    @pages.post("/line/webhook")
    def webhook() -> Response:
        return Response(status=_answer(secret, reception, counters))

    return pages


def _answer(secret: str, reception: Reception, counters: Counters) -> int:
    body = _body()
    if body is None:
        counters.bump("body_too_large")
        return 413
    if not verify(body, request.headers.get("X-Line-Signature"), secret):
        counters.bump("signature_wrong")
        return 400
    return reception.receive(body)


def _body() -> bytes | None:
    """The raw body; None if it is above the limit, of which hardly more than that is read."""
    # a body of unannounced length is cut at this number without an error: one byte more tells
    request.max_content_length = LARGEST_BODY + 1
    try:
        body = request.get_data(cache=False)
    except RequestEntityTooLarge:
        return None
    return body if len(body) <= LARGEST_BODY else None
