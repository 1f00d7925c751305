"""From a signed webhook to the answer at LINE, through the real server."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.fakes.line_api import CUT_AFTER, CUT_BEFORE, RATE_LIMIT, SERVER_ERROR, Fault, LineApi, silent
from tests.line.raw import IN_GROUP, body_of, event, self_mention
from tests.server import Server, free_port, texts, until

pytestmark = pytest.mark.timeout(180)


@pytest.fixture(scope="module")
def line() -> Iterator[LineApi]:
    with LineApi() as api:
        yield api


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, line: LineApi) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("serve") / "data", line) as running:
        yield running


QUESTIONS = [
    ("การรับฟังความคิดเห็นถือเป็น Collaborate ไหม", "ไม่", "นิยามศัพท์"),
    ("does consultation count as Collaborate?", "No", "คลินิกให้คำปรึกษา 2567 ข้อ 3"),
    ("โครงการเดียวส่งสองสาขาได้ไหม", "ไม่ได้", "คลินิกให้คำปรึกษา 2567 ข้อ 2"),
    ("can one project enter two award branches?", "No", "คลินิกให้คำปรึกษา 2567 ข้อ 2"),
]


@pytest.mark.parametrize(("question", "verdict", "clause"), QUESTIONS)
def test_a_question_is_answered_with_its_clause(server: Server, question: str, verdict: str, clause: str) -> None:
    sent = server.answer(question)
    assert sent.way == "reply"
    assert verdict in sent.messages[0]["altText"]
    assert clause in texts(sent.messages)


def test_a_closing_date_is_never_invented(server: Server) -> None:
    read = texts(server.answer("ปิดรับสมัครวันไหนคะ").messages)
    assert "ถามเจ้าหน้าที่" in read
    assert "อ้างอิง" not in read


def test_a_group_is_answered_only_when_it_calls(server: Server, line: LineApi) -> None:
    mention = {"mention": {"mentionees": [self_mention(0, 4)]}}
    before = len(line.sent)
    assert server.say("ใครว่างกินข้าวบ้าง", IN_GROUP) == 200
    sent = server.answer("@บอท โครงการเดียวส่งสองสาขาได้ไหม", IN_GROUP, id="m-group", **mention)
    assert len(line.sent) == before + 1
    assert [message["type"] for message in sent.messages] == ["text", "flex"]
    assert sent.messages[0]["quoteToken"] == "q-100"
    server.settled()  # nobody quotes a message before LINE told the bot its id
    follow_up = server.answer("แล้วประเภทแก้จนล่ะ ต้องทำมากี่ปี", IN_GROUP, quotedMessageId=sent.ids[0])
    assert "2 ปี" in texts(follow_up.messages)


def test_a_burst_of_short_messages_is_one_question(server: Server, line: LineApi) -> None:
    before = len(line.sent)
    for said in ("สวัสดีค่ะ", "เรื่องแก้จนค่ะ", "ส่งได้กี่หน้าคะ"):
        assert server.say(said) == 200
    sent = until(lambda: line.sent[before:])
    server.settled()
    assert len(line.sent) == before + 1
    assert "10 หน้า" in texts(sent[0].messages)


def test_a_lone_greeting_is_answered_after_a_moment(server: Server) -> None:
    begun = time.monotonic()
    server.answer("สวัสดีค่ะ")
    assert time.monotonic() - begun < 4


def test_unaddressed_talk_leaves_no_trace(server: Server) -> None:
    planted = "ความลับยูนิคอร์นสีม่วง"
    assert server.say(planted, IN_GROUP) == 200
    server.answer("สวัสดีค่ะ")
    kept = b"".join(path.read_bytes() for path in server.data.rglob("*") if path.is_file())
    assert planted.encode() not in kept
    assert planted not in server.logged()


def test_no_user_id_stands_in_the_store_once_all_is_answered(server: Server) -> None:
    server.answer("สวัสดีค่ะ")
    server.settled()
    with sqlite3.connect(server.data / "awardbot.sqlite3") as db:
        dump = "\n".join(line for line in db.iterdump() if 'INTO "addresses"' not in line)
    assert "U" + "1" * 32 not in dump
    assert "C" + "2" * 32 not in dump


BODIES: list[tuple[bytes, str | None, int]] = [
    (body_of(), None, 200),
    (body_of(), "bm8=", 400),
    (body_of(), "", 400),
    (b"{not json", None, 200),
    (b"x" * (1024 * 1024 + 1), None, 413),
    (body_of(event("starryNight"), {"odd": 1}, 7), None, 200),
]


@pytest.mark.parametrize(("body", "signature", "status"), BODIES)
def test_the_door(server: Server, body: bytes, signature: str | None, status: int) -> None:
    assert server.post(body, signature) == status


BUTTONS = ["officer", "miss"]


def test_buttons_ask_on(server: Server, line: LineApi) -> None:
    sent = server.answer("โครงการเดียวส่งสองสาขาได้ไหม")
    server.settled()
    for name, says in (("officer:", "เจ้าหน้าที่แล้ว"), ("miss:", "เพราะอะไร")):
        data = next(data for data in postbacks(sent.messages) if data.startswith(name))
        reply = press(server, line, data)
        assert says in texts(reply)
    assert "ใช้ไม่ได้แล้ว" in texts(press(server, line, "officer:nobody"))
    assert "ใช้ไม่ได้แล้ว" in texts(press(server, line, "what is this"))


def postbacks(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["data"]] if node.get("type") == "postback" else []
        return own + [data for value in node.values() for data in postbacks(value)]
    return [data for value in node for data in postbacks(value)] if isinstance(node, list) else []


def press(server: Server, line: LineApi, data: str) -> list[dict[str, Any]]:
    before = len(line.sent)
    number = next(server.numbers)
    raw = event("postback", postback={"data": data}, replyToken=line.new_token("U" + "1" * 32),
                webhookEventId=f"p{number}", timestamp=int(time.time() * 1000))  # fmt: skip
    assert server.post(body_of(raw)) == 200
    return until(lambda: line.sent[before:])[0].messages


FAULTS = {
    "500": SERVER_ERROR,
    "429": RATE_LIMIT,
    "cut before LINE took it": CUT_BEFORE,
    "cut after LINE took it": CUT_AFTER,
    "6 s of silence": silent(6, accepts=True),
    "6 s of silence, nothing taken": silent(6, accepts=False),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_one_fault_is_overcome_within_25_seconds(server: Server, line: LineApi, fault: Fault) -> None:
    before = len(line.sent)
    line.faults.append(fault)
    server.answer("ร่วมใจแก้จนส่งได้กี่หน้า", seconds=25)
    server.settled()
    assert len(line.sent) == before + 1, "answered exactly once"


def test_an_unreachable_line_loses_nothing(tmp_path: Path) -> None:
    with LineApi() as api:
        running = Server(tmp_path / "data", api, LINE_API_BASE=f"http://127.0.0.1:{free_port()}")
        with running:
            assert running.say("ร่วมใจแก้จนส่งได้กี่หน้า") == 200
            assert running.status("/readyz") == 200
        running.env["LINE_API_BASE"] = api.url
        with running:
            until(lambda: api.sent, 25)


def test_killed_at_once_it_answers_after_the_restart(tmp_path: Path) -> None:
    with LineApi() as api:
        running = Server(tmp_path / "data", api)
        running.start()
        for _ in range(5):
            assert running.say("ร่วมใจแก้จนส่งได้กี่หน้า") == 200
        running.stop(signal.SIGKILL)
        with running:
            until(lambda: len(api.sent) >= 5, 40)
        assert len(api.sent) == 5


def test_sigterm_ends_it_cleanly(tmp_path: Path) -> None:
    with LineApi() as api:
        running = Server(tmp_path / "data", api)
        running.start()
        api.faults.append(silent(3, accepts=True))
        assert running.say("ร่วมใจแก้จนส่งได้กี่หน้า") == 200
        time.sleep(0.3)
        begun = time.monotonic()
        assert running.stop() == 0
        assert time.monotonic() - begun < 10
        assert "Traceback" not in running.logged()


def test_a_locked_database_gets_no_200_and_no_loss(tmp_path: Path) -> None:
    with LineApi() as api, Server(tmp_path / "data", api) as running:
        holder = sqlite3.connect(running.data / "awardbot.sqlite3", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        assert running.say("ร่วมใจแก้จนส่งได้กี่หน้า") == 503
        assert time.monotonic() - begun < 2
        assert running.status("/readyz") == 503
        assert running.status("/healthz") == 200
        holder.execute("ROLLBACK")
        holder.close()
        assert running.answer("ร่วมใจแก้จนส่งได้กี่หน้า")


REFUSED: list[tuple[dict[str, str], str]] = [
    ({"LINE_CHANNEL_SECRET": "x"}, "LINE_CHANNEL_ACCESS_TOKEN"),
    ({"LINE_CHANNEL_ACCESS_TOKEN": "x"}, "LINE_CHANNEL_SECRET"),
    ({"LINE_CHANNEL_SECRET": "x", "LINE_CHANNEL_ACCESS_TOKEN": "y"}, "AWARDBOT_SECRET_KEY"),
    ({"AWARDBOT_RATE_LIMIT": "many"}, "AWARDBOT_RATE_LIMIT"),
    ({"AWARDBOT_PUBLIC_URL": "bot.example.go.th"}, "AWARDBOT_PUBLIC_URL"),
    ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL"),
    ({"AWARDBOT_HOME": "/nowhere"}, "AWARDBOT_HOME"),
    ({"AWARDBOT_DATA": "/dev/null/data"}, "/dev/null/data"),
]


@pytest.mark.parametrize(("env", "names"), REFUSED, ids=[row[1] for row in REFUSED])
def test_a_wrong_environment_is_one_line_and_exit_2(tmp_path: Path, env: dict[str, str], names: str) -> None:
    done = serve(tmp_path, env)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert names in done.stderr


def test_broken_yaml_is_one_line_and_exit_2(tmp_path: Path) -> None:
    for name in ("knowledge", "rules"):
        (tmp_path / name).mkdir()
    (tmp_path / "knowledge" / "units.yaml").write_text("- {id: [", encoding="utf-8")
    done = serve(tmp_path, {"AWARDBOT_HOME": str(tmp_path)})
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert re.match(r"knowledge/units\.yaml:\d+: ", done.stderr)


def test_a_taken_port_is_one_line_and_exit_2(server: Server, tmp_path: Path) -> None:
    done = serve(tmp_path, {}, server.port)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert str(server.port) in done.stderr


def serve(folder: Path, env: dict[str, str], port: int | None = None) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LINE_", "AWARDBOT_"))}
    command = [sys.executable, "-m", "bot", "serve", "--port", str(port or free_port())]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=plain | {"AWARDBOT_DATA": str(folder / "data")} | env,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
