"""The worker, one event at a time, with a channel that does as it is told."""

import logging
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.conversation import Conversation
from bot.errors import StoreError
from bot.inbox.event import Event
from bot.inbox.limits import LEASE
from bot.inbox.memory import Memory
from bot.inbox.outcome import Outcome, OutcomeKind
from bot.inbox.prepared import Prepared
from bot.inbox.worker import Worker
from bot.store.store import Store
from tests.inbox.clock import Clock
from tests.inbox.samples import NOW, SECOND, answered, asked, echo, in_group, said, sorry
from tests.store.looking import only, rows


class Channel:
    """Keeps what it was asked to send in `sent`; `outcomes` are what comes of the next calls, "sent" after them."""

    def __init__(self, *outcomes: OutcomeKind) -> None:
        self.sent: list[tuple[str, str, list[dict[str, Any]]]] = []
        self.keys: list[str] = []
        self.outcomes = list(outcomes)

    def reply(self, reply_token: str, messages: list[dict[str, Any]]) -> Outcome:
        return self._send("reply", reply_token, messages)

    def push(self, to: str, messages: list[dict[str, Any]], retry_key: str) -> Outcome:
        self.keys.append(retry_key)
        return self._send("push", to, messages)

    def _send(self, way: str, to: str, messages: list[dict[str, Any]]) -> Outcome:
        self.sent.append((way, to, messages))
        kind = self.outcomes.pop(0) if self.outcomes else "sent"
        ids = (f"{len(self.sent)}",) if kind == "sent" else ()
        return Outcome(kind, sent_ids=ids)

    @property
    def ways(self) -> list[str]:
        return [way for way, _, _ in self.sent]


@pytest.fixture
def clock() -> Clock:
    return Clock()


def worker(store: Store, line: Channel, clock: Clock, consult=echo, fallback=sorry) -> Worker:
    return Worker(store, line, consult, fallback, clock, threads=1)


def finish(worker: Worker, clock: Clock, seconds: float = 120) -> None:
    """Let the worker do all that is due within this time."""
    end = clock.now + seconds
    while clock.now <= end:
        if not worker.work_once():
            clock.move(0.25)


def outcome(path: Path, id: str = "e1") -> str:
    return only(path, "SELECT outcome FROM inbox WHERE id = ?", id)


def test_an_event_is_answered_by_its_reply_token(store: Store, path: Path, clock: Clock) -> None:
    line = Channel()
    store.accept([asked()], NOW)
    assert worker(store, line, clock).work_once()
    assert line.sent == [("reply", "token-e1", [said("ตอบ ส่งสองสาขาได้ไหม")])]
    assert outcome(path) == "delivered"


def test_nothing_to_do_is_nothing_done(store: Store, clock: Clock) -> None:
    assert not worker(store, Channel(), clock).work_once()


def test_a_refused_token_leads_to_a_push_at_once(store: Store, path: Path, clock: Clock) -> None:
    line = Channel("bad_request")
    store.accept([asked()], NOW)
    worker(store, line, clock).work_once()
    assert [sent[:2] for sent in line.sent] == [("reply", "token-e1"), ("push", "U-chat-1")]
    assert outcome(path) == "delivered"


def test_an_old_token_is_not_tried(store: Store, clock: Clock) -> None:
    line = Channel()
    store.accept([asked()], NOW)
    clock.move(56)
    worker(store, line, clock).work_once()
    assert line.ways == ["push"]


def test_every_try_sends_the_same_under_one_key(store: Store, clock: Clock) -> None:
    line, counted = Channel("bad_request", "unknown", "server_error", "rate_limited", "not_sent"), iter(range(9))
    store.accept([asked()], NOW)

    def consult(_event: Event, _memory: Memory) -> Prepared:
        return answered(f"ครั้งที่ {next(counted)}")

    finish(worker(store, line, clock, consult), clock)
    assert line.ways == ["reply", *["push"] * 5]
    assert len({str(messages) for _, _, messages in line.sent}) == 1
    assert len(set(line.keys)) == 1


def test_a_reply_in_doubt_is_never_followed_by_a_push(store: Store, path: Path, clock: Clock) -> None:
    line = Channel(*["unknown"] * 40)
    store.accept([asked()], NOW)
    finish(worker(store, line, clock), clock)
    assert set(line.ways) == {"reply"}
    assert outcome(path) == "delivery_unknown"
    assert store.question("e1")["delivery"] == "delivery_unknown"


