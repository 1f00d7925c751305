"""The command awardbot: parse, call, print."""

import sys

import click

from bot.cli.ask import ask
from bot.cli.eval import evaluate
from bot.cli.inbox import inbox
from bot.cli.kb import kb
from bot.cli.rules import rules
from bot.cli.serve import serve
from bot.cli.sources import sources
from bot.cli.worker import worker
from bot.errors import BotError

BAD_INPUT = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def awardbot() -> None:
    """บอทให้คำปรึกษารางวัลการบริหารราชการแบบมีส่วนร่วม"""


for command in (ask, evaluate, inbox, kb, rules, serve, sources, worker):
    awardbot.add_command(command)


def main() -> None:
    """Run the command; bad input ends in one line on standard error and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(awardbot.main(standalone_mode=False))
    except click.ClickException as error:
        click.echo(f"{error.format_message()} (awardbot --help บอกวิธีใช้)", err=True)
    except BotError as error:
        click.echo(str(error), err=True)
    except click.Abort:
        click.echo("ยกเลิกแล้ว", err=True)
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        click.echo(f"เขียนผลไม่ได้ ({error.strerror})", err=True)
    sys.exit(BAD_INPUT)
