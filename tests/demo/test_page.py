"""The chat page in a real browser, on a screen of a phone's size."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.demo.standin import Standin
from bot.line.page import Page as Leading
from bot.line.render import messages
from tests.demo.chatapp import WORDING, Bot
from tests.line.samples import NO, WHICH

pytestmark = pytest.mark.browser
WORDS = WORDING["demo"]
LINE = WORDING["line"]


def ask(page: Page, text: str) -> Locator:
    """Type a message, press Enter, and give the bot's last answer once it is there."""
    before = page.locator(".theirs").count()
    page.get_by_label(WORDS["input"]).fill(text)
    page.keyboard.press("Enter")
    page.locator(".theirs").nth(before).wait_for()
    return page.locator(".theirs").last


def enter_group(page: Page, call: str) -> None:
    page.get_by_label(WORDS["group"], exact=True).check()
    page.locator(".theirs").first.wait_for()
    page.get_by_label(call, exact=True).check()


@pytest.fixture
def bubble(page: Page) -> Locator:
    """The answer to the question about two branches."""
    return ask(page, "โครงการเดียวส่งสองสาขาได้ไหม").locator(".flex-bubble")


def test_the_bot_greets_on_the_first_opening_and_once(page: Page, bot: Bot) -> None:
    assert [event["type"] for event in bot.events] == ["follow"]
    expect(page.locator(".notice")).to_have_text(WORDS["followed"])
    page.reload()
    page.locator(".theirs").wait_for()
    assert len(bot.events) == 1


def test_an_answer_is_drawn_with_verdict_clauses_and_buttons(bubble: Locator) -> None:
    texts = bubble.locator(".flex-body .flex-text")
    expect(texts).to_have_text(
        [
            "ไม่ได้",
            NO.headline,
            NO.body.replace("\n", " "),
            "อ้างอิง (เกณฑ์ปี 2567):",
            "คลินิกให้คำปรึกษา 2567 ข้อ 2",
            LINE["origins"]["approved"],
        ]
    )
    chip = texts.first.locator("xpath=..")
    expect(chip).to_have_css("background-color", "rgb(179, 38, 30)")
    buttons = bubble.locator(".flex-footer").get_by_role("button")
    expect(buttons).to_have_text([NO.related[0].label, NO.related[1].label, LINE["officer"], LINE["miss"]])


def test_a_tall_answer_is_read_from_its_beginning(page: Page, bot: Bot, standin: Standin) -> None:
    tall = messages(replace(NO, body="ยาวมาก\n" * 40), "Q1", "user", None, WORDING)
    standin.push(bot.events[0]["source"]["userId"], tall)
    page.locator(".flex-bubble").wait_for()
    expect(page.get_by_text("ไม่ได้", exact=True)).to_be_in_viewport()


def test_what_the_visitor_wrote_is_shown_with_the_time_in_thai(page: Page, bubble: Locator) -> None:
    mine = page.locator(".mine").last
    expect(mine.locator(".balloon-text")).to_have_text("โครงการเดียวส่งสองสาขาได้ไหม")
    expect(mine.locator("time")).to_have_text(re.compile(r"^\d\d:\d\d น\.$"))
    expect(mine.locator(".read")).to_be_visible()
    expect(page.locator(".day")).to_have_text(re.compile(r"25\d\d$"))


def test_a_button_says_its_label_and_sends_its_data(page: Page, bot: Bot, bubble: Locator) -> None:
    bubble.get_by_role("button", name=LINE["miss"]).click()
    expect(page.locator(".mine .balloon-text").last).to_have_text(LINE["miss"])
    expect(page.locator(".theirs .balloon-text").last).to_contain_text(f"4. {LINE['reasons']['unclear']}")
    assert bot.events[-1]["postback"]["data"].startswith("miss:Q")
    page.locator("#quick button", has_text=LINE["reasons"]["wrong"]).click()
    expect(page.locator(".theirs .balloon-text").last).to_have_text("ขอบคุณ บันทึกเหตุผลแล้ว")
    assert bot.events[-1]["postback"]["data"].endswith(":wrong")


def test_quick_replies_pick_a_reading_and_vanish(page: Page, bot: Bot) -> None:
    ask(page, "ต้องทำมานานเท่าไร")
    chips = page.locator("#quick button")
    expect(chips).to_have_count(4)
    chips.last.click()
    expect(chips).to_have_count(0)
    expect(page.locator(".mine .balloon-text").last).to_have_text("4. ร่วมใจแก้จน")
    assert bot.events[-1]["postback"]["data"].endswith(":4")


