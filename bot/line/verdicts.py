"""Reads from LINE's answer, or from its absence, whether messages were sent.

Decided by status, since LINE's texts may change; only the two meanings of 429 are told apart by text.
"""

import json
import ssl
from collections.abc import Mapping
from typing import Any

from bot.inbox.outcome import Outcome, OutcomeKind

KINDS: dict[int, OutcomeKind] = {
    401: "unauthorized",
    403: "denied",
    404: "denied",
    409: "conflict",
    429: "rate_limited",
    500: "server_error",
}
QUOTA_TEXT = "monthly limit"
LONGEST_ERROR = 200


def judge(status: int, headers: Mapping[str, str] | None, text: str | bytes | None) -> Outcome:
    """The outcome of a call that was answered."""
    told, body = headers or {}, _json_object(text)
    kind, message = _kind(status), str(body.get("message", ""))
    return Outcome(
        kind="quota" if kind == "rate_limited" and QUOTA_TEXT in message else kind,
        status=status,
        sent_ids=_sent_ids(body),
        retry_after=_seconds(told.get("Retry-After")),
        request_id=told.get("x-line-request-id"),
        error=None if kind == "sent" else _one_line(message, body.get("details")),
    )


def not_sent(error: Exception) -> Outcome:
    """The outcome of a call that never reached LINE."""
    return Outcome("not_sent", error=type(error).__name__)


def unknown(error: Exception) -> Outcome:
    """The outcome of a call without a readable answer. The error's own text may hold what was sent: it is left out."""
    return Outcome("unknown", error=type(error).__name__)


def tls_failed(error: Exception) -> Outcome:
    """The outcome of a call whose encryption failed: before anything was sent if the certificate was refused."""
    causes = error.__context__.args if error.__context__ else ()
    refused = any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes)
    return Outcome("not_sent" if refused else "unknown", error="SSLError")


def _kind(status: int) -> OutcomeKind:
    if 200 <= status < 300:
        return "sent"
    # a gateway's 502 to 504, or a redirect: somebody else than LINE answered
    return KINDS.get(status, "bad_request" if 400 <= status < 500 else "unknown")


def _json_object(text: str | bytes | None) -> dict[str, Any]:
    try:
        body = json.loads(text or "")
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _sent_ids(body: dict[str, Any]) -> tuple[str, ...]:
    sent = body.get("sentMessages")
    ids = [one.get("id") for one in sent if isinstance(one, dict)] if isinstance(sent, list) else []
    return tuple(str(found) for found in ids if isinstance(found, str | int) and not isinstance(found, bool))


def _seconds(value: str | None) -> float | None:
    return float(value) if value and value.isascii() and value.isdigit() else None


def _one_line(message: str, details: object) -> str:
    """LINE's message and the names of the properties it complains about; what they held is not quoted."""
    properties = [one.get("property") for one in details if isinstance(one, dict)] if isinstance(details, list) else []
    named = ", ".join(str(name) for name in properties if name)
    return " ".join(f"{message} {f'({named})' if named else ''}".split())[:LONGEST_ERROR]
