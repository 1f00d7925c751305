"""The page of a finished check in a real browser, on screens and on paper."""

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.dialogue.interview_state import Interview
from bot.knowledge.handbook import Handbook
from bot.pages import check, views
from bot.store.store import Store
from tests.demo.chatapp import serving
from tests.demo.conftest import PHONE
from tests.demo.test_looks import TEXTS, contrast
from tests.dialogue.test_report import SOUND

pytestmark = pytest.mark.browser
NOW = 1_800_000_000.0
SHOTS = os.environ.get("SHOTS")
CHECKS = {
    "eligible": Interview(SOUND, ("integrated",)),
    "disputed": Interview({**SOUND, "agency": "local_government"}),
    "none": Interview({"agency": "private", "months": 8}),
}
GROUNDS = """() => [...new Set([...document.querySelectorAll("body, body *")].filter((e) => e.checkVisibility())
  .map((e) => getComputedStyle(e).backgroundColor))]"""
PARTS = [*CHECKS, "nothing"]


@pytest.fixture(scope="module")
def address(small: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = Store(tmp_path_factory.mktemp("store") / "x.sqlite3")
    store.migrate()
    for token, interview in CHECKS.items():
        store.keep_result(token, "chat", interview, NOW)
    app = Flask("pages")
    app.register_blueprint(views.blueprint(small))
    app.register_blueprint(check.blueprint(small, store, lambda: NOW))
    with serving(app) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """The page of an eligible work on a phone; any error on the page fails the test."""
    context = chromium.new_context(viewport=PHONE, locale="th-TH")
    page = context.new_page()
    page.set_default_timeout(10_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(f"{address}/check/eligible")
    yield page
    context.close()
    assert errors == []


def test_the_statuses_come_first_and_lead_to_their_conditions(page: Page) -> None:
    expect(page.locator(".overview .status")).to_have_text(
        [re.compile(words) for words in ("ผ่านเงื่อนไขทุกข้อ", "เอกสารไม่ชัด", "ไม่ผ่าน", "ไม่ผ่าน")]
    )
    page.locator(".overview a", has_text="ร่วมใจแก้จน").click()
    assert page.url.endswith("#poverty")
    expect(page.locator("#poverty h2")).to_be_in_viewport()


def test_the_print_button_prints(page: Page) -> None:
    # the browser tells the page that it is about to print
    page.evaluate("() => addEventListener('beforeprint', () => { document.title = 'printed'; })")
    page.get_by_role("button", name="พิมพ์หน้านี้").click()
    expect(page).to_have_title("printed")


def test_without_scripts_the_page_is_whole_and_says_how_to_print(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/check/eligible")
    expect(page.locator("#print")).to_be_hidden()
    expect(page.locator("noscript")).to_be_visible()
    expect(page.locator(".condition").first).to_be_visible()
    context.close()


def test_headings_and_regions_are_named(page: Page) -> None:
    levels = page.evaluate("() => [...document.querySelectorAll('h1, h2, h3')].map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for name in ("คำตอบที่ใช้", "เปิดใจใกล้ชิดประชาชน", "ร่วมใจแก้จน", "เตรียมต่อ"):
        expect(page.get_by_role("region", name=name)).to_have_count(1)
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_the_page_can_be_used_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".overview a").first).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="พิมพ์หน้านี้")).to_be_focused()


def test_names_are_not_broken(page: Page) -> None:
    lines = "(e) => e.getClientRects().length === 1 && e.offsetHeight < 2 * parseFloat(getComputedStyle(e).lineHeight)"
    assert page.evaluate(f"() => [...document.querySelectorAll('.name')].every({lines})")
    assert page.locator(".outcome .name").count() == 1


@pytest.mark.parametrize("path", PARTS)
def test_the_page_fits_and_is_legible(context: BrowserContext, address: str, path: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/check/{path}")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    legible(page)
    small = "(e) => e.getBoundingClientRect().height < 24 && e.checkVisibility()"
    assert page.evaluate(f"() => [...document.querySelectorAll('a, button')].filter({small}).length") == 0
    if SHOTS:
        width = (page.viewport_size or PHONE)["width"]
        page.screenshot(path=f"{SHOTS}/check-{path}-{width}.png", full_page=True)


@pytest.mark.parametrize("path", CHECKS)
def test_on_paper_there_is_ink_and_no_button(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/check/{path}")
    page.emulate_media(media="print")
    assert page.locator("button:visible, .on-screen:visible").count() == 0
    assert page.evaluate(GROUNDS) == ["rgba(0, 0, 0, 0)"]
    legible(page)


def test_it_prints_on_a4(page: Page, tmp_path: Path) -> None:
    file = (Path(SHOTS) if SHOTS else tmp_path) / "check.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    boxes = set(re.findall(rb"/MediaBox \[([\d. ]+)\]", file.read_bytes()))
    assert [[round(float(side)) for side in box.split()] for box in boxes] == [[0, 0, 595, 842]]
    assert 1 <= len(re.findall(rb"/Type /Page\b", file.read_bytes())) <= 6


def legible(page: Page) -> None:
    """Every visible text has contrast and room for Thai marks."""
    found = page.evaluate(TEXTS)
    assert found
    assert [text for text in found if contrast(text) < 4.5 or text["lines"] < 1.5 or text["clipped"]] == []
