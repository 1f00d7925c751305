"""The form pages in a real browser: live counters that count as the bot does."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.knowledge.handbook import Handbook
from bot.rules.length import measure
from tests.demo.conftest import PHONE
from tests.demo.test_looks import TEXTS, contrast

pytestmark = pytest.mark.browser

MEASURE = """async (texts) => {
  const { measure } = await import("/forms/static/length.js");
  return texts.map((text) => { const { whole, bare } = measure(text); return [whole, bare]; });
}"""
TRICKY = [
    "",
    "น้ำใจ",
    "ก\u0e4d\u0e32",
    "e\u0301 \u00e9 Å \u212b",
    "กุ\u0e48 ก\u0e48\u0e38",  # vowel below and tone mark in both orders
    "a\r\nb\rc\nd\n\re",
    "a\fb\vc\x85d\u2028e\u2029f",
    "a\tb\u00a0c\u1680d\u2003e\u202ff\u205fg\u3000h",
    "กา\u200bรบ \ufeffx\u2060y",
    "\x1c\x1d\x1e\x1f",
    "😀👍🏽",
    "👨\u200d👩\u200d👧\u200d👦",
    "🇹🇭 ๒๕๖๗ ฯลฯ ๆ",
    "\u1100\u1161\u11a8 한글",
    "क\u093c \ufb1d",
    "x" * 5000 + " " * 10,
]


def box(page: Page, key: str) -> str:
    return f'[id="{key}"] textarea'


def told(page: Page, key: str) -> str:
    return f'[id="count-{key}"]'


def test_the_browser_counts_as_the_bot_does(page: Page) -> None:
    lengths = [measure(text) for text in TRICKY]
    assert page.evaluate(MEASURE, TRICKY) == [[n.with_spaces, n.without_spaces] for n in lengths]


def test_every_single_character_counts_the_same(page: Page) -> None:
    texts = [chr(point) for point in range(0x3100) if not 0xD800 <= point < 0xE000] + ["\ufeff", "\uffa0"]
    lengths = [measure(text) for text in texts]
    counted = page.evaluate(MEASURE, texts)
    wrong = [hex(ord(t)) for t, n, c in zip(texts, lengths, counted, strict=True) if [*vars(n).values()] != c]
    assert wrong == []


SHOWN = [
    ("ก" * 400 + " " * 20, "420 ตัวอักษร · ไม่นับช่องว่าง 400 · เหลือ 80", "is_left"),
    ("ก" * 480 + " " * 20, "500 ตัวอักษร · ไม่นับช่องว่าง 480 · พอดีเพดาน", "is_full"),
    ("ก" * 490 + " " * 20, "510 ตัวอักษร · ไม่นับช่องว่าง 490 · เกิน 10 ถ้านับช่องว่าง ไม่เกินถ้าไม่นับ", "is_between"),
    ("ก" * 1204 + " " * 30, "1,234 ตัวอักษร · ไม่นับช่องว่าง 1,204 · เกิน 734", "is_over"),
    ("", "0 ตัวอักษร · ไม่นับช่องว่าง 0 · เหลือ 500", "is_left"),
    ("หนึ่ง\r\nสอง\n", "10 ตัวอักษร · ไม่นับช่องว่าง 8 · เหลือ 490", "is_left"),
]


@pytest.mark.parametrize(("text", "words", "state"), SHOWN, ids=[state for _, _, state in SHOWN])
def test_a_box_counts_while_it_is_written(page: Page, text: str, words: str, state: str) -> None:
    page.fill(box(page, "open.summary.origin"), text)
    expect(page.locator(told(page, "open.summary.origin"))).to_have_text(words)
    expect(page.locator(told(page, "open.summary.origin"))).to_have_attribute("data-state", state)


def test_a_part_adds_up_its_boxes(page: Page) -> None:
    total = page.locator("[data-total]")
    expect(total).to_have_text(re.compile("^0 ตัวอักษร"))
    for field, length in (("origin", 500), ("action", 1500), ("success", 2500), ("factors", 501)):
        page.fill(box(page, f"open.summary.{field}"), "ก" * (length - 1) + "\n")
    expect(total).to_have_text("5,001 ตัวอักษร · ไม่นับช่องว่าง 4,997 · เกิน 1 ถ้านับช่องว่าง ไม่เกินถ้าไม่นับ")
    page.fill(box(page, "open.report.1"), "ก" * 300)
    expect(total).to_have_text(re.compile("^5,001 ตัวอักษร"))


def test_all_boxes_are_cleared_at_once(page: Page) -> None:
    page.fill(box(page, "open.summary.origin"), "ก" * 600)
    page.get_by_role("button", name="ล้างทุกช่อง").click()
    expect(page.locator(box(page, "open.summary.origin"))).to_have_value("")
    expect(page.locator("[data-total]")).to_have_text(re.compile("^0 ตัวอักษร"))


def test_leaving_a_box_tells_its_length_to_those_who_listen(page: Page) -> None:
    page.fill(box(page, "open.summary.origin"), "ก" * 600)
    page.locator(box(page, "open.summary.origin")).blur()
    expect(page.get_by_role("status")).to_have_text(re.compile("เกิน 100"))


def test_what_is_pasted_stays_here(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.fill(box(page, "open.summary.origin"), "ความลับของหน่วยงาน")
    page.locator(box(page, "open.summary.origin")).blur()
    page.wait_for_timeout(300)
    assert sent == []
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
    page.reload()
    expect(page.locator(box(page, "open.summary.origin"))).to_have_value("")
    expect(page.locator(".local")).to_contain_text("อยู่ในเครื่องของคุณเท่านั้น")


def test_every_box_is_named_and_described(page: Page, small: Handbook) -> None:
    for part in small.rules["2567"].forms["open"].parts:
        for field in part.fields:
            named = page.get_by_role(
                "textbox", name=re.compile(f"ข้อ {re.escape(field.number)} +{re.escape(field.label)}")
            )
            expect(named).to_have_count(1)
            assert f"limit-{field.key}" in (named.get_attribute("aria-describedby") or "")


def test_markup_in_a_text_does_no_harm(page: Page) -> None:
    page.fill(box(page, "open.summary.origin"), "<img src=x onerror=alert(1)>")
    expect(page.locator(told(page, "open.summary.origin"))).to_have_text(re.compile("^28 ตัวอักษร"))


def test_the_four_variants_open_one_by_one(page: Page) -> None:
    page.goto(page.url.replace("open", "expanded"))
    variants = page.locator("details.part")
    expect(variants).to_have_count(4)
    expect(page.locator(box(page, "expanded.dev-open.9"))).to_be_hidden()
    page.get_by_text("ส่วนที่ 2 พัฒนาต่อยอด (ต้นแบบเปิดใจฯ)").click()
    page.fill(box(page, "expanded.dev-open.4.1-new"), "ก" * 1001)
    expect(page.locator(told(page, "expanded.dev-open.4.1-new"))).to_contain_text("เกิน 1")


def test_the_leader_part_is_one_box(page: Page) -> None:
    page.goto(page.url.replace("open", "effective"))
    page.fill(box(page, "effective.leader"), "ก" * 5002)
    expect(page.locator(told(page, "effective.leader"))).to_contain_text("เกิน 2")


def test_without_scripts_the_limits_are_read(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/forms/open")
    expect(page.locator("textarea").first).to_be_hidden()
    expect(page.get_by_text("ไม่เกิน 500 ตัวอักษร").first).to_be_visible()
    expect(page.locator("noscript")).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["", "open", "expanded", "poverty", "nothing"])
def test_the_page_fits_and_is_legible(context: BrowserContext, address: str, path: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/forms/{path}")
    for variant in page.locator("details").all():
        variant.locator("summary").click()
    for text, place in (("ก" * 5100, 0), ("ก" * 495 + " " * 10, 1), ("ก", 2)):
        if page.locator("textarea").count() > place:
            page.locator("textarea").nth(place).fill(text)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    found = page.evaluate(TEXTS)
    assert found
    assert [text for text in found if contrast(text) < 4.5 or text["lines"] < 1.5 or text["clipped"]] == []
    small = "(e) => e.getBoundingClientRect().height < 24 && e.checkVisibility()"
    assert (
        page.evaluate(f"() => [...document.querySelectorAll('a, button, summary, textarea')].filter({small}).length")
        == 0
    )


def test_the_page_can_be_used_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="แบบฟอร์มทั้งหมด")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(box(page, "open.summary.origin"))).to_be_focused()
    page.keyboard.type("ที่มา")
    expect(page.locator(told(page, "open.summary.origin"))).to_have_text(re.compile("^5 ตัวอักษร"))
