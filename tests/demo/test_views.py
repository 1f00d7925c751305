"""The addresses behind the chat page."""

import socket
import time
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.demo import views
from bot.demo.standin import Standin
from tests.demo.chatapp import SETTINGS, WORDING, Bot, create_app, serving

VISITOR = "0123456789abcdef" * 2


@pytest.fixture
def client(standin: Standin) -> FlaskClient:
    app = Flask("demo")
    app.register_blueprint(views.blueprint(SETTINGS, standin, time.time, WORDING))
    return app.test_client()


def post(client: FlaskClient, port: int, **act: object) -> Any:
    body = {"visitor": VISITOR, "group": False, "kind": "text", "text": "จังหวัดสมัครได้ไหม", **act}
    return client.post("/demo/send", json=body, environ_overrides={"SERVER_PORT": str(port)})


def seen(client: FlaskClient, **query: object) -> Any:
    """What the page is told when it asks for messages."""
    return client.get("/demo/messages", query_string=query).get_json()


def port_of(address: str) -> int:
    return int(address.rpartition(":")[2])


def test_the_page_is_thai_and_runs_only_its_own_code(client: FlaskClient) -> None:
    response = client.get("/demo/")
    page = response.get_data(as_text=True)
    assert response.status_code == 200
    assert '<html lang="th">' in page
    assert WORDING["demo"]["title"] in page
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert "onclick" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page


@pytest.mark.parametrize(
    "name", ["page.js", "api.js", "dom.js", "flex.js", "timeline.js", "page.css", "chat.css", "bot.svg"]
)
def test_its_parts_are_served(client: FlaskClient, name: str) -> None:
    response = client.get(f"/demo/static/{name}")
    assert response.status_code == 200
    assert response.get_data()


@pytest.mark.parametrize("path", ["/demo/", "/demo/messages", "/demo/static/page.js"])
def test_other_machines_are_refused(client: FlaskClient, path: str) -> None:
    assert client.get(path, environ_overrides={"REMOTE_ADDR": "10.1.2.3"}).status_code == 403
    assert client.get(path, headers={"Host": "evil.example"}).status_code == 403


def test_what_is_sent_reaches_the_webhook_and_the_answer_the_page(address: str, bot: Bot, client: FlaskClient) -> None:
    assert post(client, port_of(address)).status_code == 200
    for _ in range(100):
        shown = seen(client, visitor=VISITOR, group="false", after=0)["messages"]
        if len(shown) > 1:
            break
        time.sleep(0.05)
    assert [record["by"] for record in shown] == ["visitor", "bot"]
    assert shown[1]["message"]["type"] == "flex"
    assert bot.events[0]["message"]["text"] == "จังหวัดสมัครได้ไหม"
    assert seen(client, visitor=VISITOR, after=shown[0]["number"])["messages"] == shown[1:]


def test_a_webhook_that_refuses_is_told_in_words(address: str, bot: Bot, client: FlaskClient) -> None:
    bot.status = 500
    response = post(client, port_of(address))
    assert (response.status_code, response.json["error"]) == (502, WORDING["demo"]["unreachable"])


def test_a_server_that_is_gone_is_told_in_words(client: FlaskClient) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert post(client, unused.getsockname()[1]).status_code == 502


def test_a_senseless_post_is_told_in_words(client: FlaskClient) -> None:
    response = client.post("/demo/send", json={"kind": "text"})
    assert (response.status_code, response.get_json()["error"]) == (400, WORDING["demo"]["refused"])
    assert client.post("/demo/send", data="x").status_code == 400


def test_messages_need_a_visitor(client: FlaskClient) -> None:
    assert client.get("/demo/messages").status_code == 400
    assert seen(client, visitor=VISITOR, after="x")["messages"] == []


def test_a_visitor_sees_no_other_room(client: FlaskClient, standin: Standin) -> None:
    standin.push(f"U{VISITOR}", [{"type": "text", "text": "ส่วนตัว"}])
    assert seen(client, visitor="f" * 32)["messages"] == []
    assert seen(client, visitor=VISITOR, group="true")["messages"] == []


def test_loading_is_shown(client: FlaskClient, standin: Standin) -> None:
    standin.load(f"U{VISITOR}", 20)
    assert seen(client, visitor=VISITOR)["loading"] is True


def test_the_whole_way_runs_over_one_server(standin: Standin, bot: Bot) -> None:
    with serving(create_app(standin, bot)) as address:
        assert views.post_webhook(b"{}", "wrong signature", port_of(address)) is False
