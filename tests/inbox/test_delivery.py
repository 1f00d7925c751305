"""What to do next about an answer, for every state that its delivery can be in."""

from dataclasses import dataclass
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inbox.attempt import Attempt, Way
from bot.inbox.delivery import DELIVERED, UNDELIVERABLE, UNKNOWN, Act, Done, Push, Reply, Wait, next_act
from bot.inbox.limits import LAST_CHANCE, QUOTA_WAIT, RETRY_KEY_LIFE, RETRY_KEY_TRIED, TOKEN_LIFE, TOKEN_TRIED, WAITS
from bot.inbox.outcome import OutcomeKind

KEY = "a-retry-key"
PUSH = Push(KEY)
BEGIN = 1_000.0  # when the token came


def tries(*told: str, **last: float) -> list[Attempt]:
    """Tries of a tenth of a second, told as way, outcome ("open" for none) and start after BEGIN: "reply sent 1"."""
    made = []
    for n, (way, kind, after) in enumerate((one.split() for one in told), start=1):
        begin, is_open = BEGIN + float(after), kind == "open"
        ended, outcome = (None, None) if is_open else (begin + 0.1, kind)
        made.append(Attempt(n, way, begin, BEGIN if way == "reply" else None, ended, outcome))
    if last:
        made[-1] = Attempt(**made[-1].__dict__ | last)
    return made


def act(attempts: list[Attempt], after: float, token_at: float | None = BEGIN) -> Act:
    return next_act(attempts, token_at, KEY, BEGIN + after)


