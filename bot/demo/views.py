"""The chat page of demo mode: what a visitor does goes to the bot's own webhook, as LINE would send it."""

from collections.abc import Callable, Mapping
from http.client import HTTPConnection, HTTPException
from typing import Any

from flask import Blueprint, Response, abort, jsonify, render_template, request

from bot.demo.acts import Names, perform, read_act, read_visitor
from bot.demo.events import signed
from bot.demo.loopback import only_loopback
from bot.demo.standin import Record, Standin
from bot.settings import Settings

WEBHOOK = "/line/webhook"
WEBHOOK_SECONDS = 10
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"


def blueprint(
    settings: Settings, standin: Standin, clock: Callable[[], float], wording: Mapping[str, Any]
) -> Blueprint:
    """The page under /demo/; `clock` gives seconds since 1970, `wording` is knowledge/wording.yaml."""
    demo = Blueprint("demo", __name__, url_prefix="/demo", template_folder="templates", static_folder="static")
    demo.before_request(only_loopback)
    words = wording["demo"]
    names = Names(words["bot_name"], settings.call_names[0] if settings.call_names else words["bot_name"])

    @demo.after_request
    def shield(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-cache"
        return response

    @demo.get("/")
    def page() -> str:
        return render_template("demo/chat.html", words=words, names=names)

    @demo.post("/send")
    def send() -> tuple[Response, int]:
        act = read_act(request.get_json(silent=True))
        if act is None:
            return jsonify(error=words["refused"]), 400
        made = perform(act, standin, int(clock() * 1000), names)
        if not post_webhook(*signed([made], settings.channel_secret), int(request.environ["SERVER_PORT"])):
            return jsonify(error=words["unreachable"]), 502
        return jsonify({}), 200

    @demo.get("/messages")
    def messages() -> Response:
        visitor = read_visitor(request.args)
        if visitor is None:
            abort(400)
        shown = [as_json(record) for record in standin.records(visitor.chat, request.args.get("after", 0, type=int))]
        return jsonify(messages=shown, loading=standin.is_loading(visitor.chat))

    return demo


def post_webhook(body: bytes, signature: str, port: int) -> bool:
    """Post a webhook to the server on this machine's `port`, as LINE does; whether it was taken."""
    connection = HTTPConnection("127.0.0.1", port, timeout=WEBHOOK_SECONDS)
    headers = {"Content-Type": "application/json; charset=utf-8", "X-Line-Signature": signature}
    try:
        connection.request("POST", WEBHOOK, body, headers)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def as_json(record: Record) -> dict[str, Any]:
    """A record as the page reads it."""
    return {
        "number": record.number,
        "id": record.id,
        "by": record.by,
        "at": record.at,
        "message": record.message,
        "quotes": record.quotes,
    }
