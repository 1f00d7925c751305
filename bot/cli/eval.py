"""awardbot eval: how often the bot is right on a file of questions."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bot.cli.report import answer, report
from bot.errors import InputError
from bot.knowledge.handbook import open_handbook
from bot.measure.judge import judge
from bot.measure.page import page
from bot.measure.tally import Tally, tally
from bot.settings import home_folder

VALIDATION = Path("tests") / "validation" / "questions.jsonl"


@click.command(name="eval")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="พิมพ์เป็น JSON")
@click.option("--html", type=click.Path(path_type=Path), help="เขียนหน้าเว็บพร้อมกราฟลงไฟล์นี้")
@click.option("--failures", is_flag=True, help="พิมพ์ข้อที่ยังไม่ถูก")
def evaluate(file: Path | None, as_json: bool, html: Path | None, failures: bool) -> None:
    """วัดว่าตอบถูกแค่ไหน FILE คือ JSONL ที่มี id, q, expect, verdict, cite_any, must (ไม่ใส่ ใช้ชุดตรวจของโครงการ)"""
    home = home_folder()
    handbook = open_handbook(home)
    judged = []
    for question in _questions(file or home / VALIDATION):
        made = report(question["id"], *answer(question["q"], handbook), handbook)
        judged.append((question, made, judge(question, made)))
    counted = tally(judged)
    if html is not None:
        _write(html, page(counted))
    click.echo(json.dumps(counted.as_json(), ensure_ascii=False) if as_json else "\n".join(_lines(counted, failures)))


def _questions(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"อ่านไฟล์ {path} ไม่ได้ ต้องเป็น JSONL แบบ UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = json.loads(line)
            yield {"id": question["id"], "q": str(question["q"]), "expect": str(question["expect"])} | question
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}:{number}: บรรทัดนี้ต้องเป็น JSON ที่มี id, q และ expect") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"เขียนไฟล์ {path} ไม่ได้ ({error.strerror})") from error


def _lines(counted: Tally, failures: bool) -> Iterator[str]:
    if failures:
        for number, question, reason, harmful in counted.failures:
            yield f"{number}\t{'HARM ' if harmful else ''}{reason}\t{question[:100]}"
    for (group, value), row in sorted(counted.rows.items()):
        share = 100 * row.right / row.asked
        yield (
            f"{group} {value}".strip().ljust(28)
            + f"{row.right:4} of {row.asked:4}  {share:5.1f} %  wrong {row.harmful}"
        )
    for (expected, given), times in counted.confusions.most_common():
        yield f"expected {expected}, got {given}: {times}"
    total = counted.total
    right, wrong = (100 * part / max(1, total.asked) for part in (total.right, total.harmful))
    back = 100 * counted.asked_back_share
    yield f"right {right:.1f} %  wrong {wrong:.2f} %  asks back {back:.1f} %  of {total.asked}"
