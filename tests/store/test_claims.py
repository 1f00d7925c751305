"""Who works on what, in which order, and for how long."""

import threading
from pathlib import Path

import pytest

from bot.inbox.attempt import Attempt
from bot.inbox.claim import Claim, LeaseLost
from bot.inbox.delivery import Done, Reply, Wait
from bot.inbox.outcome import Outcome
from bot.store.queue import MOST_CLAIMS
from bot.store.store import Store
from tests.inbox.samples import NOW, SECOND, answered, asked, in_group
from tests.store.looking import only

LEASE = 12


def claim(store: Store, now: float = NOW) -> Claim | None:
    return store.claim(now, "tester", LEASE)


def claimed_ids(store: Store, now: float = NOW) -> list[str]:
    found = []
    while claimed := claim(store, now):
        found.append(claimed.event.id)
    return found


def test_nothing_is_due_in_an_empty_inbox(store: Store) -> None:
    assert claim(store) is None


def test_an_event_is_handed_out_once(store: Store) -> None:
    store.accept([asked()], NOW)
    assert claimed_ids(store) == ["e1"]


def test_of_one_batch_the_earliest_comes_first(store: Store) -> None:
    times = {"late": 2, "early": 0, "middle": 1}
    store.accept([asked(id, chat=id, at=int((NOW + t) * SECOND)) for id, t in times.items()], NOW)
    assert claimed_ids(store) == ["early", "middle", "late"]


def test_what_is_due_longest_comes_first(store: Store) -> None:
    store.accept([asked("second", chat="b")], NOW + 1)
    store.accept([asked("first", chat="a", at=int((NOW + 9) * SECOND))], NOW)
    assert claimed_ids(store, NOW + 2) == ["first", "second"]


def test_nothing_is_handed_out_before_it_is_due(store: Store) -> None:
    store.accept([asked()], NOW)
    store.advance(claim(store), Wait(NOW + 30), NOW)
    assert claim(store, NOW + 29) is None
    assert claim(store, NOW + 30) is not None


def test_an_expired_lease_is_handed_out_again(store: Store) -> None:
    store.accept([asked()], NOW)
    first = claim(store)
    assert claim(store, NOW + LEASE - 0.1) is None
    again = claim(store, NOW + LEASE)
    assert again.event == first.event
    assert again.lease != first.lease


@pytest.mark.parametrize("step", ["save", "advance", "fail"])
def test_the_holder_of_an_expired_lease_changes_nothing(store: Store, step: str) -> None:
    store.accept([asked()], NOW)
    old, new = claim(store), claim(store, NOW + LEASE)
    steps = {
        "save": lambda: store.save_answer(old, answered(), NOW + LEASE),
        "advance": lambda: store.advance(old, Done("delivered"), NOW + LEASE),
        "fail": lambda: store.fail(old, "error_X", NOW + LEASE),
    }
    with pytest.raises(LeaseLost):
        steps[step]()
    store.save_answer(new, answered(), NOW + LEASE)


def test_a_holder_whom_nobody_replaced_may_still_finish(store: Store) -> None:
    store.accept([asked()], NOW)
    late = claim(store)
    store.advance(late, Done("delivered"), NOW + 10 * LEASE)
    assert claim(store, NOW + 20 * LEASE) is None


def test_opening_a_try_extends_the_lease(store: Store) -> None:
    store.accept([asked()], NOW)
    store.advance(claim(store), Reply(), NOW + 10)
    assert claim(store, NOW + LEASE) is None
    assert claim(store, NOW + 10 + LEASE) is not None


def test_a_persons_messages_are_answered_one_after_the_other(store: Store) -> None:
    store.accept([asked("e1"), asked("e2", at=int(NOW * SECOND) + 1)], NOW)
    first = claim(store)
    assert claim(store) is None
    store.advance(first, Done("delivered"), NOW)
    assert claim(store).event.id == "e2"


