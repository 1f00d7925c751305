"""What is kept of an event, and what isn't."""

from dataclasses import replace

import pytest

from bot.errors import StoreError
from bot.inbox.event import Event
from bot.line.addressed import call_pattern
from bot.line.events import read
from bot.line.identity import hashed
from bot.line.received import Received
from bot.line.reduce import Reducer
from tests.line.fake_inbox import FakeInbox
from tests.line.raw import (
    AT,
    GROUP,
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

KEY, NOW = "key", 1_790_000_001.5
QUESTIONS = {"of-the-bot": "question-7", "greeting-of-the-bot": ""}
IN_CHAT_EVENT = Event(
    id="01Hmessage",
    kind="text",
    chat_kind="user",
    chat=hashed(KEY, USER),
    user=hashed(KEY, USER),
    to=USER,
    at=AT,
    reply_token="reply-message",
    message_id="100",
    text="ส่งได้กี่เรื่อง",
    quote_token="q-100",
)
IN_GROUP_EVENT = replace(IN_CHAT_EVENT, chat_kind="group", chat=hashed(KEY, GROUP), to=GROUP)
NOBODY = {name: value for name, value in IN_GROUP.items() if name != "userId"}


def reduced(raw: Raw) -> Event | None:
    received = read(raw)
    assert isinstance(received, Received)
    reducer = Reducer(KEY, call_pattern(["บอทรางวัล"]), FakeInbox(QUESTIONS).question_of_sent)
    return reducer.reduce(received, NOW)


def kept(raw: Raw) -> Event:
    found = reduced(raw)
    assert found is not None
    return found


def test_a_text_in_a_1_1_chat_is_kept_with_its_ids_hashed() -> None:
    assert kept(said("ส่งได้กี่เรื่อง")) == IN_CHAT_EVENT


def test_a_text_that_calls_the_bot_in_a_group_is_kept_without_the_call() -> None:
    assert kept(said("บอทรางวัลคะ ส่งได้กี่เรื่อง", IN_GROUP)) == IN_GROUP_EVENT


def test_a_text_that_mentions_the_bot_behind_an_emoji_is_kept_without_the_mention() -> None:
    message = mentioning(self_mention(3, 6))
    assert kept(said("😀 @AwBot ส่งได้กี่เรื่อง", IN_GROUP, message=message)) == IN_GROUP_EVENT


def test_a_group_is_one_chat_whoever_writes() -> None:
    named, nameless = kept(said("บอทรางวัล ถาม", IN_GROUP)), kept(said("บอทรางวัล ถาม", NOBODY))
    assert nameless == replace(named, user=None)


def test_a_room_is_sent_to_by_its_own_id() -> None:
    room = kept(said("บอทรางวัล ถาม", IN_ROOM))
    assert (room.chat_kind, room.to, room.chat) == ("room", ROOM, hashed(KEY, ROOM))


@pytest.mark.parametrize("source", [IN_GROUP, IN_ROOM, NOBODY])
@pytest.mark.parametrize("kind", ["sticker", "image", "video", "audio", "file", "location"])
def test_in_a_group_only_text_speaks_to_the_bot(source: Raw, kind: str) -> None:
    assert reduced(media(kind, source, quotedMessageId="of-the-bot")) is None


def test_media_in_a_1_1_chat_is_kept_by_its_kind_alone() -> None:
    found = kept(media("file", fileName="ลับ.pdf"))
    assert (found.kind, found.media, found.text, found.message_id) == ("media", "file", "", "200")
    assert "ลับ" not in repr(found)


@pytest.mark.parametrize(
    ("raw", "answers"),
    [
        (said("2", message={"quotedMessageId": "of-the-bot"}), "question-7"),
        (said("2", IN_GROUP, message={"quotedMessageId": "of-the-bot"}), "question-7"),
        (said("บอทรางวัล 2", IN_GROUP, message={"quotedMessageId": "of-the-bot"}), "question-7"),
        (said("2", IN_GROUP, message={"quotedMessageId": "greeting-of-the-bot"}), ""),
        (said("2", message={"quotedMessageId": "of-a-person"}), None),
        (said("บอทรางวัล 2", IN_GROUP, message={"quotedMessageId": "of-a-person"}), None),
        (edited("2", message={"quotedMessageId": "of-the-bot"}), "question-7"),
    ],
)
def test_the_question_whose_answer_is_quoted(raw: Raw, answers: str | None) -> None:
    found = kept(raw)
    assert (found.text, found.answers, found.addressed) == ("2", answers, True)


def test_quoting_a_person_is_not_for_the_bot() -> None:
    assert reduced(said("2", IN_GROUP, message={"quotedMessageId": "of-a-person"})) is None


def test_an_edit_that_speaks_to_the_bot_carries_its_new_text_and_tokens() -> None:
    raw = edited("บอทรางวัล ส่งได้กี่เรื่อง", webhookEventId="01Hedit", timestamp=AT + 9)
    assert kept(raw) == replace(IN_GROUP_EVENT, kind="edit", id="01Hedit", at=AT + 9)


def test_an_edit_that_no_longer_speaks_to_the_bot_keeps_nothing_but_which_message() -> None:
    found = kept(edited("ประชุมบ่ายสอง", webhookEventId="01Hedit"))
    assert found == Event("01Hedit", "edit", "group", hashed(KEY, GROUP), "", AT, message_id="100", addressed=False)


@pytest.mark.parametrize("kind", ["unsend", "unfollow", "leave"])
def test_where_nothing_is_owed_nothing_sendable_is_kept(kind: str) -> None:
    found = kept(event(kind, IN_GROUP, unsend={"messageId": "100"}))
    assert (found.kind, found.to, found.reply_token) == (kind, "", None)
    assert found.chat == hashed(KEY, GROUP)


@pytest.mark.parametrize("kind", ["follow", "join"])
def test_greetings_are_owed(kind: str) -> None:
    found = kept(event(kind, IN_GROUP if kind == "join" else None))
    assert found.to in (GROUP, USER)
    assert found.reply_token == "reply-" + kind


def test_a_pressed_button_in_a_group_is_always_for_the_bot() -> None:
    found = kept(event("postback", NOBODY, postback={"data": "open:a"}))
    assert (found.kind, found.data, found.to, found.user) == ("postback", "open:a", GROUP, None)


def test_a_redelivery_says_so() -> None:
    assert kept(said("ถาม", deliveryContext={"isRedelivery": True})).redelivered


def test_an_event_without_time_gets_the_time_it_came_in() -> None:
    assert kept(said("ถาม", timestamp=None)).at == 1_790_000_001_500


def test_an_event_without_id_gets_the_same_one_when_it_comes_again() -> None:
    first = kept(said("ถาม", webhookEventId=None))
    again = kept(said("ถาม", webhookEventId=None, deliveryContext={"isRedelivery": True}))
    other = kept(said("ถามอีก", webhookEventId=None))
    assert first.id == again.id != other.id
    assert "ถาม" not in first.id


def test_a_store_that_cannot_be_asked_about_a_quote_is_an_error() -> None:
    with pytest.raises(StoreError):
        reduced(said("2", IN_GROUP, message={"quotedMessageId": "broken"}))
