"""An answer is stored before it is sent, a try before it is made, and what is no longer needed goes."""

import json
import uuid
from pathlib import Path

import pytest

from bot.dialogue.conversation import Conversation
from bot.inbox.claim import Claim
from bot.inbox.delivery import Done, Push, Reply, Wait
from bot.inbox.limits import KEPT_ADDRESS
from bot.inbox.outcome import Outcome
from bot.store.store import Store
from tests.inbox.samples import NOW, answered, asked, in_group, said
from tests.store.looking import only, rows

SENT = Outcome("sent", 200, ("101", "102"), request_id="r-1")


@pytest.fixture
def claimed(store: Store) -> Claim:
    store.accept([asked(text="ส่งสองสาขาได้ไหม")], NOW)
    return store.claim(NOW, "tester", 12)


def deliver(store: Store, claim: Claim, outcome: Outcome = SENT, now: float = NOW) -> None:
    opened = store.advance(claim, Reply(), now)
    store.advance(opened.closed(outcome, now + 1), Done("delivered"), now + 1, outcome)


def test_messages_and_retry_key_are_stored_before_the_first_try(store: Store, claimed: Claim, path: Path) -> None:
    saved = store.save_answer(claimed, answered("ไม่ได้"), NOW)
    [[messages, key]] = rows(path, "SELECT messages, retry_key FROM inbox")
    assert json.loads(messages) == [said("ไม่ได้")] == list(saved.messages)
    assert str(uuid.UUID(key)) == key == saved.retry_key


def test_log_and_conversation_are_stored_with_them(store: Store, claimed: Claim) -> None:
    store.save_answer(claimed, answered(conversation=Conversation("branch")), NOW)
    assert store.question("e1")["delivery"] == "pending"
    assert store.conversation_of(claimed.event) == Conversation("branch")


def test_all_of_it_or_nothing(store: Store, claimed: Claim, path: Path) -> None:
    with pytest.raises(ValueError, match="no column mood"):
        store.save_answer(claimed, answered(question={"mood": "glad"}, conversation=Conversation("branch")), NOW)
    assert only(path, "SELECT messages FROM inbox") is None
    assert store.conversation_of(claimed.event) == Conversation()


def test_an_answer_without_a_record_is_not_logged(store: Store, claimed: Claim) -> None:
    assert not store.save_answer(claimed, answered(question=None), NOW).logged
    assert store.question("e1") is None


def test_a_try_stands_in_the_store_before_it_is_made(store: Store, claimed: Claim, path: Path) -> None:
    saved = store.save_answer(claimed, answered(), NOW)
    store.advance(saved, Push(saved.retry_key), NOW + 1)
    assert rows(path, "SELECT n, way, started_at, outcome FROM attempts") == [(1, "push", NOW + 1, None)]


def test_how_a_try_ended_is_recorded(store: Store, claimed: Claim, path: Path) -> None:
    opened = store.advance(store.save_answer(claimed, answered(), NOW), Reply(), NOW)
    outcome = Outcome("bad_request", 400, request_id="r-9", error="Invalid reply token")
    store.advance(opened.closed(outcome, NOW + 2), Push("k"), NOW + 2, outcome)
    assert rows(path, "SELECT n, way, ended_at, outcome, status, request_id, error FROM attempts") == [
        (1, "reply", NOW + 2, "bad_request", 400, "r-9", "Invalid reply token"),
        (2, "push", None, None, None, None, None),
    ]


def test_delivery_is_logged_and_the_words_leave_the_inbox(store: Store, claimed: Claim, path: Path) -> None:
    deliver(store, store.save_answer(claimed, answered(), NOW))
    question = store.question("e1")
    assert (question["delivery"], question["delivered_at"]) == ("delivered", NOW + 1)
    assert rows(path, "SELECT state, outcome, text, data, messages FROM inbox") == [("done", "delivered", "", "", None)]


def test_only_a_delivered_answer_has_a_time_of_delivery(store: Store, claimed: Claim) -> None:
    store.advance(store.save_answer(claimed, answered(), NOW), Done("undeliverable"), NOW)
    question = store.question("e1")
    assert (question["delivery"], question["delivered_at"]) == ("undeliverable", None)


@pytest.mark.parametrize("outcome", ["delivered", "delivery_unknown", "undeliverable", "silent"])
def test_the_address_goes_when_nothing_is_owed(store: Store, claimed: Claim, path: Path, outcome: str) -> None:
    store.advance(store.save_answer(claimed, answered(), NOW), Done(outcome), NOW)
    assert only(path, "SELECT count(*) FROM addresses") == 0


def test_the_bots_messages_are_known_when_quoted(store: Store, claimed: Claim) -> None:
    deliver(store, store.save_answer(claimed, answered(), NOW))
    assert [store.question_of_sent(id) for id in ("101", "102", "103")] == ["e1", "e1", None]


def test_a_message_that_answers_no_question_is_known_as_the_bots(store: Store, claimed: Claim) -> None:
    deliver(store, store.save_answer(claimed, answered(question=None), NOW))
    assert store.question_of_sent("101") == ""


def test_after_a_hand_off_the_address_is_kept_without_its_token(store: Store, claimed: Claim, path: Path) -> None:
    deliver(store, store.save_answer(claimed, answered(keep_address=True), NOW))
    assert store.address_for_officer("e1") == "U-chat-1"
    assert rows(path, "SELECT reply_token, kept_until FROM addresses") == [(None, NOW + 1 + KEPT_ADDRESS)]


def test_it_may_be_kept_for_an_earlier_question(store: Store, claimed: Claim) -> None:
    deliver(store, store.save_answer(claimed, answered(keep_address=True, officer_for="q-7"), NOW))
    assert (store.address_for_officer("q-7"), store.address_for_officer("e1")) == ("U-chat-1", None)


def test_it_goes_when_the_officer_answered(store: Store, claimed: Claim) -> None:
    deliver(store, store.save_answer(claimed, answered(keep_address=True), NOW))
    store.officer_answered("e1")
    assert store.address_for_officer("e1") is None


def test_an_officers_answer_does_not_stop_what_the_bot_is_sending(store: Store, claimed: Claim, path: Path) -> None:
    saved = store.save_answer(claimed, answered(keep_address=True), NOW)
    store.officer_answered("e1")
    store.advance(saved, Wait(NOW + 1), NOW)
    again = store.claim(NOW + 1, "tester", 12)
    assert again.event.to == "U-chat-1"
    deliver(store, again)
    assert only(path, "SELECT count(*) FROM addresses") == 0


def test_it_goes_after_thirty_days(store: Store, claimed: Claim) -> None:
    deliver(store, store.save_answer(claimed, answered(keep_address=True), NOW))
    store.purge(NOW + KEPT_ADDRESS)
    assert store.address_for_officer("e1") == "U-chat-1"
    store.purge(NOW + KEPT_ADDRESS + 2)
    assert store.address_for_officer("e1") is None


def test_what_waits_to_be_delivered_is_never_purged(store: Store, claimed: Claim) -> None:
    store.purge(NOW + 10 * KEPT_ADDRESS)
    assert store.claim(NOW + 12, "tester", 12).event.to == "U-chat-1"


def test_people_in_a_group_have_conversations_of_their_own(store: Store) -> None:
    store.accept([in_group(user="a")], NOW)
    store.save_answer(store.claim(NOW, "tester", 12), answered(conversation=Conversation("level")), NOW)
    assert store.conversation_of(in_group("e9", user="a")) == Conversation("level")
    assert store.conversation_of(in_group("e9", user="b")) == Conversation()
    assert store.conversation_of(in_group("e9", user=None)) == Conversation()
