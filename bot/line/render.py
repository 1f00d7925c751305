"""An answer as LINE messages, plain JSON values ready to be sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.answer.answer import Answer, Choice
from bot.answer.plain import line_of, plain, short
from bot.dialogue.turn import ChatKind
from bot.line.bubble import bubble
from bot.line.limits import QUICK_REPLIES, TEXTS, fit, graphemes
from bot.line.page import Page
from bot.line.postback import Ask, Officer, Pick, Postback, Why, action

Json = dict[str, Any]
Quick = Sequence[tuple[str, Postback]]
CHIP = "label of a quick reply"


def messages(
    answer: Answer,
    question_id: str,
    chat_kind: ChatKind,
    quote_token: str | None,
    wording: Mapping[str, Any],
    page: Page | None = None,
) -> list[Json]:
    """The messages that answer the logged question `question_id`, at most two.

    In a group or room the asked message is quoted where LINE gave its `quote_token`: only text can quote, so
    a bubble is led by its conclusion as text. `wording` is knowledge/wording.yaml. `page` is the page that
    the answer leads to.
    """
    quoted = None if chat_kind == "user" else quote_token
    quick = _quick(answer, question_id, wording)
    if answer.kind == "smalltalk":
        return [text_message(plain(answer, wording), quick, quoted)]
    conclusion = short(answer, wording)
    first = [text_message(conclusion, quote_token=quoted)] if quoted else []
    contents = bubble(answer, question_id, wording, page)
    flex: Json = {"type": "flex", "altText": fit(conclusion, "altText"), "contents": contents}
    return [*first, flex | _quick_reply(quick)]


def reasons(question_id: str, wording: Mapping[str, Any]) -> Json:
    """The message that asks why an answer missed the point, with the reasons to pick from."""
    words = wording["line"]
    listed = [words["choice"].format(n=n, label=label) for n, label in enumerate(words["reasons"].values(), start=1)]
    quick = [(label, Why(question_id, code)) for code, label in words["reasons"].items()]
    return text_message("\n".join([words["ask_reason"], *listed]), quick)


def text_message(text: str, quick: Quick = (), quote_token: str | None = None) -> Json:
    """A text message with quick replies (label, what is sent back), quoting a message where a token is given."""
    message: Json = {"type": "text", "text": fit(text, "text")}
    if quote_token:
        message["quoteToken"] = quote_token
    return message | _quick_reply(quick)


def _quick(answer: Answer, question_id: str, wording: Mapping[str, Any]) -> list[tuple[str, Postback]]:
    picks: list[tuple[str, Postback]] = [
        (label, Pick(question_id, number)) for number, label in enumerate(_chips(answer.choices, wording), start=1)
    ]
    if answer.kind != "smalltalk":
        return picks
    # a plain text has no buttons of its own
    asks = [(choice.label, Ask(choice.entry)) for choice in answer.related]
    officer = [(line_of(answer, wording)["officer"], Officer(question_id))] if answer.offers_officer else []
    return [*picks, *asks, *officer]


def _chips(choices: Sequence[Choice], wording: Mapping[str, Any]) -> list[str]:
    """The labels, numbered where one is too long for a quick reply: cut, two may look the same."""
    labels = [choice.label for choice in choices]
    if all(graphemes(label) <= TEXTS[CHIP][0] for label in labels):
        return labels
    return [wording["line"]["choice"].format(n=number, label=label) for number, label in enumerate(labels, start=1)]


def _quick_reply(quick: Quick) -> Json:
    items = [{"type": "action", "action": action(press, label, CHIP)} for label, press in quick[:QUICK_REPLIES]]
    return {"quickReply": {"items": items}} if items else {}
