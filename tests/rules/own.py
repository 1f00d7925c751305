"""The project's own rules, without the knowledge around them."""

from collections.abc import Mapping
from functools import cache

from bot.answer.wording import read_wording
from bot.knowledge.editions import editions
from bot.knowledge.units import read_units
from bot.rules.rules import Rules, read_rules
from bot.settings import home_folder


@cache
def own_rules() -> Mapping[str, Rules]:
    """The rules of every edition as the command line reads them."""
    home = home_folder()
    return read_rules(home, editions(home), read_units(home), read_wording(home).measures)
