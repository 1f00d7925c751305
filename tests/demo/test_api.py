"""The stand-in's addresses, called as the bot calls LINE."""

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from linebot.v3.messaging import ApiClient, Configuration, MessagingApi, PushMessageRequest, ReplyMessageRequest
from linebot.v3.messaging.exceptions import ApiException
from linebot.v3.messaging.models import ShowLoadingAnimationRequest

from bot.demo import api
from bot.demo.loopback import is_loopback
from bot.demo.standin import Standin
from bot.line.render import messages
from tests.demo.chatapp import WORDING, serving
from tests.line.samples import NO

USER = "U" + "1" * 32
HELLO = {"type": "text", "text": "สวัสดี"}
TOKEN = {"Authorization": "Bearer demo-token"}


@pytest.fixture
def standin() -> Standin:
    return Standin(lambda: 1_800_000_000.0)


@pytest.fixture
def app(standin: Standin) -> Flask:
    app = Flask("line")
    app.register_blueprint(api.blueprint(standin, "demo-token"))
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def reply(client: FlaskClient, body: Any, **headers: str) -> Any:
    return client.post("/demo/line/v2/bot/message/reply", json=body, headers=TOKEN | headers)


def test_a_reply_is_taken(client: FlaskClient, standin: Standin) -> None:
    response = reply(client, {"replyToken": standin.reply_token(USER), "messages": [HELLO]})
    assert response.status_code == 200
    assert response.json["sentMessages"][0]["id"] == standin.sent[0].id
    assert response.headers["x-line-request-id"]


def test_a_spent_token_is_400_in_lines_words(client: FlaskClient) -> None:
    response = reply(client, {"replyToken": "spent", "messages": [HELLO]})
    assert (response.status_code, response.json) == (400, {"message": "Invalid reply token"})


def test_a_retry_key_on_a_reply_is_400(client: FlaskClient, standin: Standin) -> None:
    body = {"replyToken": standin.reply_token(USER), "messages": [HELLO]}
    assert reply(client, body, **{"X-Line-Retry-Key": str(uuid4())}).status_code == 400
    assert reply(client, body).status_code == 200


def test_a_push_with_a_used_retry_key_is_409(client: FlaskClient) -> None:
    headers = TOKEN | {"X-Line-Retry-Key": str(uuid4())}
    body = {"to": USER, "messages": [HELLO]}
    first, again = [client.post("/demo/line/v2/bot/message/push", json=body, headers=headers) for _ in range(2)]
    assert (first.status_code, again.status_code) == (200, 409)
    assert (again.json or {})["sentMessages"] == (first.json or {})["sentMessages"]


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer wrong", "demo-token", "Bearer ก"])
def test_without_the_access_token_it_is_401(client: FlaskClient, token: str) -> None:
    headers = {"Authorization": token}
    assert client.get("/demo/line/v2/bot/message/quota", headers=headers).status_code == 401


@pytest.mark.parametrize("address", ["10.0.0.7", "192.168.1.2", "2001:db8::1", ""])
def test_other_machines_are_refused(client: FlaskClient, address: str) -> None:
    response = client.get("/demo/line/v2/bot/message/quota", headers=TOKEN, environ_overrides={"REMOTE_ADDR": address})
    assert response.status_code == 403


def test_other_names_of_this_machine_are_refused(client: FlaskClient) -> None:
    address = "/demo/line/v2/bot/message/quota"
    assert client.get(address, headers=TOKEN | {"Host": "evil.example:8000"}).status_code == 403
    for host in ("127.0.0.1:8000", "[::1]:8000", "localhost"):
        assert client.get(address, headers=TOKEN | {"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("address", "own"),
    [("127.0.0.1", True), ("::1", True), ("::ffff:127.0.0.1", True), ("8.8.8.8", False), ("", False)],
)
def test_loopback_is_told_from_other_addresses(address: str, own: bool) -> None:
    assert is_loopback(address) is own


@pytest.mark.parametrize("body", [None, [], "x", {"messages": "x"}, {"messages": [1]}, {"to": USER}])
def test_odd_bodies_are_400(client: FlaskClient, body: Any) -> None:
    for path in ("reply", "push"):
        response = client.post(f"/demo/line/v2/bot/message/{path}", json=body, headers=TOKEN)
        assert response.status_code == 400


def test_quota_and_consumption_are_told(client: FlaskClient, standin: Standin) -> None:
    standin.push(USER, [HELLO])
    assert client.get("/demo/line/v2/bot/message/quota", headers=TOKEN).json == {"type": "none"}
    assert client.get("/demo/line/v2/bot/message/quota/consumption", headers=TOKEN).json == {"totalUsage": 1}


def test_the_official_sdk_gets_along_with_it(app: Flask, standin: Standin) -> None:
    with serving(app) as address, ApiClient(Configuration(f"{address}/demo/line", access_token="demo-token")) as calls:
        line = MessagingApi(calls)
        body = {"replyToken": standin.reply_token(USER), "messages": messages(NO, "Q1", "user", None, WORDING)}
        assert line.reply_message(ReplyMessageRequest.from_dict(body)).sent_messages[0].id == standin.sent[0].id
        push = PushMessageRequest.from_dict({"to": USER, "messages": [HELLO]})
        line.push_message(push, x_line_retry_key=str(uuid4()))
        line.show_loading_animation(ShowLoadingAnimationRequest(chatId=USER, loadingSeconds=5))
        assert standin.is_loading(USER)
        assert line.get_message_quota().type == "none"
        with pytest.raises(ApiException):
            line.reply_message(ReplyMessageRequest.from_dict(body))
    assert [record.message["type"] for record in standin.sent] == ["flex", "text"]
    assert standin.sent[0].message == body["messages"][0]
