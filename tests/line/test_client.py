"""The real client against a LINE on loopback: every way in which a call can end, and nothing lost on the wire."""

import logging
import socket
import ssl
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from bot.inbox.outcome import Outcome
from bot.line.client import Line
from bot.line.verdicts import judge, tls_failed
from tests.fakes.line_api import (
    BAD_GATEWAY,
    CUT_AFTER,
    CUT_BEFORE,
    QUOTA,
    RATE_LIMIT,
    SERVER_ERROR,
    Fault,
    LineApi,
    refused,
    silent,
)
from tests.inbox.clock import Clock

TEXT: list[dict[str, Any]] = [{"type": "text", "text": "ไม่ได้ค่ะ 😀"}]
POSTBACK = {"type": "postback", "label": "ถามเจ้าหน้าที่", "data": "officer:e1", "displayText": "ถามเจ้าหน้าที่"}
BUBBLE = {
    "type": "bubble",
    "body": {
        "type": "box",
        "layout": "vertical",
        "contents": [
            {"type": "text", "text": "ไม่ได้", "weight": "bold", "wrap": True},
            {
                "type": "box",
                "layout": "horizontal",
                "margin": "md",
                "contents": [{"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "ข้อ 2"}]}],
            },
            {"type": "separator"},
        ],
    },
    "footer": {
        "type": "box",
        "layout": "vertical",
        "contents": [{"type": "button", "style": "link", "height": "sm", "action": POSTBACK}],
    },
}
EVERYTHING: list[dict[str, Any]] = [
    {"type": "text", "text": "ไม่ได้", "quoteToken": "yHAz4Ua2wx7"},
    {
        "type": "flex",
        "altText": "ไม่ได้ ส่งได้สาขาเดียว",
        "contents": BUBBLE,
        "quickReply": {"items": [{"type": "action", "action": POSTBACK}]},
    },
]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def line(clock: Clock) -> Iterator[LineApi]:
    with LineApi(clock) as api:
        yield api


@pytest.fixture
def client(line: LineApi) -> Line:
    return Line(line.access_token, line.url, timeouts=(1, 0.5))


def key() -> str:
    return str(uuid.uuid4())


def test_a_reply_gets_through(line: LineApi, client: Line) -> None:
    outcome = client.reply(line.new_token("U1"), TEXT)
    [sent] = line.sent
    assert outcome == Outcome("sent", 200, tuple(sent.ids), request_id="request-1")
    assert (sent.way, sent.to, sent.messages) == ("reply", "U1", TEXT)


def test_a_push_gets_through_with_its_key(line: LineApi, client: Line) -> None:
    retry_key = key()
    assert client.push("C1", TEXT, retry_key).kind == "sent"
    assert [(sent.way, sent.to, sent.key) for sent in line.sent] == [("push", "C1", retry_key)]


@pytest.mark.parametrize("way", ["reply", "push"])
def test_messages_arrive_exactly_as_they_were_given(line: LineApi, client: Line, way: str) -> None:
    if way == "reply":
        client.reply(line.new_token("U1"), EVERYTHING)
    else:
        client.push("U1", EVERYTHING, key())
    assert line.calls[0].body["messages"] == EVERYTHING
    assert [len(sent.ids) for sent in line.sent] == [2]


def test_a_reply_carries_no_retry_key(line: LineApi, client: Line) -> None:
    client.reply(line.new_token("U1"), TEXT)
    assert "x-line-retry-key" not in line.calls[0].headers


def test_json_is_announced(line: LineApi, client: Line) -> None:
    client.push("U1", TEXT, key())
    assert line.calls[0].headers["content-type"] == "application/json"


def test_a_token_serves_once(line: LineApi, client: Line) -> None:
    token = line.new_token("U1")
    assert [client.reply(token, TEXT).kind for _ in range(2)] == ["sent", "bad_request"]
    assert len(line.sent) == 1


def test_a_token_dies_after_a_minute_unless_its_event_comes_again(line: LineApi, client: Line, clock: Clock) -> None:
    token = line.new_token("U1")
    clock.move(61)
    outcome = client.reply(token, TEXT)
    assert (outcome.kind, outcome.status, outcome.error) == ("bad_request", 400, "Invalid reply token")
    line.redeliver(token)
    assert client.reply(token, TEXT).kind == "sent"


def test_a_retry_key_serves_once_and_still_tells_the_ids(line: LineApi, client: Line) -> None:
    retry_key = key()
    first, second = client.push("U1", TEXT, retry_key), client.push("U1", TEXT, retry_key)
    assert (second.kind, second.status, second.sent_ids) == ("conflict", 409, first.sent_ids)
    assert len(line.sent) == 1


def test_a_wrong_access_token(line: LineApi) -> None:
    outcome = Line("wrong", line.url).push("U1", TEXT, key())
    assert (outcome.kind, outcome.status) == ("unauthorized", 401)


@pytest.mark.parametrize(
    ("fault", "kind", "status"),
    [
        (refused(400), "bad_request", 400),
        (refused(413), "bad_request", 413),
        (refused(403), "denied", 403),
        (refused(404), "denied", 404),
        (RATE_LIMIT, "rate_limited", 429),
        (QUOTA, "quota", 429),
        (SERVER_ERROR, "server_error", 500),
        (BAD_GATEWAY, "unknown", 502),
        (refused(503), "unknown", 503),
        (refused(504), "unknown", 504),
        (refused(302, Location="/elsewhere"), "unknown", 302),
        (CUT_BEFORE, "unknown", None),
        (CUT_AFTER, "unknown", None),
        (silent(0.8, accepts=False), "unknown", None),
        (silent(0.8, accepts=True), "unknown", None),
    ],
    ids=str,
)
def test_every_end_of_a_call_is_told_apart(
    line: LineApi, client: Line, fault: Fault, kind: str, status: int | None
) -> None:
    line.faults.append(fault)
    outcome = client.push("U1", TEXT, key())
    assert (outcome.kind, outcome.status) == (kind, status)
    assert len(line.calls) == 1, "the client must not try again by itself"
    assert len(line.sent) == int(fault.accepts)


@pytest.mark.parametrize(("value", "seconds"), [("7", 7.0), ("0", 0.0), ("soon", None), ("-1", None), ("๗", None)])
def test_retry_after_is_read_in_seconds(value: str, seconds: float | None) -> None:
    assert judge(429, {"Retry-After": value}, "").retry_after == seconds


def test_retry_after_arrives(line: LineApi, client: Line) -> None:
    line.faults.append(refused(429, "slow down", Retry_After="3"))
    assert client.push("U1", TEXT, key()).retry_after == 3


@pytest.mark.parametrize(
    ("body", "ids"),
    [
        ({"sentMessages": [{"id": "461230966842064897"}]}, ("461230966842064897",)),
        ({"sentMessages": [{"id": 461230966842064897, "quoteToken": 1}]}, ("461230966842064897",)),
        ({"sentMessages": [{"id": None}, {}, "odd", {"id": "2"}]}, ("2",)),
        ({"sentMessages": None}, ()),
        ({}, ()),
    ],
)
def test_no_odd_answer_hides_that_the_message_was_sent(
    line: LineApi, client: Line, body: dict[str, Any], ids: tuple[str, ...]
) -> None:
    line.faults.append(Fault(200, body, accepts=True))
    outcome = client.reply(line.new_token("U1"), TEXT)
    assert (outcome.kind, outcome.sent_ids) == ("sent", ids)


@pytest.mark.parametrize("text", ["", "not json", "[1]", '"text"', "null", "[" * 100_000, None])
def test_a_body_that_nobody_can_read_is_no_matter(text: str | None) -> None:
    assert judge(200, None, text).kind == "sent"
    assert judge(500, {}, text).kind == "server_error"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.parametrize("base", ["http://127.0.0.1:{port}", "http://no-such-host.invalid", "http://[broken"])
def test_a_line_that_cannot_be_reached_got_nothing(base: str) -> None:
    outcome = Line("token", base.format(port=free_port()), timeouts=(0.5, 0.5)).push("U1", TEXT, key())
    assert (outcome.kind, outcome.status) == ("not_sent", None)


def test_a_certificate_that_is_refused_means_not_sent() -> None:
    for cause, kind in ((ssl.SSLCertVerificationError("self-signed"), "not_sent"), (ssl.SSLEOFError("cut"), "unknown")):
        error = Exception("wrapped by the SDK")
        error.__context__ = Exception(cause)
        assert tls_failed(error).kind == kind
    assert tls_failed(Exception("alone")).kind == "unknown"


def test_errors_name_what_is_wrong_without_quoting_it() -> None:
    body = '{"message":"The request body has 1 error(s)","details":[{"message":"x","property":"messages[0].text"}]}'
    assert judge(400, {}, body).error == "The request body has 1 error(s) (messages[0].text)"


def test_neither_logs_nor_errors_tell_words_or_tokens(
    line: LineApi, client: Line, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    token = line.new_token("U-secret")
    line.faults.extend([SERVER_ERROR, CUT_AFTER, silent(0.8, accepts=False), refused(400)])
    outcomes = [client.reply(token, TEXT) for _ in range(5)]
    told = caplog.text + str([outcome.error for outcome in outcomes])
    assert not [secret for secret in (token, line.access_token, TEXT[0]["text"], "U-secret") if secret in told]


def test_threads_share_one_client_without_mixing_up(line: LineApi, client: Line) -> None:
    def work(name: str) -> None:
        for n in range(10):
            assert client.push(f"U-{name}", [{"type": "text", "text": f"{name} {n}"}], key()).kind == "sent"

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(line.sent) == 80
    assert all(line.texts(f"U-{name}") == [f"{name} {n}" for n in range(10)] for name in "abcdefgh")


def test_a_hanging_call_comes_to_an_end(line: LineApi, client: Line) -> None:
    line.faults.append(silent(3, accepts=False))
    began = time.monotonic()
    client.push("U1", TEXT, key())
    assert time.monotonic() - began < 1


def test_a_server_that_takes_no_connection_does_not_hold_up() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(deaf.getsockname())
        began = time.monotonic()
        outcome = Line("token", f"http://127.0.0.1:{deaf.getsockname()[1]}", timeouts=(0.3, 0.3)).push("U", TEXT, key())
        assert outcome.kind == "not_sent"
        assert time.monotonic() - began < 1
        for filler in fillers:
            filler.close()


def test_making_a_client_connects_to_nothing() -> None:
    Line("token", "http://127.0.0.1:1")
