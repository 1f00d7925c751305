"""Documents loaded beside the real server, read in 1:1 and, by quoting, in a group."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.fakes.line_api import LineApi
from tests.line.limits_check import check
from tests.line.raw import IN_GROUP, self_mention
from tests.server import Server, texts
from tests.sources.folders import make_folder

pytestmark = pytest.mark.timeout(180)

QUESTION, BUTTON = "โครงการเดียวส่งสองสาขาได้ไหม", "ข้อความตามเอกสาร"
TEXT = "\n".join(f"{n}) " + "หน่วยงานเลือกส่งได้สาขาเดียว " * 9 for n in range(1, 12)) + "\n"
ROWS = ("clinic-2567#2\tfaq\t2567\tT\tbook.txt\t1\t11",)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with LineApi() as line, Server(tmp_path_factory.mktemp("serve") / "data", line) as running:
        yield running


@pytest.fixture(scope="module")
def loaded(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The running server after its operator loaded a document beside it."""
    assert BUTTON not in texts(server.answer(QUESTION).messages)
    folder: Path = make_folder(tmp_path_factory.mktemp("documents"), ROWS, TEXT)
    assert run("sources", "load", str(folder), AWARDBOT_DATA=str(server.data)).returncode == 0
    return server


def test_a_running_server_shows_what_was_loaded_beside_it(loaded: Server) -> None:
    sent = loaded.answer(QUESTION)
    assert BUTTON in texts(sent.messages)
    check(sent.messages)
    page = loaded.answer(BUTTON)
    assert "1) หน่วยงานเลือกส่งได้สาขาเดียว" in page.messages[0]["text"]
    check(page.messages)
    assert "หน้า 2/" in texts(loaded.answer("หน้าถัดไป").messages)


def test_in_a_group_each_page_is_turned_by_quoting_the_one_before(loaded: Server) -> None:
    mention = {"mention": {"mentionees": [self_mention(0, 4)]}}
    sent = loaded.answer(f"@บอท {QUESTION}", IN_GROUP, id="m-group", **mention)
    loaded.settled()  # nobody quotes a message before LINE told the bot its id
    page = loaded.answer(BUTTON, IN_GROUP, id="m-read", quotedMessageId=sent.ids[0])
    assert "หน้า 1/" in page.messages[0]["text"]
    assert page.messages[0]["quoteToken"]
    loaded.settled()
    again = loaded.answer("หน้าถัดไป", IN_GROUP, id="m-next", quotedMessageId=page.ids[0])
    assert "หน้า 2/" in again.messages[0]["text"]
