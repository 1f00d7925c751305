"""The eligibility interview in the demo page of the real bot, in a real browser, over a restart."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.answer.wording import read_wording
from tests.conftest import ROOT
from tests.demo.conftest import PHONE

pytestmark = pytest.mark.browser
WORDS = read_wording(ROOT).sections["demo"]
SHOTS = os.environ.get("SHOTS")


@contextmanager
def demo(folder: Path, port: int, public: str = "") -> Iterator[str]:
    """The bot in demo mode on a data folder, reached under a public address, until the block ends."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LINE_", "AWARDBOT_"))}
    command = [sys.executable, "-m", "bot", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**environment, "AWARDBOT_DATA": str(folder), "AWARDBOT_PUBLIC_URL": public}
    )
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2)
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/demo/"
    finally:
        process.terminate()
        assert process.wait(20) == 0


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def say(page: Page, text: str, shot: str = "") -> Locator:
    before = page.locator(".theirs").count()
    page.get_by_label(WORDS["input"]).fill(text)
    page.keyboard.press("Enter")
    page.locator(".theirs").nth(before).wait_for(timeout=20_000)
    return look(page, shot)


def look(page: Page, shot: str) -> Locator:
    if SHOTS and shot:
        page.wait_for_timeout(300)
        page.screenshot(path=f"{SHOTS}/{shot}.png")
    return page.locator(".theirs").last


def test_to_eligible_with_a_change_a_question_and_a_restart(chromium: Browser, tmp_path: Path, port: int) -> None:
    with chromium.new_context(viewport=PHONE) as context:
        page = context.new_page()
        with demo(tmp_path, port) as address:
            page.goto(address)
            page.locator(".theirs").first.wait_for()
            assert "ข้อ 1/" in say(page, "เช็กคุณสมบัติ", "1-start").inner_text()
            assert "ข้อ 2/" in say(page, "มหาวิทยาลัย").inner_text()
            assert "ข้อ 1/" in say(page, "ย้อนกลับ").inner_text()
            say(page, "กรม")
            assert "ถูกไหม" in say(page, "ชาวบ้านเป็นหุ้นส่วนร่วมคิดร่วมทำร่วมตัดสินใจ", "2-confirm").inner_text()
            assert "ข้อ 3/" in say(page, "ใช่").inner_text()
            assert "10 หน้า" in say(page, "ร่วมใจแก้จนส่งเอกสารได้กี่หน้า", "3-question").inner_text()
        with demo(tmp_path, port):
            page.reload()
            page.locator(".theirs").first.wait_for()
            assert "ข้อ 3/" in say(page, "ทำต่อ").inner_text()
            say(page, "ปีครึ่ง")
            say(page, "ไม่เคย")
            last = say(page, "ไม่ได้ส่งที่อื่น", "4-yes-or-no")
            while re.search(r"ข้อ \d+/", last.inner_text()):
                last = say(page, "ไม่" if "ความยากจน" in last.inner_text() else "ใช่")
            look(page, "5-eligible")
            assert "ส่งได้: สัมฤทธิผลประชาชนมีส่วนร่วม" in last.inner_text()
            assert "แก้ข้อไหน" in say(page, "แก้คำตอบ", "6-change").inner_text()


def test_to_not_eligible_with_what_is_not_known(chromium: Browser, tmp_path: Path, port: int) -> None:
    with chromium.new_context(viewport=PHONE) as context, demo(tmp_path, port) as address:
        page = context.new_page()
        page.goto(address)
        page.locator(".theirs").first.wait_for()
        say(page, "เช็กคุณสมบัติ")
        say(page, "บริษัทเอกชน")
        say(page, "ไม่แน่ใจ")
        last = say(page, "เคยได้ร่วมใจแก้จน", "7-not-eligible")
        assert "ยังไม่มีประเภทที่ผ่าน" in last.inner_text()
        assert "1.4.2(5)" in last.inner_text()
        assert last.get_by_role("link").count() == 0


def test_to_the_printable_page_and_to_another_after_a_change(chromium: Browser, tmp_path: Path, port: int) -> None:
    here = f"http://127.0.0.1:{port}"
    with chromium.new_context(viewport=PHONE) as context, demo(tmp_path, port, f"{here}/") as address:
        page = context.new_page()
        page.goto(address)
        page.locator(".theirs").first.wait_for()
        for said in ("เช็กคุณสมบัติ", "บริษัทเอกชน", "8 เดือน"):
            last = say(page, said)
        first = opened(page, last, "8-page")
        assert first.url.startswith(f"{here}/check/")
        expect(first.locator("h1")).to_have_text("ผลเช็กคุณสมบัติของผลงาน")
        statuses = first.locator(".overview .status")
        expect(statuses).to_have_text([re.compile("ไม่ผ่านเงื่อนไข$")] * 4)
        expect(first.locator("#poverty .condition")).to_have_count(8)
        for said in ("แก้คำตอบ", "ระยะเวลา: 8 เดือน", "3 ปี"):
            last = say(page, said)
        while re.search(r"ข้อ \d+/", last.inner_text()):
            last = say(page, "ใช่" if "ใช่" in page.locator("#quick").inner_text() else "1")
        second = opened(page, last, "9-page")
        assert second.url != first.url
        expect(second.locator(".outcome")).to_contain_text("ส่งได้: ร่วมใจแก้จน")
        expect(second.locator('.overview [data-status="eligible"]')).to_have_count(1)
        first.reload()
        expect(first.locator("#facts + dl")).to_contain_text("8 เดือน")


def opened(page: Page, message: Locator, shot: str) -> Page:
    """The page that the message's button leads to, in a tab of its own."""
    with page.context.expect_page() as tab:
        message.get_by_role("link", name="หน้าสำหรับพิมพ์").click()
    look(page, f"{shot}-button")
    tab.value.wait_for_load_state()
    look(tab.value, shot)
    return tab.value
