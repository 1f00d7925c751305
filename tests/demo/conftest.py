"""The chat page with a small bot behind it, and a Chromium to look at it with."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bot.demo.standin import Standin
from tests.demo.chatapp import Bot, create_app, serving

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = ViewportSize(width=390, height=844)
SMALL = ViewportSize(width=320, height=640)
DESKTOP = ViewportSize(width=1280, height=800)


@pytest.fixture
def standin() -> Standin:
    return Standin(time.time)


@pytest.fixture
def bot(standin: Standin) -> Bot:
    return Bot(standin)


@pytest.fixture
def address(standin: Standin, bot: Bot) -> Iterator[str]:
    with serving(create_app(standin, bot)) as address:
        yield address


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """The chat page on a phone after its greeting."""
    with opened(chromium, address, PHONE) as page:
        yield page


@contextmanager
def opened(chromium: Browser, address: str, viewport: ViewportSize) -> Iterator[Page]:
    """The chat page after its greeting, on a screen of this size; any error on the page fails the test."""
    context = chromium.new_context(viewport=viewport, locale="th-TH", timezone_id="Asia/Bangkok")
    page = context.new_page()
    page.set_default_timeout(10_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(f"{address}/demo/")
    page.locator(".theirs").wait_for()
    yield page
    context.close()
    # a refused request is also an error on the console; the tests that provoke one look for its words
    assert [error for error in errors if not error.startswith("Failed to load resource")] == []
