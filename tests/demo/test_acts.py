"""What a visitor does becomes the webhook that LINE would send."""

import base64
import hashlib
import hmac
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.acts import LONGEST, Act, Names, perform, read_act, read_visitor
from bot.demo.events import BOT_USER, Visitor, called, mention_of, signed, ulid
from bot.demo.standin import Standin

AT = 1_800_000_000_000
NAMES = Names("ก.พ.ร.บอท", "บอทรางวัล")
SINGLE, GROUP = Visitor("a" * 32), Visitor("a" * 32, in_group=True)
POSTED = {"visitor": "a" * 32, "group": True, "kind": "text", "text": " ถาม ", "call": "mention", "quotes": "7"}


def done(act: Act, standin: Standin | None = None) -> tuple[dict[str, Any], Standin]:
    standin = standin or Standin(lambda: AT / 1000)
    return perform(act, standin, AT, NAMES), standin


def test_a_text_comes_with_all_that_line_sends() -> None:
    event, standin = done(Act(SINGLE, "text", "สวัสดี"))
    [said] = standin.records(SINGLE.chat)
    token = event.pop("replyToken")
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{26}", event.pop("webhookEventId"))
    assert event == {
        "type": "message",
        "mode": "active",
        "timestamp": AT,
        "source": {"type": "user", "userId": "U" + "a" * 32},
        "deliveryContext": {"isRedelivery": False},
        "message": {"type": "text", "id": said.id, "quoteToken": said.quote_token, "text": "สวัสดี"},
    }
    assert standin.reply(token, [{"type": "text", "text": "ค่ะ"}]).status == 200


def test_a_group_event_names_the_group_and_the_user() -> None:
    event, _ = done(Act(GROUP, "text", "สวัสดี"))
    assert event["source"] == {"type": "group", "groupId": "C" + "a" * 32, "userId": "U" + "a" * 32}
    assert "mention" not in event["message"]


@pytest.mark.parametrize(
    ("typed", "call", "text", "start"),
    [
        ("ส่งได้ไหม", "mention", "@ก.พ.ร.บอท ส่งได้ไหม", 0),
        ("😀น้ำ @ก.พ.ร.บอท ส่งได้ไหม", "mention", "😀น้ำ @ก.พ.ร.บอท ส่งได้ไหม", 6),
        ("ส่งได้ไหม", "name", "บอทรางวัล ส่งได้ไหม", None),
        ("บอทรางวัลส่งได้ไหม", "name", "บอทรางวัลส่งได้ไหม", None),
        ("@ก.พ.ร.บอท ส่งได้ไหม", "none", "@ก.พ.ร.บอท ส่งได้ไหม", None),
    ],
)
def test_the_bot_is_called_as_the_switch_says(typed: str, call: Any, text: str, start: int | None) -> None:
    event, standin = done(Act(GROUP, "text", typed, call))
    assert event["message"]["text"] == text == standin.records(GROUP.chat)[0].message["text"]
    mentionees = event["message"].get("mention", {}).get("mentionees", [])
    assert [(one["index"], one["length"], one["isSelf"]) for one in mentionees] == (
        [] if start is None else [(start, 10, True)]
    )


@given(st.text(), st.text())
def test_a_mention_stands_where_utf16_units_say(before: str, after: str) -> None:
    text = f"{before.replace('@', '')}@{NAMES.mention}{after}"
    mention = mention_of(text, NAMES.mention)
    assert mention is not None
    [one] = mention["mentionees"]
    units = text.encode("utf-16-le", "surrogatepass")
    named = units[2 * one["index"] : 2 * (one["index"] + one["length"])].decode("utf-16-le")
    assert named == f"@{NAMES.mention}"
    assert one["userId"] == BOT_USER


def test_without_a_mention_there_is_no_mention() -> None:
    assert mention_of("สวัสดี", NAMES.mention) is None
    assert called("สวัสดี", "none", NAMES.mention, NAMES.typed) == "สวัสดี"


