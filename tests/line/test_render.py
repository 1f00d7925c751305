"""Answers as LINE messages."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answer.answer import Answer, Choice
from bot.answer.plain import pieces, plain, short
from bot.answer.wording import read_wording
from bot.line.bubble import LENGTHS, VERDICTS
from bot.line.flex import INK, LINK, PAPER, QUIET, TINT
from bot.line.limits import graphemes
from bot.line.postback import Ask, Miss, Officer, Pick, Why, parse
from bot.line.render import messages, reasons, text_message
from tests.conftest import ROOT, SHARED
from tests.line.limits_check import check, faults, official_faults, walk
from tests.line.samples import DEPENDS, HANDOFF, HELLO, NO, OFF_TOPIC, SAMPLES, WHICH, YES, answers

WORDING = read_wording(ROOT).sections
QUESTION = "01JD7ZK3M0000000000000000Q"
Json = dict[str, Any]


def sent(answer: Answer, chat: str = "user", token: str | None = None) -> list[Json]:
    return messages(answer, QUESTION, chat, token, WORDING)  # type: ignore[arg-type]


def bubble(answer: Answer) -> Json:
    contents: Json = sent(answer)[-1]["contents"]
    return contents


def texts(block: Json) -> list[str]:
    """All text nodes of a block, in reading order."""
    return [
        part["text"] for _, part in [((), block), *walk(block)] if isinstance(part, dict) and part["type"] == "text"
    ]


def presses(block: Any) -> list[tuple[str, Any]]:
    """What the buttons of a block say and send."""
    found = [value for path, value in walk(block) if path[-1] == "action" and isinstance(value, dict)]
    return [(value["displayText"], parse(value["data"])) for value in found]


@pytest.mark.parametrize("answer", SAMPLES, ids=lambda answer: answer.headline)
@pytest.mark.parametrize(("chat", "token"), [("user", None), ("group", "token"), ("room", "token"), ("group", None)])
def test_what_the_bot_says_keeps_within_the_limits(answer: Answer, chat: str, token: str | None) -> None:
    check(sent(answer, chat, token))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answers, st.sampled_from(["user", "group"]), st.sampled_from([None, "token"]))
def test_any_answer_keeps_within_the_limits(answer: Answer, chat: str, token: str | None) -> None:
    check(sent(answer, chat, token))


def test_the_worst_answer_keeps_within_the_limits() -> None:
    flood = "👨‍👩‍👧‍👦น้ำ" * 3000
    many = tuple(Choice(flood, "e" * 200) for _ in range(60))
    worst = replace(WHICH, headline=flood, body=flood, choices=many, related=many, notes=(flood,) * 60)
    check(sent(worst, "group", "token"))


@pytest.mark.parametrize("answer", [NO, YES, DEPENDS, WHICH, HANDOFF, OFF_TOPIC], ids=lambda answer: answer.headline)
def test_the_bubble_says_exactly_what_the_plain_text_says(answer: Answer) -> None:
    said = texts(bubble(answer)["body"])
    assert said == [piece.text for piece in pieces(answer, WORDING)]
    left = plain(answer, WORDING)
    for text in said:
        between, found, left = left.partition(text)
        assert found
        assert between.strip(" —/\n") == ""
    assert left == ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answers.filter(lambda answer: answer.kind != "smalltalk"))
def test_a_bubble_that_had_to_be_cut_still_begins_every_text_in_order(answer: Answer) -> None:
    said = texts(bubble(answer)["body"])
    rest = iter([piece.text for piece in pieces(answer, WORDING)])
    for text in said:
        assert any(other == text or other.startswith(text.removesuffix("…")) for other in rest)


def test_the_conclusion_comes_first_as_a_word_and_in_colour() -> None:
    for answer in (NO, YES, DEPENDS):
        chip, headline, *_ = bubble(answer)["body"]["contents"]
        assert texts(chip) == [answer.verdict_word]
        assert chip["contents"][0]["backgroundColor"] == VERDICTS[answer.verdict]
        assert headline["text"] == answer.headline
        assert headline["weight"] == "bold"


def test_clauses_carry_their_edition_and_the_origin_is_said() -> None:
    said = texts(bubble(DEPENDS)["body"])
    assert "อ้างอิง (เกณฑ์ปี 2567):" in said
    assert [text for text in said if "2567 ข้อ" in text] == ["หลักเกณฑ์ 2567 ข้อ 1.1.2(1)"]
    assert WORDING["line"]["origins"]["computed"] in said
    assert said[-1] == DEPENDS.notes[0]


def test_buttons_offer_related_questions_an_officer_and_a_way_to_say_it_missed() -> None:
    assert presses(bubble(NO)["footer"]) == [
        ("แต่ละประเภทต้องทำมานานเท่าไร", Ask("duration")),
        ("สาขาการมีส่วนร่วมต่างจากสาขาบริการภาครัฐอย่างไร", Ask("branches")),
        ("ถามเจ้าหน้าที่", Officer(QUESTION)),
        ("ไม่ตรงคำถาม", Miss(QUESTION)),
    ]


def test_at_most_three_related_questions_are_shown() -> None:
    many = replace(NO, related=tuple(Choice(f"คำถาม {n}", f"e{n}") for n in range(9)))
    assert [press for _, press in presses(bubble(many)["footer"])][:4] == [
        Ask("e0"),
        Ask("e1"),
        Ask("e2"),
        Officer(QUESTION),
    ]


def test_a_hand_off_offers_an_officer_only_where_one_can_help() -> None:
    assert presses(bubble(HANDOFF)["footer"]) == [("ถามเจ้าหน้าที่", Officer(QUESTION))]
    assert "footer" not in bubble(OFF_TOPIC)


def test_readings_are_numbered_tappable_and_quick_replies() -> None:
    [message] = sent(WHICH)
    numbered = [text for text in texts(message["contents"]["body"]) if text[0].isdigit()]
    assert numbered[0] == "1. เปิดใจใกล้ชิดประชาชน (Open Governance)"
    picks = [Pick(QUESTION, number) for number in range(1, 5)]
    assert [press for _, press in presses(message["contents"]["body"])] == picks
    assert [press for _, press in presses(message["quickReply"])] == picks
    assert presses(message["contents"]["body"])[3][0] == "ร่วมใจแก้จน"


def test_quick_replies_are_numbered_where_one_must_be_cut() -> None:
    labels = [item["action"]["label"] for item in sent(WHICH)[0]["quickReply"]["items"]]
    assert [label[:3] for label in labels] == ["1. ", "2. ", "3. ", "4. "]
    assert labels[0].endswith("…")
    assert all(graphemes(label) <= 20 for label in labels)
    brief = replace(WHICH, choices=WHICH.choices[3:])
    assert sent(brief)[0]["quickReply"]["items"][0]["action"]["label"] == "ร่วมใจแก้จน"


def test_more_readings_than_quick_replies_can_still_be_picked_in_the_bubble() -> None:
    many = replace(WHICH, choices=tuple(Choice(f"ข้อที่ {n}", f"e{n}") for n in range(1, 18)))
    [message] = sent(many)
    assert len(message["quickReply"]["items"]) == 13
    assert presses(message["contents"]["body"])[16] == ("ข้อที่ 17", Pick(QUESTION, 17))


def test_the_alternative_text_is_a_short_answer_by_itself() -> None:
    assert sent(NO)[0]["altText"] == "ไม่ได้ — หนึ่งผลงานส่งได้สาขาเดียว"
    assert all(
        sent(answer)[-1]["altText"] == short(answer, WORDING) for answer in SAMPLES if answer.kind != "smalltalk"
    )


def test_a_group_reads_a_quoting_conclusion_and_then_the_bubble() -> None:
    for chat in ("group", "room"):
        first, second = sent(NO, chat, "asked")
        assert first == {"type": "text", "text": "ไม่ได้ — หนึ่งผลงานส่งได้สาขาเดียว", "quoteToken": "asked"}
        assert second["type"] == "flex"


def test_nothing_is_quoted_in_a_chat_of_two_or_without_a_token() -> None:
    assert [message["type"] for message in sent(NO, "user", "asked")] == ["flex"]
    assert [message["type"] for message in sent(NO, "group", None)] == ["flex"]


def test_only_the_last_message_has_quick_replies() -> None:
    first, last = sent(WHICH, "group", "asked")
    assert "quickReply" not in first
    assert "quickReply" in last


def test_small_talk_is_text_with_quick_replies() -> None:
    [message] = sent(replace(HELLO, related=NO.related, offers_officer=True), "group", "asked")
    assert message["text"].endswith("1. โครงการเดียวส่งสองสาขาได้ไหม\n2. ต้องทำมานานเท่าไร")
    assert message["quoteToken"] == "asked"
    kinds = [type(press) for _, press in presses(message["quickReply"])]
    assert kinds == [Pick, Pick, Ask, Ask, Officer]


def test_the_reason_is_asked_with_four_numbered_replies() -> None:
    message = reasons(QUESTION, WORDING)
    check([message])
    said = presses(message["quickReply"])
    assert len(said) == 4
    for number, (label, press) in enumerate(said, start=1):
        assert f"\n{number}. {label}" in message["text"]
        assert isinstance(press, Why)
        assert press.question == QUESTION
        assert press.reason in WORDING["line"]["reasons"]


def test_the_reasons_fit_their_quick_replies_uncut() -> None:
    labels = [item["action"]["label"] for item in reasons(QUESTION, WORDING)["quickReply"]["items"]]
    assert labels == list(WORDING["line"]["reasons"].values())


def test_a_text_is_only_a_text() -> None:
    assert text_message("สวัสดี") == {"type": "text", "text": "สวัสดี"}
    assert text_message("{user}", quote_token="asked")["text"] == "{user}"


def test_braces_are_never_substituted() -> None:
    assert "textV2" not in json.dumps([sent(replace(NO, headline="{0} {user}"), "group", "asked")])
    assert sent(replace(NO, headline="{0} {user}"))[0]["altText"].endswith("{0} {user}")


def test_the_checks_of_this_suite_see_faults() -> None:
    assert faults({"type": "text", "text": " "})
    assert faults({"type": "text", "text": "ก" * 5001})
    assert faults(text_message("ก") | {"quickReply": {"items": [{"action": {"label": "ก" * 21}}]}})


def test_the_official_check_sees_faults_where_it_is() -> None:
    assert SHARED is None or official_faults([{"type": "text"}])


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ink", "paper"),
    [(INK, PAPER), (QUIET, PAPER), (LINK, PAPER), (LINK, TINT), *((PAPER, colour) for colour in VERDICTS.values())],
)
def test_every_text_stands_out_from_its_ground(ink: str, paper: str) -> None:
    assert contrast(ink, paper) >= 4.5


def test_the_verdicts_have_colours_of_their_own() -> None:
    assert len(set(VERDICTS.values())) == len(VERDICTS)


def test_lengths_only_shrink() -> None:
    assert list(LENGTHS) == sorted(LENGTHS, reverse=True)
