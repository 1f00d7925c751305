"""The LINE stand-in keeps LINE's own rules."""

from bot.demo.standin import TOKEN_SECONDS, Outcome, Standin

ALICE, BOB, GROUP = "U" + "a" * 32, "U" + "b" * 32, "C" + "c" * 32
HELLO = {"type": "text", "text": "สวัสดี"}
INVALID = Outcome(400, {"message": "Invalid reply token"})


class Clock:
    """A clock that only moves when told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def make() -> tuple[Standin, Clock]:
    clock = Clock()
    return Standin(clock), clock


def test_a_reply_reaches_the_chat_that_its_token_was_given_for() -> None:
    standin, _ = make()
    assert standin.reply(standin.reply_token(ALICE), [HELLO]).status == 200
    assert [record.message for record in standin.records(ALICE)] == [HELLO]
    assert standin.records(BOB) == []


def test_a_reply_token_works_once() -> None:
    standin, _ = make()
    token = standin.reply_token(ALICE)
    assert standin.reply(token, [HELLO]).status == 200
    assert standin.reply(token, [HELLO]) == INVALID
    assert len(standin.sent) == 1


def test_a_reply_token_dies_after_a_minute() -> None:
    standin, clock = make()
    early, late = standin.reply_token(ALICE), standin.reply_token(ALICE)
    clock.now += TOKEN_SECONDS - 1
    assert standin.reply(early, [HELLO]).status == 200
    clock.now += 1
    assert standin.reply(late, [HELLO]) == INVALID


def test_an_unknown_token_and_a_wrong_number_of_messages_are_refused() -> None:
    standin, _ = make()
    assert standin.reply("0" * 32, [HELLO]) == INVALID
    token = standin.reply_token(ALICE)
    assert standin.reply(token, []).status == 400
    assert standin.reply(token, [HELLO] * 6).status == 400
    assert standin.reply(token, [HELLO] * 5).status == 200


def test_a_push_needs_no_token() -> None:
    standin, _ = make()
    assert standin.push(GROUP, [HELLO]).status == 200
    assert [record.by for record in standin.records(GROUP)] == ["bot"]
    assert standin.push("", [HELLO]).status == 400
    assert standin.push(GROUP, []).status == 400


def test_a_retry_key_sends_once_and_answers_what_was_sent() -> None:
    standin, _ = make()
    first = standin.push(ALICE, [HELLO], "key")
    again = standin.push(ALICE, [HELLO], "key")
    assert (first.status, again.status) == (200, 409)
    assert again.body["sentMessages"] == first.body["sentMessages"]
    assert standin.push(ALICE, [HELLO], "another").status == 200
    assert len(standin.sent) == 2


def test_ids_and_quote_tokens_come_back_in_order_as_text() -> None:
    standin, _ = make()
    sent = standin.push(ALICE, [HELLO, HELLO]).body["sentMessages"]
    assert [one["id"] for one in sent] == [record.id for record in standin.sent]
    assert [one["quoteToken"] for one in sent] == [record.quote_token for record in standin.sent]
    assert all(one["id"].isdecimal() for one in sent)
    assert len({one["quoteToken"] for one in sent}) == 2


def test_a_quote_token_names_the_quoted_message() -> None:
    standin, _ = make()
    asked = standin.say(GROUP, HELLO)
    standin.push(GROUP, [HELLO | {"quoteToken": asked.quote_token}, HELLO | {"quoteToken": "foreign"}])
    assert [record.quotes for record in standin.sent] == [asked.id, None]


def test_records_are_numbered_and_can_be_read_from_a_number_on() -> None:
    standin, clock = make()
    numbers = [standin.say(ALICE, HELLO).number for _ in range(3)]
    assert [record.number for record in standin.records(ALICE, numbers[0])] == numbers[1:]
    assert standin.records(ALICE)[0].at == int(clock.now * 1000)


def test_an_unsent_message_is_gone_and_only_its_own_chat_can_unsend_it() -> None:
    standin, _ = make()
    said = standin.say(ALICE, HELLO)
    standin.push(ALICE, [HELLO])
    assert not standin.unsend(BOB, said.id)
    assert not standin.unsend(ALICE, standin.sent[0].id)
    assert standin.unsend(ALICE, said.id)
    assert standin.records(ALICE)[0].message == {"type": "unsent"}


def test_loading_shows_until_the_next_message_or_the_end_of_its_time() -> None:
    standin, clock = make()
    assert standin.load(ALICE, 20).status == 202
    assert standin.is_loading(ALICE)
    standin.push(ALICE, [HELLO])
    assert not standin.is_loading(ALICE)
    standin.load(ALICE, 5)
    clock.now += 5
    assert not standin.is_loading(ALICE)


def test_a_group_has_no_loading() -> None:
    standin, _ = make()
    assert standin.load(GROUP, 20).status == 400
    assert not standin.is_loading(GROUP)