@pytest.mark.parametrize(
    ("title", "attempts", "after", "expected"),
    [
        ("a fresh token is used", [], 0, Reply()),
        ("a token of 55 s is still used", [], 55, Reply()),
        ("an older one is not tried", [], 55.1, PUSH),
        ("a reply that got through is the end", tries("reply sent 1"), 2, Done(DELIVERED)),
        ("a token refused at the first try: push", tries("reply bad_request 1"), 2, PUSH),
        ("an account refused: push, which will tell", tries("reply denied 1"), 2, PUSH),
        ("500 means not sent: reply again after a second", tries("reply server_error 1"), 1.2, Wait(BEGIN + 2.1)),
        ("and then reply", tries("reply server_error 1"), 2.1, Reply()),
        ("500 until the token died: push", tries("reply server_error 54"), 56, PUSH),
        ("no connection: reply again", tries("reply not_sent 1"), 3, Reply()),
        ("no connection until the token died: push", tries("reply not_sent 50"), 56, PUSH),
        ("a wrong access token: reply again", tries("reply unauthorized 1"), 3, Reply()),
        ("too fast: wait five seconds", tries("reply rate_limited 1"), 2, Wait(BEGIN + 6.1)),
        ("too fast: then reply", tries("reply rate_limited 1"), 7, Reply()),
        ("a reply needs no quota: treated as too fast", tries("reply quota 1"), 2, Wait(BEGIN + 6.1)),
        ("a reply in doubt: reply again", tries("reply unknown 1"), 3, Reply()),
        ("a killed process left a try open: reply again", tries("reply open 1"), 13, Reply()),
        ("in doubt, then sent", tries("reply unknown 1", "reply sent 3"), 4, Done(DELIVERED)),
        ("in doubt, then refused: it was used", tries("reply unknown 1", "reply bad_request 3"), 4, Done(DELIVERED)),
        ("open, then refused: it was used", tries("reply open 1", "reply bad_request 13"), 14, Done(DELIVERED)),
        ("in doubt, then denied: nobody knows", tries("reply unknown 1", "reply denied 3"), 4, Done(UNKNOWN)),
        ("in doubt, token too old: nobody knows", tries("reply unknown 54.5"), 56, Done(UNKNOWN)),
        ("open, token too old: nobody knows", tries("reply open 50"), 62, Done(UNKNOWN)),
        ("in doubt, then 500: still in doubt", tries("reply unknown 1", "reply server_error 3"), 56, Done(UNKNOWN)),
        ("in doubt, then no connection: reply again", tries("reply unknown 1", "reply not_sent 3"), 6, Reply()),
        ("a push that got through is the end", tries("push sent 1"), 2, Done(DELIVERED)),
        ("409 means that it got through", tries("push unknown 1", "push conflict 3"), 4, Done(DELIVERED)),
        ("a push refused", tries("push bad_request 1"), 2, Done(UNDELIVERABLE)),
        ("a push denied", tries("push denied 1"), 2, Done(UNDELIVERABLE)),
        ("a push refused after one in doubt", tries("push unknown 1", "push denied 3"), 4, Done(UNKNOWN)),
        ("a push in doubt: the same push again", tries("push unknown 1"), 3, PUSH),
        ("a push left open: the same push again", tries("push open 1"), 13, PUSH),
        ("500 on a push: again", tries("push server_error 1"), 3, PUSH),
        ("a push without connection: again", tries("push not_sent 1"), 3, PUSH),
        ("a wrong access token: again, the operator may mend it", tries("push unauthorized 1"), 3, PUSH),
        ("a spent quota waits an hour", tries("push quota 1"), 3, Wait(BEGIN + 1.1 + QUOTA_WAIT)),
        ("after it, push", tries("push quota 1"), 2 + QUOTA_WAIT, PUSH),
        ("once a push was tried, no reply", tries("reply bad_request 1", "push server_error 2"), 9, PUSH),
        ("a refused reply, then a good push", tries("reply bad_request 1", "push sent 2"), 3, Done(DELIVERED)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_the_next_act(title: str, attempts: list[Attempt], after: float, expected: Act) -> None:
    assert act(attempts, after) == expected


def test_without_a_token_it_is_pushed() -> None:
    assert act([], 0, token_at=None) == PUSH


def test_refused_at_an_age_where_tokens_die_tells_nothing() -> None:
    attempts = tries("reply unknown 1", "reply bad_request 54", ended_at=BEGIN + TOKEN_LIFE)
    assert act(attempts, 61) == Done(UNKNOWN)


def test_just_under_it_tells_that_the_token_was_used() -> None:
    attempts = tries("reply unknown 1", "reply bad_request 54", ended_at=BEGIN + TOKEN_LIFE - 0.1)
    assert act(attempts, 61) == Done(DELIVERED)


def test_a_reply_in_doubt_is_asked_about_while_the_token_lives() -> None:
    """The growing wait would end after the token's life: the last question is put before."""
    attempts = tries(*(f"reply unknown {after}" for after in (1, 6, 12, 20, 40)))
    assert act(attempts, 41) == Wait(BEGIN + LAST_CHANCE)
    assert act(attempts, LAST_CHANCE) == Reply()


def test_a_redelivery_lets_a_reply_in_doubt_be_asked_about_again() -> None:
    attempts = tries("reply unknown 50")
    assert act(attempts, 58) == Done(UNKNOWN)
    assert act(attempts, 80, token_at=BEGIN + 79) == Reply()


def test_waits_grow_to_five_minutes() -> None:
    for n in range(1, 15):
        attempts = tries(*["push server_error 0"] * n)
        assert act(attempts, 0.1) == Wait(BEGIN + 0.1 + WAITS[min(n, len(WAITS)) - 1])
    assert WAITS[0] <= 2
    assert list(WAITS) == sorted(WAITS)
    assert WAITS[-1] == 300


@pytest.mark.parametrize("way", get_args(Way))
def test_a_retry_after_is_honoured(way: Way) -> None:
    attempts = tries(f"{way} rate_limited 0", retry_after=9.0)
    assert act(attempts, 1) == Wait(BEGIN + 9.1)


def test_a_retry_after_in_doubt_is_honoured_even_where_it_outlives_the_token() -> None:
    attempts = tries("reply unknown 0", "reply rate_limited 2", retry_after=90.0)
    assert act(attempts, 3) == Done(UNKNOWN)


def test_pushing_ends_with_the_life_of_the_retry_key() -> None:
    late = RETRY_KEY_TRIED + 1
    assert act(tries("push server_error 0", f"push server_error {late - 400}"), late) == Done(UNDELIVERABLE)
    assert act(tries("push unknown 0", f"push server_error {late - 400}"), late) == Done(UNKNOWN)
    assert act(tries("push open 0"), late) == Done(UNKNOWN)
    assert RETRY_KEY_TRIED < RETRY_KEY_LIFE


KINDS = st.sampled_from(get_args(OutcomeKind))
STEPS = st.lists(
    st.tuples(KINDS, st.booleans(), st.floats(0, 20), st.booleans(), st.floats(0, 90)), min_size=1, max_size=40
)


@dataclass
class Platform:
    """LINE, as far as it decides what a chat sees twice: a token serves once within its minute, a key once."""

    token_at: float
    token_used: bool = False
    key_used: bool = False
    shown: int = 0

    def takes(self, act: Act, at: float) -> bool:
        free = not self.token_used and at - self.token_at <= TOKEN_LIFE if isinstance(act, Reply) else not self.key_used
        if free:
            self.shown += 1
            self.token_used |= isinstance(act, Reply)
            self.key_used |= isinstance(act, Push)
        return free

    def outcome(self, act: Act, kind: OutcomeKind, reached: bool, at: float) -> OutcomeKind | None:
        """What the caller learns; a call of unknown outcome may have reached LINE or not, others tell the truth."""
        if kind == "unknown":
            if reached:
                self.takes(act, at)
            return kind
        if kind in ("sent", "conflict", "bad_request"):
            used = "bad_request" if isinstance(act, Reply) else "conflict"
            return "sent" if self.takes(act, at) else used
        return kind


@given(token_at=st.floats(-70, 0), steps=STEPS)
def test_no_sequence_of_outcomes_shows_an_answer_twice(token_at: float, steps: list) -> None:
    """…nor pushes after a reply in doubt, nor uses two retry keys, nor calls lost what a chat can see.

    Each step is what LINE answers, whether a call in doubt reached it, how long it took, whether the process was
    killed meanwhile, and how late the next look comes.
    """
    now, attempts, platform = 0.0, [], Platform(token_at)
    for kind, reached, lasted, killed, late in steps:
        act = next_act(attempts, token_at, KEY, now)
        if isinstance(act, Wait):
            assert act.until > now
            now = act.until + late
            continue
        if isinstance(act, Done):
            break
        way: Way = "push" if isinstance(act, Push) else "reply"
        assert way == "reply" or not any(made.way == "reply" and made.doubtful for made in attempts)
        assert way == "push" or now - token_at <= TOKEN_TRIED
        assert act in (Reply(), PUSH)
        outcome = platform.outcome(act, "unknown" if killed else kind, reached, now)
        ended = None if killed else now + lasted
        attempts.append(Attempt(len(attempts) + 1, way, now, token_at, ended, None if killed else outcome))
        now += lasted + late / 10
    assert platform.shown <= 1
    final = next_act(attempts, token_at, KEY, now)
    assert final != Done(UNDELIVERABLE) or platform.shown == 0
    assert final != Done(DELIVERED) or platform.shown == 1


@given(kinds=st.lists(KINDS.filter(lambda kind: kind != "quota"), max_size=60), token=st.booleans())
def test_every_delivery_comes_to_an_end(kinds: list[OutcomeKind], token: bool) -> None:
    """However LINE answers: after a wait there is something to do, and a good answer ends it."""
    now, attempts, token_at = 0.0, [], 0.0 if token else None
    for kind in [*kinds, "sent"]:
        act = next_act(attempts, token_at, KEY, now)
        if isinstance(act, Wait):
            now = act.until
            act = next_act(attempts, token_at, KEY, now)
        if isinstance(act, Done):
            return
        way: Way = "push" if isinstance(act, Push) else "reply"
        attempts.append(Attempt(len(attempts) + 1, way, now, token_at, now + 1, kind))
        now += 1
    assert next_act(attempts, token_at, KEY, now) == Done(DELIVERED)
