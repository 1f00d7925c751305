"""A stand-in for LINE's Messaging API on loopback that keeps LINE's promises, and breaks them on demand.

with LineApi() as line:
    token = line.new_token("U1")
    line.faults.append(SERVER_ERROR)     # what befalls the next call
    ...                                  # point a client at line.url with line.access_token
    assert [sent.way for sent in line.sent] == ["reply"]
"""

import json
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from tests.conftest import SHARED

TOKEN_LIFE = 60.0
RENEWABLE = 20 * 60.0
RATE_TEXT = "The API rate limit has been exceeded. Try again later."
QUOTA_TEXT = "You have reached your monthly limit."
TOKEN_TEXT = "Invalid reply token"


@dataclass(frozen=True)
class Fault:
    """What befalls a call. With `accepts`, LINE takes the messages all the same, and answers as it would unless
    `status` says otherwise. `silence` are seconds before the answer; `cut` closes the connection in its place."""

    status: int | None = None
    body: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    silence: float = 0.0
    cut: bool = False
    accepts: bool = False


SERVER_ERROR = Fault(500, {"message": "Internal server error"})
BAD_GATEWAY = Fault(502)
RATE_LIMIT = Fault(429, {"message": RATE_TEXT})
QUOTA = Fault(429, {"message": QUOTA_TEXT})
CUT_BEFORE = Fault(cut=True)
CUT_AFTER = Fault(cut=True, accepts=True)


def refused(status: int, message: str = "Refused", **headers: str) -> Fault:
    return Fault(status, {"message": message}, {name.replace("_", "-"): value for name, value in headers.items()})


def silent(seconds: float, *, accepts: bool) -> Fault:
    return Fault(silence=seconds, accepts=accepts)


@dataclass(frozen=True)
class Sent:
    """Messages that a chat now shows."""

    way: str
    to: str
    messages: list[dict[str, Any]]
    key: str
    ids: list[str]
    at: float


@dataclass(frozen=True)
class Call:
    """A request as it came in, and the status that LINE decided on (None for one that it never saw)."""

    way: str
    body: dict[str, Any]
    headers: dict[str, str]
    status: int | None


@dataclass
class Token:
    to: str
    first_at: float
    at: float
    used: bool = False


class LineApi:
    """`clock` dates the reply tokens; `wait` is how silence is spent. `sent` is what got through, `calls` all that
    came, `faults` befall the next calls in order."""

    access_token = "channel-access-token"

    def __init__(self, clock: Callable[[], float] = time.time, wait: Callable[[float], None] = time.sleep) -> None:
        self.clock, self.wait = clock, wait
        self.sent: list[Sent] = []
        self.calls: list[Call] = []
        self.faults: deque[Fault] = deque()
        self.tokens: dict[str, Token] = {}
        self._accepted: dict[str, Sent] = {}
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.line = self
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "LineApi":
        official_faults("push", {}, {})  # reads the specification before anybody waits for an answer
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def new_token(self, to: str) -> str:
        """The reply token of a new event of this chat."""
        with self._lock:
            token, now = f"{len(self.tokens):032x}", self.clock()
            self.tokens[token] = Token(to, now, now)
            return token

    def redeliver(self, token: str) -> None:
        """The event comes again: its token, if it is unused, lives for another minute."""
        if self.clock() - self.tokens[token].first_at <= RENEWABLE:
            self.tokens[token].at = self.clock()

    def texts(self, to: str | None = None) -> list[str]:
        """What a chat reads, or all of them."""
        return [message["text"] for sent in self.sent if to in (None, sent.to) for message in sent.messages]

    def receive(self, way: str, body: dict[str, Any], headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """LINE's answer to a call that reached it."""
        with self._lock:
            for check in (self._authorised, self._well_formed, getattr(self, f"_{way}_allowed")):
                refusal = check(way, body, headers)
                if refusal:
                    return refusal
            return 200, self._show(way, body, headers)

    def _authorised(self, _way: str, _body: dict[str, Any], headers: dict[str, str]) -> tuple[int, dict] | None:
        if headers.get("authorization") != f"Bearer {self.access_token}":
            return 401, {"message": "Authentication failed. Confirm that the access token is valid."}
        return None

    def _well_formed(self, way: str, body: dict[str, Any], headers: dict[str, str]) -> tuple[int, dict] | None:
        faults = official_faults(way, body, headers)
        if faults or not 1 <= len(body.get("messages", [])) <= 5:
            return 400, {"message": f"The request body has {len(faults)} error(s)", "details": faults}
        return None

    def _reply_allowed(self, _way: str, body: dict[str, Any], headers: dict[str, str]) -> tuple[int, dict] | None:
        if "x-line-retry-key" in headers:
            return 400, {"message": "Retry key is not available for this API"}
        token = self.tokens.get(body["replyToken"])
        if token is None or token.used or self.clock() - token.at > TOKEN_LIFE:
            return 400, {"message": TOKEN_TEXT}
        token.used = True
        return None

    def _push_allowed(self, _way: str, _body: dict[str, Any], headers: dict[str, str]) -> tuple[int, dict] | None:
        earlier = self._accepted.get(headers.get("x-line-retry-key", ""))
        if earlier:
            return 409, {"message": "The retry key is already accepted", "sentMessages": _sent_messages(earlier)}
        return None

    def _show(self, way: str, body: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
        to = body["to"] if way == "push" else self.tokens[body["replyToken"]].to
        ids = [f"{len(self.sent)}{n:03}" for n in range(len(body["messages"]))]
        key = headers.get("x-line-retry-key", "") if way == "push" else body["replyToken"]
        sent = Sent(way, to, body["messages"], key, ids, self.clock())
        self.sent.append(sent)
        if way == "push" and key:
            self._accepted[key] = sent
        return {"sentMessages": _sent_messages(sent)}


def official_faults(way: str, body: dict[str, Any], headers: dict[str, str]) -> list[dict[str, str]]:
    """What LINE's specification has against a request; nothing where the specification is not at hand."""
    if SHARED is None:
        return []
    from tests.line.limits_check import official

    checker, spec = official()
    found = checker.check(spec, {"endpoint": way, "body": body, "headers": headers})
    return [{"message": fault.text, "property": fault.path} for fault in found if fault.severity == "E"]


def _sent_messages(sent: Sent) -> list[dict[str, str]]:
    return [{"id": one, "quoteToken": f"q{one}"} for one in sent.ids]


class _Server(ThreadingHTTPServer):
    line: LineApi
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed or lost its patience is nothing to report."""


class _Handler(BaseHTTPRequestHandler):
    WAYS: ClassVar = {"/v2/bot/message/reply": "reply", "/v2/bot/message/push": "push"}
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    server: _Server

    def do_POST(self) -> None:
        line = self.server.line
        way = self.WAYS[self.path]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        fault = line.faults.popleft() if line.faults else Fault(accepts=True)
        status, answer = line.receive(way, body, headers) if fault.accepts else (None, {})
        line.calls.append(Call(way, body, headers, status if fault.accepts else fault.status))
        if fault.silence:
            line.wait(fault.silence)
        if fault.cut:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif fault.status is not None:
            self._answer(fault.status, fault.body, fault.headers)
        else:
            self._answer(status or 500, answer, {})

    def _answer(self, status: int, body: dict[str, Any], headers: dict[str, str]) -> None:
        payload = json.dumps(body).encode()
        self.send_response(status)
        told = {"Content-Type": "application/json", "x-line-request-id": f"request-{len(self.server.line.calls)}"}
        for name, value in (told | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""
