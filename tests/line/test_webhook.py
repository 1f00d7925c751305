"""POST /line/webhook, from the signed bytes to the inbox."""

import io
import json
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.line.counters import Counters
from bot.line.signature import sign
from bot.line.webhook import LARGEST_BODY, blueprint
from tests.line.fake_inbox import FakeInbox
from tests.line.raw import GROUP, IN_GROUP, Raw, body_of, edited, event, media, mentioning, said, self_mention
from tests.line.test_events import any_json, likely_event

SECRET, NOW = "channel secret", 1_790_000_000.0
GOOD = said("ส่งได้กี่เรื่อง", webhookEventId="01Hgood")
PLANTED = ["ปลานิลสีชมพู", "เงินเดือนสมชาย", "secretlunch"]


@dataclass
class Door:
    """The webhook on a bare app, and all that it touches."""

    inbox: FakeInbox = field(default_factory=FakeInbox)
    counters: Counters = field(default_factory=Counters)
    woken: list[str] = field(default_factory=list)
    times: Iterator[float] | None = None

    def __post_init__(self) -> None:
        app = Flask(__name__)
        clock = self.times.__next__ if self.times else lambda: NOW
        names = ("บอทรางวัล",)
        wake = lambda: self.woken.append("woken")  # noqa: E731
        app.register_blueprint(blueprint(SECRET, "key", names, self.inbox, clock, self.counters, wake))
        self.client: FlaskClient = app.test_client()

    def post(self, body: bytes, signature: str | None = None) -> int:
        header = sign(body, SECRET).decode() if signature is None else signature
        return self.client.post("/line/webhook", data=body, headers={"X-Line-Signature": header}).status_code

    def counted(self) -> dict[str, int]:
        return self.counters.snapshot()


@pytest.fixture
def door() -> Door:
    return Door()


def test_a_question_is_stored_and_then_acknowledged(door: Door) -> None:
    assert door.post(body_of(GOOD)) == 200
    assert [one.text for one in door.inbox.events] == ["ส่งได้กี่เรื่อง"]
    assert door.inbox.times == [NOW]
    assert door.woken == ["woken"]
    assert door.counted() == {"event_accepted": 1}


def test_the_verify_button_gets_200(door: Door) -> None:
    assert door.post(body_of()) == 200
    assert (door.inbox.accepted, door.woken, door.counted()) == ([], [], {})


def test_the_answer_has_no_body(door: Door) -> None:
    body = body_of(GOOD)
    for header in (sign(body, SECRET).decode(), "wrong"):
        assert door.client.post("/line/webhook", data=body, headers={"x-line-signature": header}).data == b""


def test_only_posting_is_allowed(door: Door) -> None:
    assert door.client.get("/line/webhook").status_code == 405


@pytest.mark.parametrize("signature", ["wrong", "", "ลายเซ็น", sign(body_of(GOOD), "other secret").decode()])
def test_a_wrong_signature_leaves_no_trace_but_a_number(
    door: Door, signature: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert door.post(body_of(GOOD), signature) == 400
    assert door.counted() == {"signature_wrong": 1}
    assert (door.inbox.accepted, door.woken, caplog.text) == ([], [], "")


def test_a_missing_signature_is_a_wrong_one(door: Door) -> None:
    assert door.client.post("/line/webhook", data=body_of(GOOD)).status_code == 400
    assert door.counted() == {"signature_wrong": 1}


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", None]
)
def test_the_signature_is_checked_on_the_raw_bytes_whatever_they_are_called(
    door: Door, content_type: str | None
) -> None:
    body = b"  " + body_of(GOOD).replace(b'": ', b'" :   ') + b"\r\n"
    headers = {"x-LINE-signature": sign(body, SECRET).decode()}
    answer = door.client.post("/line/webhook", data=body, headers=headers, content_type=content_type)
    assert answer.status_code == 200
    assert len(door.inbox.events) == 1


def padded(size: int) -> bytes:
    body = body_of(GOOD)
    return body + b" " * (size - len(body))


def test_a_body_of_one_mebibyte_is_taken(door: Door) -> None:
    assert door.post(padded(LARGEST_BODY)) == 200
    assert len(door.inbox.events) == 1


def test_a_larger_body_is_refused(door: Door) -> None:
    assert door.post(padded(LARGEST_BODY + 1)) == 413
    assert (door.inbox.accepted, door.counted()) == ([], {"body_too_large": 1})


CHUNKED, ANNOUNCED = {"Transfer-Encoding": "chunked"}, {"Content-Length": str(50 * LARGEST_BODY)}


@pytest.mark.parametrize("headers", [CHUNKED, ANNOUNCED], ids=["chunked", "announced"])
def test_a_larger_body_is_not_read_to_its_end(door: Door, headers: dict[str, str]) -> None:
    stream, environ = io.BytesIO(b" " * (50 * LARGEST_BODY)), {"wsgi.input_terminated": True}
    answer = door.client.post("/line/webhook", input_stream=stream, headers=headers, environ_overrides=environ)
    assert answer.status_code == 413
    assert stream.tell() < 3 * LARGEST_BODY


