"""The ladder of participation levels: rules/<edition>/ladder.yaml."""

from collections.abc import Mapping

from bot.rules.facts import LEVELS
from bot.rules.rulebook import Value
from bot.rules.source import Fields, Source

FILE: Fields = {"count": (str, True), "ranks": (dict, True)}


def read_ladder(source: Source | None) -> Mapping[str, Value]:
    """The rank of each level, lowest first. Refuses a ladder that misses a rung or has them in another order."""
    if source is None:
        return {}
    source.check((), FILE)
    source.check(("ranks",), dict.fromkeys(LEVELS, (str, True)))
    ranks = {level: source.amount(("ranks", level), "rank") for level in LEVELS}
    for place, (level, rank) in enumerate(ranks.items(), start=1):
        if rank.value != place:
            raise source.fault(("ranks", level), f"{level} ต้องเป็นระดับที่ {place} แต่ {rank.name} คือ {rank.value}")
    source.counts(("count",), "level_count", len(ranks))
    return ranks
