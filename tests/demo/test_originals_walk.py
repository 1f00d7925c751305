"""From an answer to the documents' own words in the demo page of the real bot: loaded while it runs, paged, listed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.answer.wording import read_wording
from tests.conftest import ROOT, SHARED
from tests.demo.conftest import PHONE
from tests.demo.test_interview_walk import WORDS, demo, look, port, say
from tests.sources.folders import make_folder

__all__ = ["port"]

pytestmark = pytest.mark.browser
LINE = read_wording(ROOT).sections["line"]
QUESTION = "โครงการเดียวส่งสองสาขาได้ไหม"
SENTENCE = "หน่วยงานต้องเลือกส่งผลงานที่ตั้งต้นไว้ในสาขาเดียวเท่านั้น ซึ่งพิจารณาจากหลักเกณฑ์ของแต่ละสาขา "
PARAGRAPHS = "\n\n".join(f"{n}) {SENTENCE * 4}" for n in range(1, 9))
ROWS = (f"clinic-2567#2\tfaq\t2567\tT\tbook.txt\t1\t{len(PARAGRAPHS.splitlines())}",)


def load(folder: Path, data: Path) -> None:
    command = [sys.executable, "-m", "bot", "sources", "load", str(folder)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "AWARDBOT_DATA": str(data)}, check=True, timeout=60)


def press(page: Page, message: Locator, label: str, shot: str = "") -> Locator:
    """Press a button of a message; the last message that came of it."""
    before = page.locator(".theirs").count()
    message.get_by_role("button", name=label).click()
    page.locator(".theirs").nth(before).wait_for(timeout=20_000)
    page.wait_for_timeout(400)
    return look(page, shot)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(viewport=PHONE, locale="th-TH") as context:
        page = context.new_page()
        page.set_default_timeout(20_000)
        yield page


def enter(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".theirs").first.wait_for()


def test_loaded_while_the_bot_runs_pressed_and_paged(page: Page, tmp_path: Path, port: int) -> None:
    with demo(tmp_path / "data", port) as address:
        enter(page, address)
        expect(say(page, QUESTION).get_by_role("button", name=LINE["original"])).to_have_count(0)
        load(make_folder(tmp_path, ROWS, PARAGRAPHS + "\n"), tmp_path / "data")
        answer = say(page, QUESTION, "original-1-button")
        turning = press(page, answer, LINE["original"], "original-2-page")
        text = page.locator(".balloon-text").last
        expect(text).to_contain_text("คลินิกให้คำปรึกษา 2567 ข้อ 2 (เอกสารปี 2567)")
        expect(text).to_contain_text(LINE["originals"]["own"])
        expect(text).to_contain_text("หน้า 1/3")
        press(page, turning, LINE["originals"]["next"], "original-3-next")
        expect(page.locator(".balloon-text").last).to_contain_text("หน้า 2/3")
        say(page, LINE["originals"]["next"])
        expect(page.locator(".balloon-text").last).to_contain_text("หน้า 3/3")
        expect(page.locator(".theirs").last.get_by_role("button", name=LINE["originals"]["next"])).to_have_count(0)
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_page_is_whole_inside_its_balloon(page: Page, tmp_path: Path, port: int) -> None:
    load(make_folder(tmp_path, ROWS, PARAGRAPHS + "\n"), tmp_path / "data")
    with demo(tmp_path / "data", port) as address:
        enter(page, address)
        press(page, say(page, QUESTION), LINE["original"])
        text = page.locator(".balloon-text").last
        assert text.evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight + 1")
        shown = text.inner_text()
        assert shown.count("\n\n") >= 3
        assert "ตั ้ง" not in shown


@pytest.mark.skipif(SHARED is None, reason="the documents aren't here")
def test_the_official_documents_in_a_1_1_chat_and_a_group(page: Page, tmp_path: Path, port: int) -> None:
    assert SHARED is not None
    load(SHARED / "sources", tmp_path / "data")
    with demo(tmp_path / "data", port) as address:
        enter(page, address)
        answer = say(page, "การรับฟังความคิดเห็นถือเป็น Collaborate ไหม")
        listed = press(page, answer, LINE["original"], "original-4-list")
        assert listed.get_by_role("button").count() > 2
        press(page, listed, "1.", "original-5-from-list")
        expect(page.locator(".balloon-text").last).to_contain_text("เอกสารปี 2567")
        criteria = say(page, "เกณฑ์การประเมินประเภทเปิดใจใกล้ชิดประชาชนมีกี่มิติ")
        press(page, criteria, LINE["original"], "original-6-criteria")
        page.get_by_label(WORDS["group"]).check()
        page.locator(".theirs").first.wait_for()
        press(page, say(page, "โครงการเดียวส่งสองสาขาได้ไหม"), LINE["original"], "original-7-group")
        expect(page.locator(".balloon-text").last).to_contain_text("2. กรณีสมัคร")
