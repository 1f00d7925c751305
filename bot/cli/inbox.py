"""awardbot inbox: what waits for an answer and what could not be delivered."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta, timezone

import click

from bot.errors import InputError
from bot.settings import read_settings
from bot.store.backlog import Backlog, Pending
from bot.store.store import Store

BANGKOK = timezone(timedelta(hours=7))
BUDDHIST_ERA = 543
LIMIT = 100


@click.command()
@click.option("--json", "as_json", is_flag=True, help="พิมพ์เป็น JSON")
def inbox(as_json: bool) -> None:
    """ดูข้อความที่ยังไม่ได้ตอบ และที่ส่งไม่ถึงหรือไม่รู้ว่าถึงหรือไม่ (delivery_unknown)"""
    settings = read_settings()
    if not settings.database.exists():
        raise InputError(f"ยังไม่มีฐานข้อมูลที่ {settings.database}: เปิดบอทด้วย awardbot serve ก่อน")
    store = Store(settings.database)
    store.migrate()
    found = store.backlog(time.time(), LIMIT)
    click.echo(json.dumps(asdict(found), ensure_ascii=False) if as_json else "\n".join(_lines(found)))


def _lines(found: Backlog) -> Iterator[str]:
    yield "รวม: " + (", ".join(f"{state} {count}" for state, count in found.counts.items()) or "ยังไม่มีข้อความ")
    if found.oldest_seconds is not None:
        yield f"รอนานสุด {found.oldest_seconds:.0f} วินาที"
    for event in found.pending:
        yield _line(event)


def _line(event: Pending) -> str:
    state = event.outcome or event.state
    tried = f"ลองส่ง {event.attempts} ครั้ง ล่าสุด {event.last_outcome or 'ยังไม่จบ'}" if event.attempts else "ยังไม่ได้ส่ง"
    return f"{_when(event.received_at)}  {state:16}  {event.chat_kind}/{event.kind}  {tried}  {event.id}"


def _when(seconds: float) -> str:
    """Bangkok time in the Buddhist era."""
    moment = datetime.fromtimestamp(seconds, BANGKOK)
    return f"{moment:%d/%m}/{moment.year + BUDDHIST_ERA} {moment:%H:%M:%S}"