def test_a_reply_in_doubt_that_was_taken_is_delivered(store: Store, path: Path, clock: Clock) -> None:
    line = Channel("unknown", "bad_request")
    store.accept([asked()], NOW)
    finish(worker(store, line, clock), clock)
    assert line.ways == ["reply", "reply"]
    assert outcome(path) == "delivered"


def test_a_spent_quota_is_listed_and_overcome(store: Store, path: Path, clock: Clock) -> None:
    line = Channel("bad_request", "quota")
    store.accept([asked()], NOW)
    working = worker(store, line, clock)
    finish(working, clock, 60)
    [pending] = store.backlog(clock.now).pending
    assert (pending.state, pending.last_outcome) == ("waiting", "quota")
    clock.move(3600)
    finish(working, clock, 1)
    assert outcome(path) == "delivered"


def test_a_denied_push_is_given_up(store: Store, path: Path, clock: Clock) -> None:
    line = Channel("bad_request", "denied")
    store.accept([asked()], NOW)
    finish(worker(store, line, clock), clock)
    assert (line.ways, outcome(path)) == (["reply", "push"], "undeliverable")


def test_silence_is_an_answer(store: Store, path: Path, clock: Clock) -> None:
    line = Channel()
    store.accept([asked()], NOW)
    finish(worker(store, line, clock, lambda _event, _memory: Prepared()), clock, 1)
    assert (line.sent, outcome(path)) == ([], "silent")


def test_what_was_sent_is_known_when_quoted(store: Store, clock: Clock) -> None:
    store.accept([asked()], NOW)
    worker(store, Channel(), clock).work_once()
    assert store.question_of_sent("1") == "e1"


def test_a_conversation_goes_on(store: Store, clock: Clock) -> None:
    seen: list[Conversation] = []

    def consult(event: Event, memory: Memory) -> Prepared:
        seen.append(memory.conversation())
        return answered(conversation=Conversation(event.text))

    store.accept([asked("e1", "แรก"), asked("e2", "สอง", at=int(NOW * SECOND) + 1)], NOW)
    finish(worker(store, Channel(), clock, consult), clock, 1)
    assert seen == [Conversation(), Conversation("แรก")]


def test_a_quoted_answer_is_looked_up(store: Store, clock: Clock) -> None:
    seen: list[Any] = []

    def consult(event: Event, memory: Memory) -> Prepared:
        seen.append((memory.quoted() or {}).get("entry"))
        return answered(question={"entry": event.text})

    store.accept([in_group("e1", "level"), in_group("e2", "ต่อ", answers="e1")], NOW)
    finish(worker(store, Channel(), clock, consult), clock, 1)
    assert seen == [None, "level"]


def test_questions_of_other_chats_cannot_be_looked_up(store: Store, clock: Clock) -> None:
    store.accept([asked("e1", chat="chat-1")], NOW)
    worker(store, Channel(), clock).work_once()
    assert Memory(store, asked("e2", chat="chat-1")).question("e1") is not None
    assert Memory(store, asked("e2", chat="chat-2")).question("e1") is None


def failing(_event: Event, _memory: Memory) -> Prepared:
    raise KeyError("คำถามของผู้ใช้")


def test_a_failed_consultation_gets_the_fallback(store: Store, path: Path, clock: Clock) -> None:
    line = Channel()
    store.accept([asked()], NOW)
    finish(worker(store, line, clock, failing), clock, 1)
    assert line.sent == [("reply", "token-e1", [said("ขออภัย")])]
    assert rows(path, "SELECT outcome, error FROM inbox") == [("delivered", "error_KeyError")]
    assert store.question("e1")["status"] == "error_consult"


