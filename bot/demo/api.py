"""The paths of the Messaging API that the bot calls, answered by the stand-in."""

import hmac
from typing import Any
from uuid import uuid4

from flask import Blueprint, Response, abort, jsonify, request

from bot.demo.loopback import only_loopback
from bot.demo.standin import Outcome, Standin

RETRY_KEY = "X-Line-Retry-Key"
DEFAULT_LOADING = 20


def blueprint(standin: Standin, access_token: str) -> Blueprint:
    """The stand-in under /demo/line, for LINE_API_BASE; calls need the channel's access token."""
    api = Blueprint("demo_line", __name__, url_prefix="/demo/line")

    @api.before_request
    def guard() -> None:
        only_loopback()
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {access_token}".encode()):
            abort(_response(Outcome(401, {"message": "Authentication failed"})))

    @api.post("/v2/bot/message/reply")
    def reply() -> Response:
        if RETRY_KEY in request.headers:
            return _response(Outcome(400, {"message": "The retry key is not supported for this API"}))
        body = _body()
        return _response(standin.reply(str(body.get("replyToken")), _messages(body)))

    @api.post("/v2/bot/message/push")
    def push() -> Response:
        body = _body()
        return _response(standin.push(str(body.get("to", "")), _messages(body), request.headers.get(RETRY_KEY)))

    @api.post("/v2/bot/chat/loading/start")
    def loading() -> Response:
        body = _body()
        seconds = body.get("loadingSeconds", DEFAULT_LOADING)
        return _response(standin.load(str(body.get("chatId", "")), seconds if isinstance(seconds, int) else 0))

    @api.get("/v2/bot/message/quota")
    def quota() -> Response:
        return _response(Outcome(200, {"type": "none"}))

    @api.get("/v2/bot/message/quota/consumption")
    def consumption() -> Response:
        return _response(Outcome(200, {"totalUsage": len(standin.sent)}))

    return api


def _body() -> dict[str, Any]:
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        abort(_response(Outcome(400, {"message": "The request body could not be parsed as JSON"})))
    return body


def _messages(body: dict[str, Any]) -> list[dict[str, Any]]:
    messages = body.get("messages")
    sound = isinstance(messages, list) and all(isinstance(message, dict) for message in messages)
    return messages if isinstance(messages, list) and sound else []


def _response(outcome: Outcome) -> Response:
    response = jsonify(outcome.body)
    response.status_code = outcome.status
    response.headers["x-line-request-id"] = str(uuid4())
    return response
