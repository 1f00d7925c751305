"""The command awardbot, run as its users run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.knowledge.home import ENTRY, make_home


def run(*words: str, folder: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LINE_", "DATABASE_"))}
    command = [sys.executable, "-m", "bot", *words]
    where = plain | {"PYTHONPATH": str(ROOT)} | env
    return subprocess.run(command, cwd=folder, env=where, capture_output=True, text=True, timeout=60, check=False)


def test_ask_prints_the_json_of_the_contract(tmp_path: Path) -> None:
    done = run("ask", "โครงการเดียวส่งสองสาขาได้ไหม", "--json", folder=tmp_path)
    report = json.loads(done.stdout)
    assert (report["kind"], report["verdict"], report["edition"]) == ("answer", "no", "2567")
    assert {"unit": "clinic-2567#2", "label": "คลินิกให้คำปรึกษา 2567 ข้อ 2"} in report["citations"]
    assert list(report) == ["id", "q", "kind", "status", "verdict", "text", "confidence", "citations", "entry",
                            "choices", "edition", "elapsed_ms"]  # fmt: skip
    assert 0 <= report["confidence"] <= 1
    assert not list(tmp_path.iterdir()), "asking opens no store"


def test_ask_prints_text_and_trace() -> None:
    done = run("ask", "inform คืออะไร", "--trace")
    assert "Inform" in done.stdout
    for step in ("repair", "read", "match", "decide", "times"):
        assert step in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_a_batch_answers_line_by_line_and_keeps_bad_lines_in_place(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    lines = ['{"id": "a", "q": "สวัสดี", "other": 1}', "not json", '{"id": "c"}', "[1]", '{"id": 5, "q": "แก้จนกี่หน้า"}']
    path.write_bytes("\n".join(lines).encode() + b'\n{"id": "x", "q": "\xff"}\n')
    done = run("ask", "--batch", str(path))
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report["id"] for report in reports] == ["a", None, "c", None, 5, None]
    assert ["error" in report for report in reports] == [False, True, True, True, False, True]
    assert (done.returncode, done.stderr) == (2, "")


def test_a_batch_starts_every_line_as_a_new_chat(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": 1, "q": "เปิดใจต้องทำมากี่ปี"}\n{"id": 2, "q": "แล้วแก้จนล่ะ"}\n', encoding="utf-8")
    reports = [json.loads(line) for line in run("ask", "--batch", str(path)).stdout.splitlines()]
    assert reports[0]["entry"] == "how-long-open"
    assert reports[1]["entry"] != "how-long-poverty"


BAD = [
    ((), "awardbot ask"),
    (("x", "--batch", "y"), "awardbot ask"),
    (("--batch", "/nowhere/q.jsonl"), "/nowhere/q.jsonl"),
    (("--batch", "/"), "/"),
    (("x", "--nonsense"), "--nonsense"),
]


@pytest.mark.parametrize(("words", "says"), BAD)
def test_bad_input_is_one_line_and_exit_2(words: tuple[str, ...], says: str) -> None:
    done = run("ask", *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert says in done.stderr


def test_an_unknown_command_is_one_line_and_exit_2() -> None:
    done = run("dance")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_broken_knowledge_is_one_line_and_exit_2(tmp_path: Path) -> None:
    home = make_home(tmp_path, "entries: [")
    done = run("ask", "x", AWARDBOT_HOME=str(home))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("knowledge/2567/all.yaml:")


def test_lint_prints_a_line_a_fault_and_exits_1(tmp_path: Path) -> None:
    home = make_home(tmp_path, ENTRY.replace("{open.months}", "9 ปี").replace("1.1.2(3)", "x"))
    done = run("kb", "lint", AWARDBOT_HOME=str(home))
    assert done.returncode == 1
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == ["knowledge/2567/all.yaml:2"] * 2


def test_lint_of_sound_files_is_silent() -> None:
    done = run("kb", "lint")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_inbox_before_the_first_start_says_what_to_do(tmp_path: Path) -> None:
    done = run("inbox", AWARDBOT_DATA=str(tmp_path / "data"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "awardbot serve" in done.stderr


def test_eval_prints_a_table_json_and_a_page(tmp_path: Path) -> None:
    asked = tmp_path / "q.jsonl"
    asked.write_text('{"id": 1, "q": "แก้จนส่งได้กี่หน้า", "expect": "answer", "must": [["10 หน้า"]]}\n', encoding="utf-8")
    done = run("eval", str(asked), "--html", str(tmp_path / "page.html"))
    assert done.stdout.splitlines()[-1] == "right 100.0 %  wrong 0.00 %  asks back 0.0 %  of 1"
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads(run("eval", str(asked), "--json").stdout)["right"] == 1


@pytest.mark.parametrize("line", ["not json", '{"id": 1}', "[]"])
def test_eval_names_the_line_it_cannot_read(tmp_path: Path, line: str) -> None:
    asked = tmp_path / "q.jsonl"
    asked.write_text(line + "\n", encoding="utf-8")
    done = run("eval", str(asked))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "q.jsonl:1" in done.stderr


def test_a_worker_alone_is_refused_on_sqlite() -> None:
    done = run("worker")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_half_a_character_is_answered_too(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": 1, "q": "a\\ud800b"}\n', encoding="utf-8")
    done = run("ask", "--batch", str(path))
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
