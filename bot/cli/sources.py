"""awardbot sources: the official documents' own texts, which an operator has and the project doesn't."""

import time
from collections.abc import Iterator
from pathlib import Path

import click

from bot.knowledge.units import Unit, read_units
from bot.settings import read_settings
from bot.sources.folder import Sources, read_sources
from bot.store.store import Store


@click.group()
def sources() -> None:
    """ข้อความของเอกสารต้นทาง"""


@sources.command()
@click.argument("folder", type=click.Path(path_type=Path))
def load(folder: Path) -> None:
    """อ่าน units.tsv และไฟล์ .txt ใน FOLDER ซ่อมภาษาไทย แล้วเก็บแทนชุดก่อน บอทที่เปิดอยู่ใช้ได้ทันที"""
    settings = read_settings()
    units = read_units(settings.home)
    found = read_sources(folder, units)
    store = Store(settings.database)
    store.migrate()
    store.load_sources(found.texts, time.time())
    for unit in found.unknown:
        click.echo(f"ข้าม {unit}: ไม่มีใน knowledge/units.yaml", err=True)
    click.echo("\n".join(_lines(found, units)))


def _lines(found: Sources, units: dict[str, Unit]) -> Iterator[str]:
    yield f"โหลดแล้ว: ข้อความของ {len(found.texts)} หน่วยอ้างอิง จาก {found.files} ไฟล์"
    missing = [unit for unit in units if unit not in found.texts]
    if missing:
        yield f"ยังไม่มีข้อความของ {len(missing)} หน่วย (เช่น {missing[0]}) คำตอบที่อ้างเฉพาะหน่วยเหล่านี้จะไม่มีปุ่ม"
