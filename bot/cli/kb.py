"""awardbot kb: the knowledge files."""

import click

from bot.knowledge.handbook import open_handbook
from bot.knowledge.lint import all_faults
from bot.settings import home_folder


@click.group()
def kb() -> None:
    """คลังความรู้และเกณฑ์"""


@kb.command()
def lint() -> int:
    """ตรวจไฟล์ใน knowledge/ และ rules/ พิมพ์บรรทัดละข้อผิด"""
    faults = list(all_faults(home_folder()))
    for fault in faults:
        click.echo(str(fault))
    return 1 if faults else 0


@kb.command()
def build() -> None:
    """เรียนคำถามทั้งหมดให้ตอบแม่นและเปิดได้เร็ว ใช้เวลาราวสองนาที ทำหลังแก้คำถามหรือคำสะกด"""
    open_handbook(home_folder(), thorough=True)
