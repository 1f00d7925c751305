"""The pages as any reader gets them, without a browser's help."""

import re

import pytest
from flask import Flask

from bot.knowledge.handbook import Handbook
from bot.pages.views import units_of


def test_the_list_leads_to_every_form_with_its_limits(app: Flask, small: Handbook) -> None:
    said = app.test_client().get("/forms/").get_data(as_text=True)
    assert 'lang="th"' in said
    for form in small.rules["2567"].forms.values():
        assert f'href="/forms/{form.id}"' in said
        assert form.label in said
    assert "ทั้งส่วนไม่เกิน 5,000 ตัวอักษร" in said
    assert "ไม่เกิน 10 หน้า" in said


@pytest.mark.parametrize("form", ["open", "effective", "expanded"])
def test_a_form_without_scripts_is_a_list_of_its_limits(app: Flask, small: Handbook, form: str) -> None:
    said = app.test_client().get(f"/forms/{form}").get_data(as_text=True)
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", said))
    place = 0
    for part in small.rules["2567"].forms[form].parts:
        for field in part.fields:
            each = " ต่อพื้นที่" if field.each == "area" else ""
            column = f"{field.column} " if field.column else ""
            line = f"ข้อ {field.number} {field.label} {column}ไม่เกิน {field.limit.value:,} ตัวอักษร{each} "
            place = plain.index(line, place) + len(line)
    assert "<noscript>" in said
    assert said.count('class="write" hidden') == said.count("<textarea")


def test_every_box_has_a_text_area_with_its_limit(app: Flask, small: Handbook) -> None:
    for form in small.rules["2567"].forms.values():
        said = app.test_client().get(f"/forms/{form.id}").get_data(as_text=True)
        found = [int(limit) for limit in re.findall(r'data-limit="(\d+)"', said)]
        boxes = [list(part.fields) or [part.total] for part in form.parts]
        assert found == [field.limit.value for part in boxes for field in part if field]


def test_the_poverty_form_is_limited_in_pages(app: Flask) -> None:
    said = app.test_client().get("/forms/poverty").get_data(as_text=True)
    assert "ไม่เกิน 10 หน้า" in said
    assert "<textarea" not in said
    assert "<script" not in said


def test_the_clauses_are_named(app: Flask, small: Handbook) -> None:
    for form in small.rules["2567"].forms.values():
        said = app.test_client().get(f"/forms/{form.id}").get_data(as_text=True)
        assert set(units_of(form))
        assert all(small.units[unit].label in said for unit in units_of(form))


@pytest.mark.parametrize("name", ["nothing", "OPEN", "open.summary", "%3Cscript%3E"])
def test_an_unknown_form_gets_the_list(app: Flask, name: str) -> None:
    answer = app.test_client().get(f"/forms/{name}")
    said = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert 'href="/forms/open"' in said
    assert "<script" not in said


@pytest.mark.parametrize("path", ["/forms/", "/forms/open", "/forms/nothing", "/forms/static/length.js"])
def test_nothing_can_be_sent_from_the_pages(app: Flask, path: str) -> None:
    policy = app.test_client().get(path).headers["Content-Security-Policy"]
    for rule in ("default-src 'none'", "connect-src 'none'", "form-action 'none'", "script-src 'self'"):
        assert rule in policy
    assert "unsafe" not in policy


def test_no_script_or_style_stands_in_the_page(app: Flask) -> None:
    said = app.test_client().get("/forms/open").get_data(as_text=True)
    assert not re.findall(r"<script(?![^>]*(?:src=|application/json))", said)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<form", said)
