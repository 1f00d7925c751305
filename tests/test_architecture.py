"""The shape of the code: the pure core stays pure, `import bot` opens nothing, words and numbers stay in files."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

BOT = ROOT / "bot"
CORE = ("language", "knowledge", "rules", "dialogue", "answer", "measure", "sources")
FORBIDDEN = {"flask", "werkzeug", "sqlite3", "sqlite_utils", "linebot", "urllib", "http", "socket", "requests", "time",
             "datetime", "os", "subprocess", "threading", "gunicorn", "psycopg"}  # fmt: skip
SHELL = {"bot.line", "bot.inbox", "bot.store", "bot.demo", "bot.pages", "bot.cli", "bot.settings"}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


def core_files() -> list[Path]:
    return [path for part in CORE for path in sorted((BOT / part).rglob("*.py"))] + [BOT / "document.py"]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", core_files(), ids=lambda path: path.relative_to(BOT).as_posix())
def test_the_core_knows_no_web_no_database_no_clock(path: Path) -> None:
    named = set(imports(path))
    assert not {name.split(".")[0] for name in named} & FORBIDDEN
    assert not {shell for shell in SHELL for name in named if name == shell or name.startswith(shell + ".")}


def test_import_bot_opens_and_reads_nothing() -> None:
    script = (
        "import sys, builtins, io\n"
        "def audit(event, args):\n"
        "    if event == 'open' and not str(args[0]).endswith(('.py', '.pyc', '.so')) and 'site-packages' not in"
        " str(args[0]) and isinstance(args[0], str) and ('knowledge/' in args[0] or 'rules/2' in args[0]):\n"
        "        raise SystemExit('opened ' + args[0])\n"
        "    if event in ('sqlite3.connect', 'socket.connect', 'socket.bind'): raise SystemExit(event)\n"
        "sys.addaudithook(audit)\nimport bot\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    names = {part for path in BOT.rglob("*.py") for part in path.relative_to(BOT).with_suffix("").parts}
    assert not names & BANNED_NAMES


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """String constants that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.value)
        for parent in ast.walk(tree)
        for node in ast.iter_child_nodes(parent)
        if isinstance(node, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


THAI_SENTENCE = re.compile(r"[\u0e01-\u0e4e]{12,}")
SPEAKS_TO_USERS = ("dialogue", "answer", "line", "inbox")


@pytest.mark.parametrize("part", SPEAKS_TO_USERS)
def test_what_users_read_stands_in_the_wording_file(part: str) -> None:
    found = [
        f"{path.name}:{line}: {text}"
        for path in sorted((BOT / part).rglob("*.py"))
        for line, text in strings(path)
        if THAI_SENTENCE.search(text) and path.name != "wording.py"
    ]
    assert not found


RULEBOOK_NUMBERS = {"80", "89", "90", "89.99", "5000", "5,000"}


def test_no_rulebook_number_stands_in_the_core() -> None:
    found = [
        f"{path.name}:{node.lineno}: {node.value}"
        for path in core_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and str(node.value) in RULEBOOK_NUMBERS and path.name != "facets.py"
    ]
    assert not found
