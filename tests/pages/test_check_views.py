"""The page of a finished check as any reader gets it, without a browser's help."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.dialogue.interview_state import Interview
from bot.dialogue.report import report
from bot.inbox.limits import KEPT_RESULT
from bot.knowledge.handbook import Handbook, open_handbook
from bot.pages import check, views
from bot.store.store import Store
from tests.dialogue.test_report import SOUND
from tests.knowledge.home import make_home

NOW = 1_798_736_399.0  # the last minute of 2569
TOKEN = "Q29uZ3JhdHVsYXRpb25z_-"
UNKNOWN = [f"/check/{TOKEN}x", "/check/", "/check/%F0%9F%92%A3", "/check/a/b", "/check/" + "a" * 3000, "/check/%00"]


class Clock:
    now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "x.sqlite3", busy_timeout=0.2)
    store.migrate()
    return store


@pytest.fixture
def client(small: Handbook, store: Store, clock: Callable[[], float]) -> FlaskClient:
    app = Flask("pages")
    app.register_blueprint(views.blueprint(small))
    app.register_blueprint(check.blueprint(small, store, clock))
    return app.test_client()


def plain(html: str) -> str:
    """What a reader reads, in one line."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def read(client: FlaskClient, path: str = f"/check/{TOKEN}") -> str:
    return plain(client.get(path).get_data(as_text=True))


CHECKS: list[dict[str, Any]] = [SOUND, {**SOUND, "agency": "local_government"}, {"agency": "private", "months": 8}, {}]


@pytest.mark.parametrize("facts", CHECKS, ids=["eligible", "disputed", "none", "nothing told"])
def test_everything_that_follows_is_on_the_page(
    client: FlaskClient, store: Store, small: Handbook, facts: dict[str, Any]
) -> None:
    store.keep_result(TOKEN, "chat", Interview(facts, ("track",)), NOW)
    said = re.sub(r"\s", "", read(client))
    found, words = report(Interview(facts, ("track",)), small), small.wording.sections
    for name, value in (*found.told, ("แบบของการขยายผล", "ไม่แน่ใจ")):
        assert re.sub(r"\s", "", name + value) in said
    for one in found.types:
        assert re.sub(r"\s", "", one.label + words["eligibility"]["statuses"][one.status]) in said.replace(
            words["interview"]["summary"]["marks"][one.status], ""
        )
        told = [text for condition in one.conditions for text in (condition.says, condition.why, *condition.clauses)]
        for text in (*told, *one.changes, *(note.says for note in one.notes), *(line.says for line in found.prepare)):
            assert re.sub(r"\s", "", text) in said


def test_it_says_the_edition_and_that_nothing_is_decided(client: FlaskClient, store: Store) -> None:
    store.keep_result(TOKEN, "chat", Interview(SOUND), NOW)
    said = read(client)
    assert "เกณฑ์ปี 2567" in said
    assert "ไม่ใช่ผลการพิจารณาอย่างเป็นทางการ" in said


def test_dates_are_those_of_the_buddhist_era(client: FlaskClient, store: Store) -> None:
    store.keep_result(TOKEN, "chat", Interview(SOUND), NOW)
    said = read(client)
    assert "คำตอบเมื่อ 31 ธันวาคม 2569 เวลา 23.59 น." in said
    assert "เปิดหน้านี้ได้ถึง 30 มกราคม 2570 เวลา 23.59 น." in said
    assert not re.search(r"\b20\d\d\b", said)


def test_the_verdict_is_that_of_todays_rules(client: FlaskClient, store: Store, clock: Clock, tmp_path: Path) -> None:
    store.keep_result(TOKEN, "chat", Interview(SOUND), NOW)
    assert "ส่งได้: สัมฤทธิผลประชาชนมีส่วนร่วม" in read(client)
    home = make_home(tmp_path / "home")
    rules = home / "rules" / "2567" / "types.yaml"
    rules.write_text(
        rules.read_text("utf-8").replace("value: 12, measure: month", "value: 36, measure: month"), encoding="utf-8"
    )
    later = Flask("later")
    later.register_blueprint(views.blueprint(changed := open_handbook(home)))
    later.register_blueprint(check.blueprint(changed, store, clock))
    said = read(later.test_client())
    assert "ส่งได้" not in said.split("คำตอบที่ใช้")[0]
    assert "ไม่ผ่าน ต้องดำเนินการมาแล้วไม่น้อยกว่า 3 ปี" in said


def test_what_cannot_be_opened_is_a_page_with_the_next_step(client: FlaskClient, store: Store, clock: Clock) -> None:
    store.keep_result(TOKEN, "chat", Interview(SOUND), NOW)
    clock.now = NOW + KEPT_RESULT
    expired = client.get(f"/check/{TOKEN}")
    assert expired.status_code == 404
    assert "30 วัน" in plain(expired.get_data(as_text=True))
    assert "พิมพ์ “เช็กคุณสมบัติ”" in plain(expired.get_data(as_text=True))


@pytest.mark.parametrize("path", UNKNOWN)
def test_unknown_and_expired_look_the_same(client: FlaskClient, store: Store, clock: Clock, path: str) -> None:
    store.keep_result(TOKEN, "chat", Interview(SOUND), NOW - KEPT_RESULT)
    expired, unknown = client.get(f"/check/{TOKEN}"), client.get(path)
    assert (unknown.status_code, unknown.get_data()) == (expired.status_code, expired.get_data())
    assert unknown.headers == expired.headers


def test_facts_that_the_rules_no_longer_know_cannot_be_opened(client: FlaskClient, store: Store) -> None:
    store.keep_result(TOKEN, "chat", Interview({"agency": "guild"}), NOW)
    assert client.get(f"/check/{TOKEN}").status_code == 404


def test_a_store_in_trouble_says_to_come_again(client: FlaskClient, store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.sqlite3")) as connection, connection:
        connection.execute("DROP TABLE results")
    answer = client.get(f"/check/{TOKEN}")
    assert answer.status_code == 503
    assert "โหลดหน้านี้ใหม่" in plain(answer.get_data(as_text=True))


@pytest.mark.parametrize("path", [f"/check/{TOKEN}", "/check/nothing"])
def test_nobody_keeps_finds_or_passes_on_the_page(client: FlaskClient, store: Store, path: str) -> None:
    store.keep_result(TOKEN, "chat", Interview(SOUND), NOW)
    headers = client.get(path).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    for rule in ("default-src 'none'", "connect-src 'none'", "form-action 'none'", "script-src 'self'"):
        assert rule in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers


def test_no_script_or_style_stands_in_the_page_nor_its_token(client: FlaskClient, store: Store) -> None:
    store.keep_result(TOKEN, "chat", Interview(SOUND), NOW)
    said = client.get(f"/check/{TOKEN}").get_data(as_text=True)
    assert not re.findall(r"<script(?![^>]*src=)", said)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<form", said)
    assert TOKEN not in said
    assert 'lang="th"' in said


def test_the_length_check_is_linked_for_what_is_open(client: FlaskClient, store: Store) -> None:
    store.keep_result(TOKEN, "chat", Interview(SOUND), NOW)
    said = client.get(f"/check/{TOKEN}").get_data(as_text=True)
    assert 'href="/forms/effective"' in said
    assert 'href="/forms/poverty"' not in said


@pytest.mark.parametrize("name", ["check.css", "print.js", "forms.css"])
def test_its_parts_are_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/forms/static/{name}").status_code == 200
