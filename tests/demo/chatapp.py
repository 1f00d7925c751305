"""A bot of a few lines behind the chat page: it answers what the samples can answer, through the stand-in."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from flask import Flask, abort, request
from werkzeug.serving import make_server

from bot.answer.answer import Answer
from bot.answer.wording import read_wording
from bot.demo import api, views
from bot.demo.standin import Standin
from bot.line.postback import Ask, Miss, Pick, Why, parse
from bot.line.render import messages, reasons, text_message
from bot.line.signature import verify
from bot.settings import Settings, read_settings
from tests.conftest import ROOT
from tests.line.samples import DEPENDS, HANDOFF, HELLO, NO, WHICH, YES

WORDING = read_wording(ROOT).sections
SETTINGS: Settings = replace(read_settings({}), call_names=("บอทรางวัล",))
SAYS: dict[str, Answer] = {"สองสาขา": NO, "จังหวัด": YES, "Collaborate": DEPENDS, "นานเท่าไร": WHICH, "ปิดรับ": HANDOFF}


class Bot:
    """Keeps the events that it got in `events`; `mute` makes it silent, `status` is what its webhook answers."""

    def __init__(self, standin: Standin) -> None:
        self.standin, self.events = standin, list[dict[str, Any]]()
        self.mute, self.status = False, 200

    def take(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        threading.Timer(0.05, self.reply, [event]).start()

    def reply(self, event: dict[str, Any]) -> None:
        if not self.mute and "replyToken" in event and (said := self.answer(event)):
            assert self.standin.reply(event["replyToken"], said).status == 200

    def answer(self, event: dict[str, Any]) -> list[dict[str, Any]]:
        message, kind = event.get("message", {}), event["source"]["type"]
        if event["type"] == "postback":
            return self.pressed(event["postback"]["data"])
        if event["type"] in ("follow", "join"):
            return messages(HELLO, "Q0", kind, None, WORDING)
        if message["type"] != "text":
            return [text_message("พิมพ์คำถามเป็นข้อความได้เลย")]
        if kind == "group" and not (self.is_called(message) or self.is_bots(message.get("quotedMessageId"))):
            return []
        found = next((answer for word, answer in SAYS.items() if word in message["text"]), HANDOFF)
        return messages(found, f"Q{len(self.events)}", kind, message["quoteToken"], WORDING)

    def pressed(self, data: str) -> list[dict[str, Any]]:
        match parse(data):
            case Miss(question):
                return [reasons(question, WORDING)]
            case Why():
                return [text_message("ขอบคุณ บันทึกเหตุผลแล้ว")]
            case Pick() | Ask():
                return messages(YES, "Q1", "user", None, WORDING)
        return [text_message("ส่งคำถามให้เจ้าหน้าที่แล้ว")]

    def is_called(self, message: dict[str, Any]) -> bool:
        mentionees = message.get("mention", {}).get("mentionees", [])
        return any(one["isSelf"] for one in mentionees) or message["text"].startswith(SETTINGS.call_names[0])

    def is_bots(self, message_id: str | None) -> bool:
        return any(record.id == message_id for record in self.standin.sent)


def create_app(standin: Standin, bot: Bot) -> Flask:
    app = Flask("chatapp")
    app.register_blueprint(api.blueprint(standin, SETTINGS.access_token))
    app.register_blueprint(views.blueprint(SETTINGS, standin, time.time, WORDING))

    @app.post("/line/webhook")
    def webhook() -> tuple[str, int]:
        if not verify(request.get_data(), request.headers.get("X-Line-Signature"), SETTINGS.channel_secret):
            abort(400)
        if bot.status == 200:
            for event in json.loads(request.get_data())["events"]:
                bot.take(event)
        return "", bot.status

    return app


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The app on a free port of this machine; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
