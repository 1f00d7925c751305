"""The store: its public methods are all that the rest of the bot knows of any database."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.dialogue.conversation import Conversation
from bot.dialogue.interview_state import Interview
from bot.inbox.claim import Claim
from bot.inbox.delivery import UNANSWERED, Act
from bot.inbox.event import Event
from bot.inbox.outcome import Outcome
from bot.inbox.prepared import Prepared
from bot.store import addresses, arrivals, bursts, conversations, deliveries, questions, queue, results, source_texts
from bot.store.backlog import Backlog, backlog
from bot.store.connections import Connections
from bot.store.endings import finish
from bot.store.migrate import migrate
from bot.store.results import Result

BUSY_TIMEOUT = 1.2  # seconds; LINE waits two for its 200


class Store:
    """One SQLite file, for any number of threads and processes of one machine.

    Making it opens nothing. Every method may raise StoreError, whose text is one line for the operator; then nothing
    was changed. `now` is in seconds since 1970, always the caller's.
    """

    def __init__(self, path: Path, busy_timeout: float = BUSY_TIMEOUT) -> None:
        self._connections = Connections(path, busy_timeout)

    def migrate(self) -> None:
        """Make the file and its tables, or bring them up to date."""
        migrate(self._connections)

    def check(self) -> None:
        """Return only if the store could be written to right now."""
        with self._connections.writing() as db:
            questions.get(db, "")

    def close(self) -> None:
        """Close the calling thread's connection."""
        self._connections.close()

    # the web's side

    def accept(self, events: Iterable[Event], now: float) -> None:
        """Take all events in one transaction, each once per id; edits, withdrawals and farewells take effect."""
        batch = sorted(events, key=lambda event: event.at)
        with self._connections.writing() as db:
            for event in batch:
                arrivals.take(db, event, now)
        if any(event.kind == "unsend" for event in batch):
            self._connections.flush()

    def question_of_sent(self, message_id: str) -> str | None:
        """The question that this message of the bot answers, "" if it answers none, None if it is not the bot's."""
        with self._connections.reading() as db:
            return questions.of_sent(db, message_id)

    # the worker's side

    def claim(self, now: float, owner: str, lease_seconds: float) -> Claim | None:
        """Lease the event that has been due for longest; None if nothing is due."""
        with self._connections.writing() as db:
            return queue.claim(db, now, owner, lease_seconds)

    def hold_back(self, claim: Claim, now: float, seconds: float) -> None:
        """Let the event wait, once, for what its person says next. Raises LeaseLost."""
        with self._connections.writing() as db:
            queue.hold(db, claim, now)
            bursts.hold_back(db, claim.event.id, now + seconds)

    def save_answer(self, claim: Claim, prepared: Prepared, now: float) -> Claim:
        """Store messages, log record and conversation together. Raises LeaseLost, and ValueError for a record with
        unknown columns."""
        with self._connections.writing() as db:
            queue.hold(db, claim, now)
            return deliveries.save_answer(db, claim, prepared, now)

    def advance(self, claim: Claim, act: Act, now: float, result: Outcome | None = None) -> Claim:
        """Record how the claim's last try ended (`result`, already in the claim) and the act that follows: a try is
        opened, a wait gives the event back, an outcome ends it. Raises LeaseLost."""
        with self._connections.writing() as db:
            queue.hold(db, claim, now)
            if result is not None:
                deliveries.close(db, claim, result)
            return deliveries.advance(db, claim, act, now)

    def fail(self, claim: Claim, error: str, now: float) -> None:
        """Note that handling the event ended in an error of this kind: it is due again at once, and the second time
        it is over. Raises LeaseLost."""
        with self._connections.writing() as db:
            queue.hold(db, claim, now)
            if claim.failed:
                finish(db, claim.event.id, UNANSWERED, now)
            else:
                queue.fail(db, claim.event.id, error, now)

    def purge(self, now: float) -> None:
        """Delete addresses, withdrawal marks and results whose time is over."""
        with self._connections.writing() as db:
            addresses.purge(db, now)
            results.purge(db, now)

    # memory and log

    def conversation_of(self, event: Event) -> Conversation:
        """What the event continues: the chat's conversation, in a group the person's own."""
        with self._connections.reading() as db:
            return conversations.read(db, event)

    def held_before(self, event: Event) -> list[tuple[str, str]]:
        """Id and text of the person's messages that wait for this one, in the order they were said."""
        with self._connections.reading() as db:
            return bursts.held_before(db, event)

    def question(self, question_id: str) -> dict[str, Any] | None:
        """A record of the question log, its JSON read; None if there is none."""
        with self._connections.reading() as db:
            return questions.get(db, question_id)

    def set_feedback(self, question_id: str, chat: str, feedback: str, reason: str | None = None) -> bool:
        """Record what the chat thinks of an answer it got; false if it asked no such question."""
        with self._connections.writing() as db:
            return questions.set_feedback(db, question_id, chat, feedback, reason)

    def want_officer(self, question_id: str, chat: str) -> bool:
        """Record that the chat wants an officer to answer; false if it asked no such question."""
        with self._connections.writing() as db:
            return questions.want_officer(db, question_id, chat)

    def address_for_officer(self, question_id: str) -> str | None:
        """Where an officer's answer to this question goes; None if the id is no longer kept."""
        with self._connections.reading() as db:
            return addresses.owed(db, question_id)

    def officer_answered(self, question_id: str) -> None:
        """Forget where the answer to this question went."""
        with self._connections.writing() as db:
            addresses.release(db, question_id)

    def keep_result(self, token: str, chat: str, interview: Interview, now: float) -> None:
        """Keep a finished eligibility check for its page; of the token only a hash."""
        with self._connections.writing() as db:
            results.add(db, token, chat, interview, now)

    def result(self, token: str, now: float) -> Result | None:
        """The check behind a page's token; None if there is none or its time is over."""
        with self._connections.reading() as db:
            return results.get(db, token, now)

    def load_sources(self, texts: Mapping[str, str], now: float) -> None:
        """Put the documents' own texts, by unit, in the place of all that were loaded before."""
        with self._connections.writing() as db:
            source_texts.load(db, texts, now)

    def source_texts(self, units: Sequence[str]) -> dict[str, str]:
        """What the documents themselves say in these units, for those that were loaded, in the order asked for."""
        with self._connections.reading() as db:
            return source_texts.get(db, units)

    def backlog(self, now: float, limit: int = 100) -> Backlog:
        """What is not done and what ended in trouble."""
        with self._connections.reading() as db:
            return backlog(db, now, limit)