def test_a_quote_carries_the_id_of_the_quoted_message() -> None:
    event, standin = done(Act(GROUP, "text", "แล้วจังหวัดล่ะ", quotes="468"))
    assert event["message"]["quotedMessageId"] == "468"
    assert standin.records(GROUP.chat)[0].quotes == "468"


def test_stickers_and_images_come_as_line_sends_them() -> None:
    sticker, _ = done(Act(SINGLE, "sticker"))
    image, _ = done(Act(SINGLE, "image"))
    assert sticker["message"]["type"] == "sticker"
    assert {"packageId", "stickerId", "stickerResourceType", "quoteToken"} <= set(sticker["message"])
    assert image["message"]["contentProvider"] == {"type": "line"}


def test_a_pressed_button_sends_its_data_and_says_its_label() -> None:
    event, standin = done(Act(SINGLE, "postback", "ถามเจ้าหน้าที่", data="officer:Q1"))
    assert event["type"] == "postback"
    assert event["postback"] == {"data": "officer:Q1"}
    assert standin.records(SINGLE.chat)[0].message["text"] == "ถามเจ้าหน้าที่"


def test_follow_and_join_carry_a_reply_token() -> None:
    follow, standin = done(Act(SINGLE, "follow"))
    join, _ = done(Act(GROUP, "join"))
    assert follow["follow"] == {"isUnblocked": False}
    assert "follow" not in join
    assert follow["replyToken"] != join["replyToken"]
    assert standin.records(SINGLE.chat)[0].by == "page"


def test_unsending_forgets_the_text_and_has_no_reply_token() -> None:
    _, standin = done(Act(SINGLE, "text", "พิมพ์ผิด"))
    [said] = standin.records(SINGLE.chat)
    event, _ = done(Act(SINGLE, "unsend", message=said.id), standin)
    assert event["unsend"] == {"messageId": said.id}
    assert "replyToken" not in event
    assert "พิมพ์ผิด" not in str(standin.records(SINGLE.chat))


def test_ids_are_fresh_and_sort_by_time() -> None:
    assert len({ulid(AT) for _ in range(50)}) == 50
    assert ulid(AT) < ulid(AT + 1) < ulid(AT + 100_000)


def test_the_signature_is_over_the_exact_bytes() -> None:
    event, _ = done(Act(SINGLE, "text", "สวัสดี 😀"))
    body, signature = signed([event], "secret")
    assert base64.b64decode(signature) == hmac.new(b"secret", body, hashlib.sha256).digest()
    assert json.loads(body) == {"destination": BOT_USER, "events": [event]}
    assert re.fullmatch(r"U[0-9a-f]{32}", BOT_USER)


def test_what_the_page_posts_is_read() -> None:
    assert read_act(POSTED) == Act(GROUP, "text", "ถาม", "mention", "7")
    assert read_act({**POSTED, "group": False}) == Act(SINGLE, "text", "ถาม", "none", "7")
    assert read_act({**POSTED, "call": "shout"}) == Act(GROUP, "text", "ถาม", "none", "7")
    assert read_visitor({"visitor": "a" * 32, "group": "true"}) == GROUP


@pytest.mark.parametrize(
    "change",
    [{"visitor": "A" * 32}, {"visitor": None}, {"kind": "steal"}, {"kind": None}, {"text": "  "}, {"text": None}],
)
def test_what_makes_no_sense_is_refused(change: dict[str, object]) -> None:
    assert read_act(POSTED | change) is None


@pytest.mark.parametrize("posted", [None, [], "text", 7, {}])
def test_what_is_no_object_is_refused(posted: object) -> None:
    assert read_act(posted) is None


def test_a_flood_of_text_is_cut() -> None:
    act = read_act(POSTED | {"text": "ก" * 9000})
    assert act == replace(Act(GROUP, "text", "ก" * LONGEST, "mention"), quotes="7")