def test_the_log_tells_where_it_failed_but_not_what_was_asked(
    store: Store, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    store.accept([asked(text="ความลับ")], NOW)
    finish(worker(store, Channel(), clock, failing), clock, 1)
    assert "KeyError at" in caplog.text
    assert "test_worker.py" in caplog.text
    assert "คำถามของผู้ใช้" not in caplog.text
    assert "ความลับ" not in caplog.text


def test_where_even_the_fallback_fails_the_event_ends_and_is_listed(store: Store, path: Path, clock: Clock) -> None:
    line = Channel()
    store.accept([asked()], NOW)
    finish(worker(store, line, clock, failing, lambda _event: 1 / 0), clock, 1)
    assert (line.sent, outcome(path)) == ([], "error_unanswered")
    assert [pending.error for pending in store.backlog(clock.now).pending] == ["error_KeyError"]


def test_a_failed_event_does_not_cost_the_next(store: Store, clock: Clock) -> None:
    def consult(event: Event, memory: Memory) -> Prepared:
        return failing(event, memory) if event.id == "bad" else echo(event, memory)

    line = Channel()
    store.accept([asked("bad", chat="a"), asked("good", chat="b")], NOW)
    finish(worker(store, line, clock, consult), clock, 1)
    assert sorted(to for _, to, _ in line.sent) == ["token-bad", "token-good"]


def test_a_record_with_strange_columns_is_a_failure_like_any_other(store: Store, clock: Clock) -> None:
    line = Channel()
    store.accept([asked()], NOW)
    finish(worker(store, line, clock, lambda _event, _memory: answered(question={"mood": 1})), clock, 1)
    assert line.sent[0][2] == [said("ขออภัย")]


def test_an_event_that_kills_its_worker_gets_the_fallback_in_the_end(store: Store, clock: Clock) -> None:
    """A worker that dies in the consultation leaves a lease behind and nothing else."""
    line = Channel()
    store.accept([asked()], NOW)
    for _ in range(3):
        store.claim(clock.now, "dies", LEASE)
        clock.move(LEASE)
    worker(store, line, clock).work_once()
    assert line.sent[0][2] == [said("ขออภัย")]


def test_a_store_that_fails_during_a_consultation_is_asked_again(store: Store, clock: Clock) -> None:
    """A store that is down is not a fault of the question: no fallback."""
    line, faults = Channel(), [StoreError("เต็ม"), StoreError("เต็ม")]

    def consult(event: Event, memory: Memory) -> Prepared:
        if faults:
            raise faults.pop()
        return echo(event, memory)

    store.accept([asked()], NOW)
    worker(store, line, clock, consult).work_once()
    assert line.sent[0][2] == [said("ตอบ ส่งสองสาขาได้ไหม")]


def test_a_message_withdrawn_during_its_consultation_is_not_answered(store: Store, path: Path, clock: Clock) -> None:
    line = Channel()

    def consult(event: Event, memory: Memory) -> Prepared:
        store.accept([asked("w", kind="unsend", message_id=event.message_id)], clock.now)
        return echo(event, memory)

    store.accept([asked()], NOW)
    finish(worker(store, line, clock, consult), clock, 30)
    assert (line.sent, outcome(path)) == ([], "unsent")


def test_a_message_withdrawn_between_two_tries_is_not_tried_again(store: Store, path: Path, clock: Clock) -> None:
    line = Channel("server_error")
    store.accept([asked()], NOW)
    working = worker(store, line, clock)
    working.work_once()
    store.accept([asked("w", kind="unsend", message_id="m-e1")], clock.now)
    finish(working, clock)
    assert (line.ways, outcome(path)) == (["reply"], "unsent")


def test_an_edit_during_the_consultation_is_what_gets_answered(store: Store, clock: Clock) -> None:
    line, edits = Channel(), [in_group("x", "ใหม่", kind="edit", message_id="m-e1", at=int(NOW * SECOND) + 1)]

    def consult(event: Event, memory: Memory) -> Prepared:
        store.accept(edits, clock.now)
        edits.clear()
        return echo(event, memory)

    store.accept([in_group(text="เก่า")], NOW)
    finish(worker(store, line, clock, consult), clock, 1)
    assert [messages for _, _, messages in line.sent] == [[said("ตอบ ใหม่")]]


def test_a_redelivery_lets_a_waiting_answer_go_out_by_reply(store: Store, clock: Clock) -> None:
    line = Channel(*["server_error"] * 5)
    store.accept([asked()], NOW)
    working = worker(store, line, clock)
    finish(working, clock, 40)
    assert set(line.ways) == {"reply"}
    clock.now = NOW + 58
    store.accept([asked(redelivered=True)], clock.now)
    finish(working, clock, 10)
    assert set(line.ways) == {"reply"}
    assert store.question("e1")["delivery"] == "delivered"


def test_each_call_is_logged_with_its_outcome(store: Store, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    store.accept([asked(text="ความลับ")], NOW)
    worker(store, Channel(), clock).work_once()
    assert "reply for event e1: sent" in caplog.text
    assert not [secret for secret in ("ความลับ", "token-e1", "U-chat-1") if secret in caplog.text]