def test_a_numbered_reading_can_be_tapped_in_the_bubble_by_keyboard(page: Page, bot: Bot) -> None:
    bubble = ask(page, "ต้องทำมานานเท่าไร").locator(".flex-bubble")
    reading = bubble.get_by_role("button").nth(1)
    expect(reading).to_have_text(f"2. {WHICH.choices[1].label}")
    reading.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mine .balloon-text").last).to_have_text(WHICH.choices[1].label)
    page.locator(".theirs .flex-bubble").nth(1).wait_for()
    assert bot.events[-1]["postback"]["data"].endswith(":2")


def test_a_group_without_a_mention_hears_nothing(page: Page, bot: Bot) -> None:
    enter_group(page, WORDS["call_none"])
    heard = len(bot.events)
    page.get_by_label(WORDS["input"]).fill("จังหวัดสมัครได้ไหม")
    page.get_by_label(WORDS["send"]).click()
    expect(page.locator(".mine")).to_have_count(1)
    page.wait_for_timeout(600)
    expect(page.locator(".theirs")).to_have_count(1)
    assert len(bot.events) == heard + 1
    expect(page.locator("#fault")).to_be_hidden()


@pytest.mark.parametrize(("call", "said"), [("call_mention", "@ก.พ.ร.บอท "), ("call_name", "บอทรางวัล ")])
def test_a_group_that_calls_the_bot_gets_a_quote_and_a_bubble(page: Page, call: str, said: str) -> None:
    enter_group(page, WORDS[call])
    ask(page, "จังหวัดสมัครได้ไหม")
    page.locator(".theirs .flex-bubble").wait_for()
    expect(page.locator(".mine .balloon-text")).to_have_text(f"{said}จังหวัดสมัครได้ไหม")
    quoting = page.locator(".theirs .balloon").last
    expect(quoting.locator(".quoted span")).to_have_text(f"{said}จังหวัดสมัครได้ไหม")
    expect(quoting.locator(".balloon-text")).to_have_text("ได้ — จังหวัดสมัครประเภทเปิดใจใกล้ชิดประชาชนได้")


def test_quoting_the_bot_in_a_group_needs_no_mention(page: Page, bot: Bot, standin: Standin) -> None:
    enter_group(page, WORDS["call_none"])
    page.get_by_role("button", name=WORDS["reply"], exact=True).last.click()
    expect(page.locator("#quoting-who")).to_have_text(f"{WORDS['reply_to']} {WORDS['bot_name']}")
    ask(page, "ปิดรับวันไหน")
    expect(page.locator("#quoting")).to_be_hidden()
    expect(page.locator(".mine .quoted b")).to_have_text(WORDS["bot_name"])
    assert bot.events[-1]["message"]["quotedMessageId"] in {record.id for record in standin.sent}


def test_a_quote_can_be_given_up(page: Page, bot: Bot) -> None:
    page.get_by_role("button", name=WORDS["reply"], exact=True).last.click()
    page.get_by_label(WORDS["cancel"]).click()
    ask(page, "ปิดรับวันไหน")
    assert "quotedMessageId" not in bot.events[-1]["message"]


def test_stickers_and_images_are_sent_and_drawn(page: Page, bot: Bot) -> None:
    for label, drawn in ((WORDS["sticker"], WORDS["a_sticker"]), (WORDS["image"], WORDS["an_image"])):
        before = page.locator(".theirs").count()
        page.get_by_label(label, exact=True).click()
        page.locator(".theirs").nth(before).wait_for()
        expect(page.get_by_role("img", name=drawn)).to_be_visible()
    assert [event["message"]["type"] for event in bot.events[1:]] == ["sticker", "image"]


def test_a_message_can_be_taken_back(page: Page, bot: Bot, bubble: Locator) -> None:
    page.get_by_role("button", name=WORDS["unsend"]).last.click()
    expect(page.locator(".notice").last).to_have_text(WORDS["unsent"])
    expect(page.locator(".mine")).to_have_count(0)
    assert bot.events[-1]["unsend"]["messageId"] == bot.events[-2]["message"]["id"]
    page.reload()
    page.locator(".flex-bubble").wait_for()
    expect(page.locator(".mine")).to_have_count(0)


