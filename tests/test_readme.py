"""The documentation says what the code does."""

import re

import pytest

from bot.cli import awardbot
from bot.inbox.limits import KEPT_RESULT
from bot.settings import VARIABLES
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_table_of_variables_is_the_codes() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\| (.+?) \|$", README, re.MULTILINE)
    assert rows == [tuple(row) for row in VARIABLES]


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)`", README, re.MULTILINE))))
def test_every_make_target_exists(command: tuple[str, str]) -> None:
    assert re.search(rf"^{command[0] or command[1]}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"awardbot ([a-z]+)", README)) - {"serve"}))
def test_every_command_exists(command: str) -> None:
    assert command in awardbot.commands


def test_the_life_of_a_page_is_the_codes() -> None:
    [days] = re.findall(r"“หน้าสำหรับพิมพ์”.*?เปิดได้ (\d+) วัน", README)
    assert int(days) * 24 * 3600 == KEPT_RESULT


@pytest.mark.parametrize("path", re.findall(r"`((?:bot|docs|knowledge|rules)/[\w/.-]+)`", README))
def test_every_path_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_shared_folder_is_named_once_in_make_and_once_in_the_tests() -> None:
    word = "shared"
    named = [
        path.relative_to(ROOT).as_posix()
        for path in [ROOT / "Makefile", *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "bot").rglob("*.py"))]
        for line in path.read_text(encoding="utf-8").splitlines()
        if f"../{word}" in line
    ]
    assert named == ["Makefile", "tests/conftest.py"]