@pytest.mark.parametrize(("size", "status"), [(LARGEST_BODY, 200), (LARGEST_BODY + 1, 413)])
def test_the_limit_holds_for_a_body_of_unannounced_length(door: Door, size: int, status: int) -> None:
    body = padded(size)
    headers = CHUNKED | {"X-Line-Signature": sign(body, SECRET).decode()}
    environ = {"wsgi.input_terminated": True}
    posted = door.client.post("/line/webhook", data=body, headers=headers, environ_overrides=environ)
    assert posted.status_code == status


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b"null",
        b"{}",
        b'{"events": null}',
        b'{"events": {"type": "message"}}',
        b'{"events": [',
        b"\xff\xfe\xfa",
        b"[" * 100_000,
        b'{"events": ' + b"[" * 100_000,
    ],
)
def test_a_signed_body_that_cannot_be_read_is_acknowledged_and_counted(
    door: Door, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert door.post(body) == 200
    assert (door.inbox.accepted, door.counted()) == ([], {"body_unreadable": 1})
    assert [record.getMessage() for record in caplog.records] == ["webhook: body_unreadable, answered 200"]


ODD_EVENTS: list[object] = [
    None,
    7,
    [],
    "x",
    {},
    event("somethingNew"),
    event("accountLink", link={"result": "failed"}),
    said("ถาม", {"type": "square"}),
    said(None),
    event("message", message={"type": "hologram"}),
    said("ถาม", mode="standby"),
    media("image", imageSet={"id": "s", "index": 2}),
    said("คุยกัน", IN_GROUP, message={"mention": {"mentionees": [{"type": "new"}, None]}}),
]


@pytest.mark.parametrize("odd", ODD_EVENTS)
def test_an_odd_event_never_costs_the_others(door: Door, odd: object) -> None:
    other = GOOD | {"webhookEventId": "01Hother", "source": {"type": "user", "userId": "U" + "9" * 32}}
    assert door.post(body_of(odd, GOOD, odd, other, odd)) == 200
    assert [[one.id for one in events] for events in door.inbox.accepted] == [["01Hgood", "01Hother"]]
    assert len({one.chat for one in door.inbox.events}) == 2


@pytest.mark.parametrize("number", ["9" * 5000, "1e999", "-" + "9" * 5000, "NaN"])
def test_an_absurd_number_never_costs_the_others(door: Door, number: str) -> None:
    odd = json.dumps(said("แรก", timestamp="HERE")).replace('"HERE"', number).encode()
    assert door.post(body_of(GOOD).replace(b"[", b"[" + odd + b",", 1)) == 200
    assert [one.text for one in door.inbox.events] == ["แรก", "ส่งได้กี่เรื่อง"]
    assert door.inbox.events[0].at == int(NOW * 1000)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (None, "event_unreadable"),
        (event("somethingNew"), "event_unknown"),
        (event("memberJoined"), "event_unused"),
        (said("ถาม", mode="standby"), "event_standby"),
        (said("ถาม", {"type": "square"}), "event_source_unknown"),
        (event("message", message={"type": "hologram"}), "event_message_unknown"),
        (media("image", imageSet={"id": "s", "index": 2}), "event_image_of_set"),
        (said("คุยกัน", IN_GROUP), "event_unaddressed"),
        (media("image", IN_GROUP), "event_unaddressed"),
        (said("ถาม", brandNew=1), "field_unknown"),
        (said("ถาม", mode="asleep"), "mode_unknown"),
        (said("ถาม", message=mentioning({"type": "team"})), "mentionee_unknown"),
    ],
)
def test_what_is_ignored_is_counted(door: Door, raw: object, name: str) -> None:
    assert door.post(body_of(raw)) == 200
    assert door.counted()[name] == 1


def talk(source: Raw = IN_GROUP, *, message: Raw | None = None, **fields: Any) -> list[Raw]:
    """People of a group among themselves, the planted words in their mouths."""
    return [said(word, source, message=message, **fields) for word in PLANTED]


