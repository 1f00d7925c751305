"""What the operator is shown of the inbox."""

from bot.inbox.delivery import Done, Push, Wait
from bot.inbox.outcome import Outcome
from bot.store.store import Store
from tests.inbox.samples import NOW, answered, asked


def run(store: Store, id: str, *outcomes: str, received: float = NOW) -> None:
    """An event whose delivery came to these outcomes; the last word of all ends it or lets it wait."""
    store.accept([asked(id, text="ความลับ", chat=f"chat-{id}")], received)
    claim = store.save_answer(store.claim(max(NOW, received), "tester", 12), answered(), NOW)
    *tries, last = outcomes
    for kind in tries:
        claim = store.advance(claim, Push("k"), NOW)
        outcome = Outcome(kind, 429, error="You have reached your monthly limit.")
        claim = claim.closed(outcome, NOW)
        store.advance(claim, Wait(NOW + 60) if last == "wait" else Done(last), NOW, outcome)
    if not tries:
        store.advance(claim, Wait(NOW + 60) if last == "wait" else Done(last), NOW)


def test_an_empty_inbox(store: Store) -> None:
    backlog = store.backlog(NOW)
    assert (backlog.counts, backlog.oldest_seconds, backlog.pending) == ({}, None, ())


def test_counts_by_state_and_outcome(store: Store) -> None:
    for id, last in (("a", "delivered"), ("b", "delivered"), ("c", "undeliverable"), ("d", "wait")):
        run(store, id, last)
    store.accept([asked("e", chat="chat-e")], NOW)
    store.claim(NOW, "tester", 12)
    assert store.backlog(NOW).counts == {"delivered": 2, "undeliverable": 1, "waiting": 1, "leased": 1}


def test_the_age_of_the_oldest_that_waits(store: Store) -> None:
    run(store, "a", "delivered", received=NOW - 500)
    run(store, "b", "wait", received=NOW - 60)
    run(store, "c", "wait", received=NOW - 30)
    assert store.backlog(NOW).oldest_seconds == 60


def test_a_spent_quota_is_told_from_other_waits(store: Store) -> None:
    run(store, "a", "quota", "wait")
    [pending] = store.backlog(NOW).pending
    assert (pending.id, pending.state, pending.attempts, pending.last_outcome) == ("a", "waiting", 1, "quota")
    assert (pending.last_status, pending.due_at) == (429, NOW + 60)


def test_what_ended_in_trouble_is_listed_after_what_waits(store: Store) -> None:
    run(store, "lost", "unknown", "delivery_unknown")
    run(store, "refused", "undeliverable", received=NOW + 1)
    run(store, "fine", "delivered")
    run(store, "waiting", "wait")
    assert [pending.id for pending in store.backlog(NOW).pending] == ["waiting", "refused", "lost"]


def test_an_event_that_could_not_be_answered_is_listed_with_its_error(store: Store) -> None:
    store.accept([asked()], NOW)
    for _ in range(2):
        store.fail(store.claim(NOW, "tester", 12), "error_KeyError", NOW)
    [pending] = store.backlog(NOW).pending
    assert (pending.outcome, pending.error) == ("error_unanswered", "error_KeyError")


def test_the_list_is_no_longer_than_asked_for(store: Store) -> None:
    for n in range(5):
        run(store, f"e{n}", "wait")
    assert len(store.backlog(NOW, limit=3).pending) == 3


def test_it_shows_nobodys_words_or_ids(store: Store) -> None:
    run(store, "a", "quota", "wait")
    shown = str(store.backlog(NOW))
    assert "ความลับ" not in shown
    assert "U-chat-a" not in shown