def test_rooms_are_apart(page: Page, bubble: Locator) -> None:
    enter_group(page, WORDS["call_none"])
    expect(page.locator(".flex-bubble")).to_have_count(0)
    expect(page.locator("#room-name")).to_have_text(WORDS["group_name"])
    page.get_by_label(WORDS["single"], exact=True).check()
    expect(page.locator(".flex-bubble")).to_have_count(1)


def test_two_visitors_do_not_see_each_other(page: Page, chromium: Browser, bubble: Locator) -> None:
    other = chromium.new_context()
    second = other.new_page()
    second.goto(page.url)
    second.locator(".theirs").wait_for()
    assert second.locator(".mine").count() == 0
    other.close()


def test_a_bot_that_stays_silent_is_told_in_one_line(page: Page, bot: Bot) -> None:
    page.clock.install()
    bot.mute = True
    page.get_by_label(WORDS["input"]).fill("ยังอยู่ไหม")
    page.keyboard.press("Enter")
    page.locator(".mine").wait_for()
    expect(page.locator("#fault")).to_be_hidden()
    page.clock.fast_forward(21_000)
    expect(page.get_by_role("alert")).to_have_text(WORDS["silent"])


def test_a_bot_that_is_down_is_told_in_one_line_and_forgiven(page: Page, bot: Bot) -> None:
    bot.status = 500
    page.get_by_label(WORDS["input"]).fill("ยังอยู่ไหม")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(WORDS["unreachable"])
    bot.status = 200
    ask(page, "จังหวัดสมัครได้ไหม")
    expect(page.locator("#fault")).to_be_hidden()


def test_loading_is_shown_until_the_answer(page: Page, bot: Bot, standin: Standin) -> None:
    bot.mute = True
    visitor = bot.events[0]["source"]["userId"]
    standin.load(visitor, 60)
    page.get_by_label(WORDS["input"]).fill("ถาม")
    page.keyboard.press("Enter")
    expect(page.get_by_label(WORDS["typing"])).to_be_visible()
    standin.push(visitor, [{"type": "text", "text": "ค่ะ"}])
    expect(page.get_by_label(WORDS["typing"])).to_be_hidden()


def test_unknown_messages_and_odd_flex_do_no_harm(page: Page, bot: Bot, standin: Standin) -> None:
    visitor = bot.events[0]["source"]["userId"]
    odd = {"type": "box", "layout": "baseline", "contents": [{"type": "hologram"}, {"type": "filler"}]}
    bubble = {"type": "bubble", "body": odd}
    carousel = {"type": "carousel", "contents": [bubble, bubble]}
    standin.push(visitor, [{"type": "audio"}, {"type": "flex", "altText": "x", "contents": carousel}])
    expect(page.locator(".balloon-text").last).to_have_text(WORDS["unknown"])
    expect(page.locator(".flex-carousel .flex-bubble")).to_have_count(2)


def test_markup_in_a_message_stays_text(page: Page) -> None:
    ask(page, "<img src=x onerror=alert(1)> <b>หนา</b>")
    expect(page.locator(".mine .balloon-text")).to_have_text("<img src=x onerror=alert(1)> <b>หนา</b>")
    assert page.locator(".balloon-text b").count() == 0


def test_enter_with_shift_is_a_new_line(page: Page, bot: Bot) -> None:
    page.get_by_label(WORDS["input"]).fill("บรรทัดหนึ่ง")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("บรรทัดสอง")
    page.keyboard.press("Enter")
    page.locator(".mine").wait_for()
    page.locator(".theirs").nth(1).wait_for()
    assert bot.events[-1]["message"]["text"] == "บรรทัดหนึ่ง\nบรรทัดสอง"


def test_a_button_that_leads_to_a_page_is_a_link(page: Page, bot: Bot, standin: Standin) -> None:
    visitor = bot.events[0]["source"]["userId"]
    standin.push(visitor, messages(NO, "Q1", "user", None, WORDING, Leading("http://127.0.0.1:9/check/t0ken", "check")))
    link = page.get_by_role("link", name=LINE["pages"]["check"])
    expect(link).to_have_attribute("href", "http://127.0.0.1:9/check/t0ken?openExternalBrowser=1")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert (link.bounding_box() or {})["height"] >= 40


def test_an_address_that_is_no_page_is_no_link(page: Page, bot: Bot, standin: Standin) -> None:
    visitor = bot.events[0]["source"]["userId"]
    standin.push(visitor, messages(NO, "Q1", "user", None, WORDING, Leading("javascript:alert(1)//", "check")))
    page.get_by_role("button", name=LINE["pages"]["check"]).wait_for()
    assert page.get_by_role("link").count() == 0
