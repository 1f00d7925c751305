"""Events enter the inbox once each, whatever LINE does."""

from pathlib import Path

import pytest

from bot.inbox.limits import REDELIVERY_LIFE
from bot.store.store import Store
from tests.inbox.samples import NOW, SECOND, asked, in_group
from tests.store.looking import everything, only


def claim(store: Store, now: float = NOW):
    return store.claim(now, "tester", 12)


def test_an_accepted_event_comes_back_whole(store: Store) -> None:
    event = in_group(answers="q-earlier", data="ask:entry", media=None, redelivered=True)
    store.accept([event], NOW)
    claimed = claim(store)
    assert claimed.event == event
    assert claimed.token_at == NOW
    assert (claimed.messages, claimed.attempts, claimed.failed) == (None, (), False)


@pytest.mark.parametrize("kind", ["text", "media", "postback", "follow", "join"])
def test_what_wants_an_answer_is_queued(store: Store, kind: str) -> None:
    store.accept([asked(kind=kind)], NOW)
    assert claim(store).event.kind == kind


@pytest.mark.parametrize("kind", ["unsend", "unfollow", "leave"])
def test_what_wants_no_answer_is_not_queued(store: Store, path: Path, kind: str) -> None:
    store.accept([asked(kind=kind)], NOW)
    assert claim(store) is None
    assert only(path, "SELECT count(*) FROM inbox") == 0


def test_the_same_event_twice_is_one_event(store: Store, path: Path) -> None:
    store.accept([asked(), asked()], NOW)
    store.accept([asked()], NOW + 1)
    assert only(path, "SELECT count(*) FROM inbox") == 1


def test_an_event_that_comes_again_after_its_answer_is_not_answered_again(store: Store) -> None:
    store.accept([asked()], NOW)
    store.fail(claim(store), "error_X", NOW)
    store.fail(claim(store), "error_X", NOW)
    store.accept([asked(redelivered=True)], NOW + 30)
    assert claim(store, NOW + 31) is None


def test_a_redelivery_gives_the_token_another_minute(store: Store) -> None:
    store.accept([asked()], NOW)
    store.accept([asked(redelivered=True)], NOW + 40)
    assert claim(store, NOW + 41).token_at == NOW + 40


def test_a_plain_duplicate_does_not(store: Store) -> None:
    store.accept([asked()], NOW)
    store.accept([asked()], NOW + 40)
    assert claim(store, NOW + 41).token_at == NOW


def test_an_event_that_is_twenty_minutes_old_has_no_token_left(store: Store) -> None:
    store.accept([asked(redelivered=True)], NOW + REDELIVERY_LIFE + 1)
    assert claim(store, NOW + REDELIVERY_LIFE + 2).token_at is None


def test_an_event_without_a_token_is_taken(store: Store) -> None:
    store.accept([asked(reply_token=None)], NOW)
    assert claim(store).token_at is None


def test_the_sendable_id_stands_in_one_table(store: Store, path: Path) -> None:
    store.accept([asked(to="U-secret")], NOW)
    assert {name for name, row in everything(path) if "U-secret" in str(row)} == {"addresses"}


def test_one_batch_may_hold_events_of_several_chats(store: Store) -> None:
    store.accept([asked("e1", chat="a"), asked("e2", chat="b"), asked("e3", chat="c", kind="unfollow")], NOW)
    assert {claim(store).event.id, claim(store).event.id} == {"e1", "e2"}


def test_a_batch_takes_effect_in_the_order_of_its_times(store: Store) -> None:
    withdrawal = asked("e2", kind="unsend", message_id="m-e1", at=int(NOW * SECOND) + 500)
    store.accept([withdrawal, asked("e1")], NOW)
    assert claim(store) is None


def test_an_event_without_a_sender_is_taken_in_a_group(store: Store) -> None:
    store.accept([in_group("e1", user=None), in_group("e2", user=None)], NOW)
    assert claim(store).event.user is None