def test_other_chats_do_not_wait_for_them(store: Store) -> None:
    store.accept([asked("e1"), asked("e2"), asked("e3", chat="chat-2")], NOW)
    assert claimed_ids(store) == ["e1", "e3"]


def test_people_in_a_group_do_not_wait_for_each_other(store: Store) -> None:
    store.accept([in_group("e1", user="a"), in_group("e2", user="b"), in_group("e3", user="a")], NOW)
    assert claimed_ids(store) == ["e1", "e2"]


def test_a_waiting_retry_blocks_nobody(store: Store) -> None:
    store.accept([asked("e1"), asked("e2")], NOW)
    store.advance(claim(store), Wait(NOW + 300), NOW)
    assert claim(store, NOW + 1).event.id == "e2"


def test_nor_does_a_retry_under_way(store: Store) -> None:
    store.accept([asked("e1")], NOW)
    store.advance(claim(store), Wait(NOW + 1), NOW)
    store.accept([asked("e2")], NOW + 5)
    assert claimed_ids(store, NOW + 6) == ["e1", "e2"]


def test_a_lease_that_ran_out_blocks_nobody(store: Store) -> None:
    store.accept([asked("e1"), asked("e2")], NOW)
    assert claimed_ids(store) == ["e1"]
    assert claim(store, NOW + LEASE).event.id == "e1"
    assert claimed_ids(store, NOW + 2 * LEASE) == ["e1"]


def test_a_claim_knows_what_was_stored_and_tried_before(store: Store) -> None:
    store.accept([asked()], NOW)
    first = store.save_answer(claim(store), answered("ไม่ได้"), NOW)
    first = store.advance(first, Reply(), NOW + 1)
    first = first.closed(Outcome("server_error", 500, retry_after=3), NOW + 2)
    store.advance(first, Wait(NOW + 5), NOW + 2, Outcome("server_error", 500, retry_after=3))
    again = claim(store, NOW + 5)
    assert again.attempts == (Attempt(1, "reply", NOW + 1, NOW, NOW + 2, "server_error", 3),)
    assert (again.messages, again.retry_key, again.logged) == (first.messages, first.retry_key, True)


def test_a_try_that_nobody_closed_is_still_open_for_the_next_holder(store: Store) -> None:
    store.accept([asked()], NOW)
    store.advance(store.save_answer(claim(store), answered(), NOW), Reply(), NOW)
    [attempt] = claim(store, NOW + LEASE).attempts
    assert attempt.doubtful


def test_an_event_that_failed_comes_back_at_once_marked(store: Store) -> None:
    store.accept([asked()], NOW)
    store.fail(claim(store), "error_KeyError", NOW)
    assert claim(store).failed


def test_an_event_that_fails_twice_is_over(store: Store, path: Path) -> None:
    store.accept([asked()], NOW)
    for _ in range(2):
        store.fail(claim(store), "error_KeyError", NOW)
    assert claim(store, NOW + 1000) is None
    assert only(path, "SELECT outcome FROM inbox") == "error_unanswered"


def test_an_event_that_brings_its_worker_down_time_and_again_is_marked(store: Store) -> None:
    store.accept([asked()], NOW)
    taken = [claim(store, NOW + n * LEASE).failed for n in range(MOST_CLAIMS + 1)]
    assert taken == [False] * MOST_CLAIMS + [True]


def test_threads_never_get_the_same_event(store: Store) -> None:
    store.accept([asked(f"e{n}", chat=f"c{n}") for n in range(60)], NOW)
    found: list[str] = []

    def work() -> None:
        found.extend(claimed_ids(store))
        store.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(f"e{n}" for n in range(60))


def test_the_next_event_is_found_by_an_index(store: Store, path: Path) -> None:
    from bot.store.queue import NEXT
    from tests.store.looking import rows

    plan = " ".join(str(row[3]) for row in rows(path, "EXPLAIN QUERY PLAN " + NEXT.replace(":now", "1")))
    assert "inbox_due" in plan
    assert "inbox_conversation" in plan
    assert "TEMP B-TREE" not in plan
