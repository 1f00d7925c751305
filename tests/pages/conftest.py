"""The pages for applicants on a small server, and a Chromium to look at them with."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bot.knowledge.handbook import Handbook, open_handbook
from bot.pages import views
from tests.demo.chatapp import serving
from tests.demo.conftest import ARGUMENTS, CHROMIUM, DESKTOP, PHONE, SMALL
from tests.knowledge.home import make_home


@pytest.fixture(scope="package")
def small(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The project's forms, units and words, with a single entry of knowledge."""
    return open_handbook(make_home(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="package")
def app(small: Handbook) -> Flask:
    app = Flask("pages")
    app.register_blueprint(views.blueprint(small))
    return app


@pytest.fixture(scope="package")
def address(app: Flask) -> Iterator[str]:
    with serving(app) as address:
        yield address


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(params=[PHONE, DESKTOP, SMALL], ids=["phone", "desktop", "small"])
def context(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    """A browser with a screen of each size."""
    context = chromium.new_context(viewport=request.param, locale="th-TH")
    yield context
    context.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """The form of Open Governance on a phone; any error on the page fails the test."""
    context = chromium.new_context(viewport=PHONE, locale="th-TH")
    page = context.new_page()
    page.set_default_timeout(10_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(f"{address}/forms/open")
    yield page
    context.close()
    assert errors == []
