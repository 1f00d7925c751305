"""Makes the bot's own reduced event of what LINE sent, or nothing if it doesn't concern the bot."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from bot.inbox.event import Event
from bot.line.addressed import question_in
from bot.line.identity import hashed
from bot.line.received import Received

OWED_NOTHING: Final = frozenset({"unsend", "unfollow", "leave"})


@dataclass(frozen=True)
class Reducer:
    """Judges received events.

    `question_of` takes the id of a quoted message and gives the id of the logged question it answers, an empty
    string if the bot sent it without being asked, None if it isn't the bot's. What it raises passes through.
    """

    secret_key: str
    called: re.Pattern[str]
    question_of: Callable[[str], str | None]

    def reduce(self, received: Received, now: float) -> Event | None:
        """The event to keep, None if it isn't for the bot; `now` (seconds) serves where LINE gave no time."""
        kind, in_group = received.content.kind, received.source.chat_kind != "user"
        if kind in ("text", "edit"):
            return self._said(received, now, in_group)
        if kind == "media" and in_group:
            return None
        return self._event(received, now)

    def _said(self, received: Received, now: float, in_group: bool) -> Event | None:
        content = received.content
        answers = self.question_of(content.quoted) if content.quoted else None
        meant = not in_group or answers is not None
        question = question_in(content.text, content.mentions, self.called, meant=meant)
        if question is not None:
            return replace(self._event(received, now), text=question, answers=answers)
        # the edit may have taken the bot's name out of a question that still waits
        return self._withdrawn(received, now) if content.kind == "edit" else None

    def _withdrawn(self, received: Received, now: float) -> Event:
        event = self._event(received, now)
        return replace(event, addressed=False, to="", user=None, reply_token=None, quote_token=None)

    def _event(self, received: Received, now: float) -> Event:
        source, content = received.source, received.content
        owed = content.kind not in OWED_NOTHING
        return Event(
            id=received.id or self._made_id(received),
            kind=content.kind,
            chat_kind=source.chat_kind,
            chat=hashed(self.secret_key, source.id),
            to=source.id if owed else "",
            at=int(now * 1000) if received.at is None else received.at,
            user=hashed(self.secret_key, source.user) if source.user else None,
            reply_token=received.reply_token if owed else None,
            redelivered=received.redelivered,
            message_id=content.message_id,
            quote_token=content.quote_token,
            media=content.media,
            data=content.data,
        )

    def _made_id(self, received: Received) -> str:
        """An id for an event that LINE sent without one; the same when it is delivered again."""
        return "made-" + hashed(self.secret_key, repr(replace(received, redelivered=False)))
