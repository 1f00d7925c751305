"""How the page looks: Thai letters whole, lines broken between words, nothing cut off, everything legible."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bot.demo.standin import Standin
from bot.line.render import messages
from tests.demo.chatapp import WORDING, Bot, create_app, serving
from tests.demo.conftest import DESKTOP, PHONE, SMALL, opened
from tests.demo.test_page import ask, enter_group
from tests.line.samples import DEPENDS, HANDOFF, NO, WHICH, YES

pytestmark = pytest.mark.browser

# every text on the page that is visible: its size, line height, colour and the colour behind it
TEXTS = """() => {
  const clear = (colour) => /^rgba.*, 0\\)$/.test(colour);
  const ground = (element) => {
    while (element && clear(getComputedStyle(element).backgroundColor)) element = element.parentElement;
    return element ? getComputedStyle(element).backgroundColor : "rgb(255, 255, 255)";
  };
  const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...document.body.querySelectorAll("*")].filter((e) => own(e) && e.checkVisibility() && e.offsetHeight > 1)
    .map((e) => {
      const style = getComputedStyle(e);
      return { text: e.textContent.trim().slice(0, 40), ink: style.color, ground: ground(e),
               lines: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
               clipped: e.scrollHeight > e.clientHeight + 1 && style.overflowY === "hidden" };
    });
}"""

WIDTHS = """(texts) => texts.map((text) => {
  const span = document.createElement("span");
  span.textContent = text;
  document.body.append(span);
  const width = span.getBoundingClientRect().width;
  span.remove();
  return width;
})"""

BREAKS = """({ text, width }) => {
  const p = document.createElement("p");
  p.textContent = text;
  p.style.cssText = `position: fixed; left: 0; top: 0; width: ${width}px; font-size: 16px; margin: 0`;
  document.body.append(p);
  const lines = [""];
  let top = null;
  for (let place = 0; place < text.length; place += 1) {
    const range = document.createRange();
    range.setStart(p.firstChild, place);
    range.setEnd(p.firstChild, place + 1);
    const at = range.getBoundingClientRect();
    if (at.width && top !== null && at.top > top + 10) lines.push("");
    if (at.width) top = at.top;
    lines[lines.length - 1] += text[place];
  }
  p.remove();
  return lines;
}"""


@pytest.fixture(scope="module", params=[PHONE, DESKTOP, SMALL], ids=["phone", "desktop", "small"])
def full(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """The page with every kind of message on it; no test here changes it."""
    standin = Standin(time.time)
    bot = Bot(standin)
    with serving(create_app(standin, bot)) as address, opened(chromium, address, request.param) as page:
        visitor = bot.events[0]["source"]["userId"]
        for number, answer in enumerate((NO, YES, DEPENDS, HANDOFF, WHICH)):
            standin.push(visitor, messages(answer, f"Q{number}", "user", None, WORDING))
        page.locator(".flex-bubble").nth(4).wait_for()
        ask(page, "โครงการเดียวส่งสองสาขาได้ไหม แล้วถ้าทำมาไม่ถึงปีจะส่งประเภทเปิดใจใกล้ชิดประชาชนได้ไหม")
        yield page


def test_thai_marks_stand_on_their_letters(full: Page) -> None:
    bare, marked, other = full.evaluate(WIDTHS, ["กกก", "กี่กู้ก็", "กกกก"])
    assert bare == pytest.approx(marked, abs=0.5)
    assert other > bare > 0


def test_the_page_uses_a_font_that_has_thai(full: Page) -> None:
    session = full.context.new_cdp_session(full)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": ".flex-body .flex-text"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert fonts
    assert not [font["familyName"] for font in fonts if "LastResort" in font["familyName"]]


def test_lines_break_between_words(full: Page) -> None:
    text = "หน่วยงานของรัฐส่งผลงานเข้ารับรางวัลได้"
    words = ["หน่วย", "งาน", "ของ", "รัฐ", "ส่ง", "ผล", "งาน", "เข้า", "รับ", "รางวัล", "ได้"]
    ends = {sum(map(len, words[: place + 1])) for place in range(len(words))}
    for width in range(70, 200, 10):
        lines = full.evaluate(BREAKS, {"text": text, "width": width})
        assert "".join(lines) == text
        assert {sum(map(len, lines[: place + 1])) for place in range(len(lines))} <= ends


def test_lines_are_high_enough_for_tone_marks(full: Page) -> None:
    low = [found for found in full.evaluate(TEXTS) if found["lines"] < 1.5]
    assert low == []


def test_no_text_is_cut_off(full: Page) -> None:
    assert [found for found in full.evaluate(TEXTS) if found["clipped"]] == []
    assert full.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert full.evaluate("() => document.documentElement.scrollHeight <= innerHeight")


def test_bubbles_stay_inside_the_chat(full: Page) -> None:
    sides = full.evaluate("""() => {
      const chat = document.getElementById("timeline").getBoundingClientRect();
      return [...document.querySelectorAll(".flex-bubble, .balloon, .flex-bubble *")]
        .map((e) => e.getBoundingClientRect()).filter((box) => box.left < chat.left - 1 || box.right > chat.right + 1);
    }""")
    assert sides == []


def test_every_text_is_legible_on_its_ground(full: Page) -> None:
    faint = [found for found in full.evaluate(TEXTS) if contrast(found) < 4.5]
    assert faint == []


def test_the_group_switches_fit_too(page: Page) -> None:
    enter_group(page, WORDING["demo"]["call_mention"])
    ask(page, "จังหวัดสมัครได้ไหม")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert [found for found in page.evaluate(TEXTS) if contrast(found) < 4.5] == []


def test_the_input_and_every_button_have_names(full: Page) -> None:
    nameless = full.evaluate("""() => {
      const named = (e) => e.getAttribute("aria-label") || e.textContent.trim() || e.labels?.length;
      const pressed = document.querySelectorAll("button, input, textarea, [role=button]");
      return [...pressed].filter((e) => !named(e)).map((e) => e.outerHTML);
    }""")
    assert nameless == []


def test_everything_that_can_be_pressed_is_large_enough(full: Page) -> None:
    small = full.evaluate("""() => [...document.querySelectorAll("button, [role=button]")]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 24).map((e) => e.textContent)
    """)
    assert small == []


def test_the_last_message_is_in_sight_from_its_beginning(full: Page) -> None:
    assert full.evaluate("""() => {
      const last = document.querySelector("#timeline > li:last-child").getBoundingClientRect();
      const chat = document.getElementById("scroll").getBoundingClientRect();
      return last.top >= chat.top - 1 && (last.bottom <= chat.bottom + 1 || last.top < chat.top + 1);
    }""")


def contrast(found: dict[str, Any]) -> float:
    light, dark = sorted((luminance(found["ink"]), luminance(found["ground"])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (channel(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channel(text: str) -> float:
    part = float(text) / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
