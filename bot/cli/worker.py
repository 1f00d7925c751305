"""awardbot worker: a worker alone, for a store that several machines share."""

import click

from bot.errors import SettingsError
from bot.settings import read_settings


@click.command()
def worker() -> None:
    """ตัวตอบอย่างเดียว ใช้กับ PostgreSQL เท่านั้น"""
    read_settings()
    raise SettingsError("SQLite ใช้ awardbot serve คำสั่งเดียว ไม่ต้องเปิด awardbot worker")
