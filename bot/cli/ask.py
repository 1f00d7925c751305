"""awardbot ask: one message, or a file of them, answered as a new 1:1 chat would be."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bot.answer.plain import plain
from bot.cli.batch import lines
from bot.cli.report import answer, report
from bot.dialogue.turn import Turn
from bot.errors import InputError
from bot.knowledge.handbook import Handbook, open_handbook
from bot.settings import home_folder

SHOWN = 5


@click.command()
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="พิมพ์เป็น JSON")
@click.option("--trace", is_flag=True, help="แสดงว่าแต่ละขั้นเห็นอะไร")
@click.option("--batch", type=click.Path(path_type=Path), help="ไฟล์ JSONL บรรทัดละ {id, q}")
def ask(text: str | None, as_json: bool, trace: bool, batch: Path | None) -> int:
    """ถามหนึ่งข้อความ หรือทั้งไฟล์ด้วย --batch"""
    if (text is None) == (batch is None):
        raise InputError('ใส่คำถามหนึ่งข้อ เช่น awardbot ask "ต้องทำมากี่ปี" หรือไฟล์ด้วย --batch FILE.jsonl')
    handbook = open_handbook(home_folder())
    if batch is not None:
        return _ask_all(batch, handbook)
    turn, elapsed = answer(text or "", handbook)
    if as_json:
        click.echo(json.dumps(report("1", turn, elapsed, handbook), ensure_ascii=False))
    else:
        click.echo(plain(turn.answer, handbook.wording.sections) if turn.answer else "")
    if trace:
        click.echo("\n".join(_trace(turn)), err=as_json)
    return 0


def _ask_all(path: Path, handbook: Handbook) -> int:
    failed = False
    for line in lines(path):
        made, fine = _report_line(line, handbook)
        failed = failed or not fine
        click.echo(json.dumps(made, ensure_ascii=False))
    return 2 if failed else 0


def _report_line(line: bytes, handbook: Handbook) -> tuple[dict[str, Any], bool]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": "บรรทัดนี้ไม่ใช่ JSON"}, False
    if not isinstance(item, dict) or not isinstance(item.get("q"), str):
        known = item.get("id") if isinstance(item, dict) else None
        return {"id": known, "error": "ต้องมี q เป็นข้อความ"}, False
    turn, elapsed = answer(item["q"], handbook)
    return report(item.get("id"), turn, elapsed, handbook), True


def _trace(turn: Turn) -> Iterator[str]:
    reading = turn.reading
    yield f"repair   {turn.normalised!r}"
    if reading:
        yield f"read     {' | '.join(reading.words)}"
        yield f"         {', '.join(f'{m.kind}={m.value}' for m in reading.mentions) or '-'}"
    for candidate in turn.candidates[:SHOWN]:
        yield f"match    {candidate.score:.3f}  {candidate.topic} / {candidate.entry}"
    yield f"decide   {turn.way}: {', '.join(turn.chosen) or '-'}  ({turn.confidence:.2f})"
    yield "times    " + ", ".join(f"{step} {spent} ms" for step, spent in turn.timings)
