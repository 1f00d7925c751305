"""One raw event in, one value or one reason out; never an exception."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.contents import CONTENTS
from bot.line.events import UNUSED, read
from bot.line.received import Content, Ignored, Mention, Received, Source
from bot.line.strangers import strangers
from tests.line.raw import (
    AT,
    GROUP,
    IN_CHAT,
    IN_GROUP,
    IN_ROOM,
    ROOM,
    USER,
    Raw,
    edited,
    event,
    media,
    mentioning,
    said,
    self_mention,
)

SAID = Received(
    Source("user", USER, USER),
    Content("text", message_id="100", text="ถาม", quote_token="q-100"),
    id="01Hmessage",
    at=AT,
    reply_token="reply-message",
    redelivered=False,
)


def got(raw: object) -> Received:
    received = read(raw)
    assert isinstance(received, Received)
    return received


def without(raw: Raw, *names: str) -> Raw:
    return {name: value for name, value in raw.items() if name not in names}


def test_a_text_message_is_read_whole() -> None:
    assert read(said("ถาม")) == SAID


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (IN_CHAT, Source("user", USER, USER)),
        (IN_GROUP, Source("group", GROUP, USER)),
        (IN_ROOM, Source("room", ROOM, USER)),
        (without(IN_GROUP, "userId"), Source("group", GROUP, None)),
        (without(IN_ROOM, "userId"), Source("room", ROOM, None)),
        (IN_GROUP | {"userId": 7}, Source("group", GROUP, None)),
        (IN_GROUP | {"threadId": "new"}, Source("group", GROUP, USER)),
    ],
)
def test_where_it_happened(source: Raw, expected: Source) -> None:
    assert read(said("ถาม", source)) == replace(SAID, source=expected)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"webhookEventId": None}, {"id": None}),
        ({"webhookEventId": ""}, {"id": None}),
        ({"webhookEventId": 5}, {"id": None}),
        ({"timestamp": float(AT) + 0.75}, {"at": AT}),
        ({"timestamp": None}, {"at": None}),
        ({"timestamp": True}, {"at": None}),
        ({"timestamp": "soon"}, {"at": None}),
        ({"timestamp": -1}, {"at": None}),
        ({"timestamp": float("nan")}, {"at": None}),
        ({"timestamp": float("inf")}, {"at": None}),
        ({"timestamp": 10**400}, {"at": None}),
        ({"replyToken": None}, {"reply_token": None}),
        ({"replyToken": ""}, {"reply_token": None}),
        ({"deliveryContext": {"isRedelivery": True}}, {"redelivered": True}),
        ({"deliveryContext": {"isRedelivery": "yes"}}, {"redelivered": False}),
        ({"deliveryContext": None}, {"redelivered": False}),
        ({"mode": "something new"}, {}),
        ({"mode": None}, {}),
        ({"brandNew": {"a": [1]}}, {}),
    ],
)
def test_an_odd_field_costs_only_itself(change: Raw, expected: dict[str, Any]) -> None:
    assert read(said("ถาม", **change)) == replace(SAID, **expected)


@pytest.mark.parametrize("name", ["webhookEventId", "timestamp", "replyToken", "deliveryContext", "mode"])
def test_a_missing_field_costs_only_itself(name: str) -> None:
    assert got(without(said("ถาม"), name)).content == SAID.content


@pytest.mark.parametrize(
    ("mentionees", "expected"),
    [
        ([self_mention(3, 5)], (Mention(3, 5, True),)),
        ([self_mention(3, 5, isSelf=False)], (Mention(3, 5, False),)),
        ([{"type": "user", "index": 3, "length": 5}], (Mention(3, 5, False),)),
        ([self_mention(3, 5, isSelf="true")], (Mention(3, 5, False),)),
        ([{"type": "all", "index": 0, "length": 4}], (Mention(0, 4, False),)),
        ([{"type": "all", "index": 0, "length": 4, "isSelf": True}], (Mention(0, 4, False),)),
        ([{"type": "team", "index": 0, "length": 4, "isSelf": True}], ()),
        ([{"type": "user", "isSelf": True}], (Mention(0, 0, True),)),
        ([{"type": "user", "index": -3, "length": "5", "isSelf": True}], (Mention(0, 0, True),)),
        ([{"type": "user", "index": 3.0, "length": 5.0, "isSelf": True}], (Mention(3, 5, True),)),
        ([None, "x", 3, [], {}, self_mention(1, 2)], (Mention(1, 2, True),)),
    ],
)
def test_who_is_mentioned(mentionees: list[Any], expected: tuple[Mention, ...]) -> None:
    assert got(said("ถาม", message=mentioning(*mentionees))).content.mentions == expected


@pytest.mark.parametrize("mention", [None, [], "x", {"mentionees": None}, {"mentionees": {"type": "user"}}])
def test_an_odd_mention_mentions_nobody(mention: object) -> None:
    assert got(said("ถาม", message={"mention": mention})).content == SAID.content


def test_the_quoted_message_is_named() -> None:
    assert got(said("ถาม", message={"quotedMessageId": "77"})).content.quoted == "77"


def test_half_an_emoji_and_nul_are_replaced_in_texts_and_ids() -> None:
    received = got(said("ก\ud83dข\x00ค", webhookEventId="id\udc00"))
    assert (received.content.text, received.id) == ("ก\ufffdข\ufffdค", "id\ufffd")


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        (edited("ใหม่"), Content("edit", message_id="100", text="ใหม่", quote_token="q-100")),
        (event("unsend", unsend={"messageId": "100"}), Content("unsend", message_id="100")),
        (event("postback", postback={"data": "open:a"}), Content("postback", data="open:a")),
        (event("postback", postback={"data": "", "params": {"date": "x"}}), Content("postback")),
        (event("follow", follow={"isUnblocked": True}), Content("follow")),
        (event("follow"), Content("follow")),
        (event("unfollow"), Content("unfollow")),
        (event("join", IN_GROUP), Content("join")),
        (event("leave", IN_ROOM), Content("leave")),
        (media("sticker", keywords=["hi"], text="hi"), Content("media", message_id="200", media="sticker")),
        (media("sticker", stickerResourceType="NEW"), Content("media", message_id="200", media="sticker")),
        (media("image"), Content("media", message_id="200", media="image")),
        (media("image", imageSet={"id": "s", "index": 1, "total": 3}), Content("media", "200", media="image")),
        (media("image", imageSet={"id": "s"}), Content("media", "200", media="image")),
        (media("video", duration=1), Content("media", message_id="200", media="video")),
        (media("audio"), Content("media", message_id="200", media="audio")),
        (media("file", fileName="ลับ.pdf"), Content("media", message_id="200", media="file")),
        (media("location", address="ลับ"), Content("media", message_id="200", media="location")),
        (said("", message={"id": None}), Content("text", quote_token="q-100")),
    ],
)
def test_what_each_type_says(raw: Raw, content: Content) -> None:
    assert got(raw).content == content


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (None, "unreadable"),
        (3, "unreadable"),
        ("message", "unreadable"),
        ([], "unreadable"),
        ({}, "unreadable"),
        ({"type": None}, "unreadable"),
        (without(said("ถาม"), "source"), "unreadable"),
        (without(said("ถาม"), "message"), "unreadable"),
        (said("ถาม", {"type": "user"}), "unreadable"),
        (said("ถาม", {"type": "group", "userId": USER}), "unreadable"),
        (said("ถาม", {"type": "group", "groupId": ""}), "unreadable"),
        (said("ถาม", {"type": "square", "squareId": "x"}), "source_unknown"),
        (said(None), "unreadable"),
        (said(["ถาม"]), "unreadable"),
        (event("message", message={"type": "hologram", "id": "1"}), "message_unknown"),
        (event("message", message={"id": "1"}), "unreadable"),
        (event("messageEdited", IN_GROUP, message={"type": "image", "id": "1"}), "message_unknown"),
        (edited("ใหม่", message={"id": None}), "unreadable"),
        (event("unsend", unsend={}), "unreadable"),
        (event("postback", postback={"data": None}), "unreadable"),
        (event("somethingNew"), "unknown"),
        (event("memberJoined", IN_GROUP, joined={"members": []}), "unused"),
        (without(event("accountLink", link={"result": "failed", "nonce": "n"}), "source", "replyToken"), "unused"),
        (media("image", imageSet={"id": "s", "index": 2, "total": 3}), "image_of_set"),
        (said("ถาม", mode="standby"), "standby"),
        (event("follow", mode="standby"), "standby"),
        (event("postback", mode="standby", postback={"data": "x"}), "standby"),
        (edited("ถาม", mode="standby"), "standby"),
    ],
)
def test_why_an_event_is_left_alone(raw: object, reason: str) -> None:
    assert read(raw) == Ignored(reason)


@pytest.mark.parametrize("kind", ["unsend", "unfollow", "leave"])
def test_what_takes_something_away_holds_in_standby_too(kind: str) -> None:
    assert isinstance(read(event(kind, mode="standby", unsend={"messageId": "100"})), Received)


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (said("ถาม"), []),
        (said("ถาม", brandNew=1, other=2), ["field_unknown"] * 2),
        (said("ถาม", IN_GROUP | {"threadId": "x"}), ["field_unknown"]),
        (said("ถาม", message={"colour": "red"}), ["field_unknown"]),
        (said("ถาม", mode="asleep"), ["mode_unknown"]),
        (said("ถาม", message=mentioning({"type": "team"}, {}, self_mention(0, 1))), ["mentionee_unknown"] * 2),
        (None, []),
        ([1, 2], []),
    ],
)
def test_strangers_are_noticed(raw: object, names: list[str]) -> None:
    assert list(strangers(raw)) == names


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
names_of_types = st.sampled_from([*CONTENTS, *UNUSED, "new"])
likely_message = st.fixed_dictionaries(
    {"type": st.sampled_from(["text", "image", "sticker", "new"])},
    optional={
        name: any_json
        for name in ("id", "text", "mention", "quoteToken", "quotedMessageId", "imageSet", "contentProvider")
    },
)
likely_source = st.sampled_from([IN_CHAT, IN_GROUP, IN_ROOM]) | st.fixed_dictionaries(
    {"type": st.sampled_from(["user", "group", "room", "new"])},
    optional={name: any_json for name in ("userId", "groupId", "roomId")},
)
likely_event = st.fixed_dictionaries(
    {"type": names_of_types, "source": likely_source | any_json, "message": likely_message | any_json},
    optional={
        name: any_json
        for name in ("mode", "timestamp", "webhookEventId", "deliveryContext", "replyToken", "postback", "unsend")
    },
)


@given(any_json | likely_event)
def test_no_json_value_makes_the_reader_raise(raw: object) -> None:
    received = read(raw)
    list(strangers(raw))
    if isinstance(received, Received):
        assert received.source.id
        repr(received).encode()  # nothing in it that a database or a log refuses
