"""The pages that answers lead to; each finished eligibility check is kept under an address that can't be guessed."""

import logging
import secrets
from collections.abc import Callable
from typing import Protocol

from bot.dialogue.compared import COUNTED
from bot.dialogue.interview_state import Interview
from bot.dialogue.summary import FINISHED
from bot.dialogue.turn import Turn
from bot.errors import StoreError
from bot.inbox.event import Event
from bot.line.page import Page
from bot.store.results import Result

log = logging.getLogger(__name__)

TOKEN_BYTES = 32  # 256 bits


class Results(Protocol):
    """The part of the store that keeps results; both may raise StoreError."""

    def keep_result(self, token: str, chat: str, interview: Interview, now: float) -> None:
        """Keep a check under a token."""

    def result(self, token: str, now: float) -> Result | None:
        """The check of a token."""


class Kept:
    """Pages under `public_url`, none where that is empty. `clock` gives seconds since 1970, `draw` new tokens."""

    def __init__(
        self,
        public_url: str,
        results: Results,
        clock: Callable[[], float],
        draw: Callable[[], str] = lambda: secrets.token_urlsafe(TOKEN_BYTES),
    ) -> None:
        self._public_url, self._results, self._clock, self._draw = public_url, results, clock, draw

    def page_of(self, turn: Turn, event: Event) -> Page | None:
        """The page that an answer in a chat of one person leads to: that of the check just finished, or the count of
        whole forms. None where there is none to be had."""
        interview = turn.next_conversation.interview
        if not self._public_url or turn.answer is None or event.chat_kind != "user":
            return None
        if turn.answer.status == FINISHED and interview:
            return self._kept(event.chat, interview)
        return Page(f"{self._public_url}/forms/", "forms") if turn.answer.status == COUNTED else None

    def _kept(self, chat: str, interview: Interview) -> Page | None:
        """A new page for the check. An event that is answered again, after a crash, gets another one: the first one's
        address was never told to anybody."""
        token = self._draw()
        try:
            self._results.keep_result(token, chat, interview, self._clock())
        except StoreError as error:
            # the answer is worth more than its page
            log.warning("no page for an eligibility check: %s", error)
            return None
        return Page(f"{self._public_url}/check/{token}", "check")