def test_group_talk_reaches_neither_the_inbox_nor_the_log(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    nameless = {name: value for name, value in IN_GROUP.items() if name != "userId"}
    everybody = mentioning({"type": "all", "index": 0, "length": 4, "isSelf": True})
    chatter = [
        *talk(),
        *talk(nameless),
        *talk(message={"quotedMessageId": "of-a-person"}),
        *talk(message=everybody, brandNew=PLANTED[0]),
        *talk(mode="standby"),
        *(media("file", IN_GROUP, fileName=word, title=word) for word in PLANTED),
        *(edited(word) for word in PLANTED),
        event("memberJoined", IN_GROUP, joined={"members": [{"type": "user", "userId": PLANTED[2]}]}),
    ]
    assert door.post(body_of(*chatter, said("บอทรางวัล ส่งได้ไหม", IN_GROUP))) == 200
    assert [one.text for one in door.inbox.events if one.addressed] == ["ส่งได้ไหม"]
    seen = repr(door.inbox.accepted) + caplog.text + repr(door.counted())
    assert not [word for word in PLANTED if word in seen]


def test_group_talk_alone_wakes_nobody(door: Door) -> None:
    assert door.post(body_of(*talk())) == 200
    assert (door.inbox.accepted, door.woken) == ([], [])


def test_an_error_in_the_middle_of_group_talk_shows_none_of_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    door = Door(FakeInbox(broken=True))
    assert door.post(body_of(*talk(), said("บอทรางวัล คำถามลับ", IN_GROUP))) == 503
    assert [record.getMessage() for record in caplog.records] == ["webhook: store_refused, answered 503"]
    assert not [word for word in [*PLANTED, "คำถามลับ", GROUP] if word in caplog.text]


def test_what_cannot_be_stored_is_not_acknowledged() -> None:
    door = Door(FakeInbox(broken=True))
    assert door.post(body_of(GOOD)) == 503
    assert (door.woken, door.counted()) == ([], {"store_refused": 1})


def test_a_quote_that_cannot_be_looked_up_is_not_acknowledged(door: Door) -> None:
    quoting = said("2", IN_GROUP, message={"quotedMessageId": "broken"})
    assert door.post(body_of(GOOD, quoting)) == 503
    assert door.inbox.accepted == []


def test_a_broken_store_does_not_hurt_what_needs_none() -> None:
    door = Door(FakeInbox(broken=True))
    assert door.post(body_of()) == 200
    assert door.post(body_of(*talk())) == 200


def test_storing_is_not_begun_when_it_could_end_too_late() -> None:
    door = Door(times=iter([NOW, NOW + 0.8, NOW, NOW + 0.1]))
    assert door.post(body_of(GOOD)) == 503
    assert door.inbox.accepted == []
    assert door.post(body_of(GOOD)) == 200
    assert len(door.inbox.events) == 1


def test_a_quoted_bot_message_and_a_mention_and_a_button_in_a_group_are_stored_together() -> None:
    door = Door(FakeInbox({"900": "question-7"}))
    nameless = {name: value for name, value in IN_GROUP.items() if name != "userId"}
    quoting = said("2", IN_GROUP, message={"quotedMessageId": "900"})
    mentioned = said("😀 @Aw ส่งได้ไหม", nameless, message=mentioning(self_mention(3, 3)))
    pressed = event("postback", nameless, postback={"data": "open:a"})
    assert door.post(body_of(quoting, mentioned, pressed)) == 200
    assert len(door.inbox.accepted) == 1
    assert [(one.kind, one.text, one.answers, one.data) for one in door.inbox.events] == [
        ("text", "2", "question-7", ""),
        ("text", "ส่งได้ไหม", None, ""),
        ("postback", "", None, "open:a"),
    ]


def test_redelivered_and_doubled_events_are_handed_on_under_the_same_id(door: Door) -> None:
    again = GOOD | {"deliveryContext": {"isRedelivery": True}}
    assert door.post(body_of(GOOD, GOOD)) == 200
    assert door.post(body_of(again)) == 200
    assert {one.id for one in door.inbox.events} == {"01Hgood"}
    assert [one.redelivered for one in door.inbox.events] == [False, False, True]


def test_a_full_body_is_answered_well_within_two_seconds(door: Door) -> None:
    one = said("บอทรางวัล" + "ครับ" * 20, IN_GROUP, message=mentioning(*[self_mention(0, 3)] * 5))
    many = [one] * (LARGEST_BODY // len(json.dumps(one)) - 1)
    start = time.perf_counter()
    assert door.post(body_of(*many)) == 200
    assert time.perf_counter() - start < 1
    assert len(door.inbox.events) == len(many)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=200))
def test_any_signed_bytes_get_200(door: Door, body: bytes) -> None:
    assert door.post(body) == 200
    assert door.inbox.accepted == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=200), signature=st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"])))
def test_any_unsigned_bytes_get_400(door: Door, body: bytes, signature: str) -> None:
    assert door.post(body, signature) == 400


@given(odd=st.lists(any_json | likely_event, max_size=4))
def test_any_json_events_leave_a_good_one_alone(odd: list[object]) -> None:
    door = Door()
    assert door.post(body_of(*odd, GOOD)) == 200
    assert door.inbox.events[-1].id == "01Hgood"


def test_counters_lose_nothing_between_threads() -> None:
    counters = Counters()

    def bump_often() -> None:
        for _ in range(2000):
            counters.bump("b")

    threads = [Thread(target=bump_often) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counters.bump("a", by=3)
    assert list(counters.snapshot().items()) == [("a", 3), ("b", 16_000)]
