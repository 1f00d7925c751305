"""The facts of a work that a question states beside what it asks, and whether they break a condition."""

from collections.abc import Mapping
from typing import Any

from bot.knowledge.reading import Reading
from bot.rules.evaluate import evaluate
from bot.rules.facts import read_facts
from bot.rules.requirements import Conditions


def stated(reading: Reading) -> dict[str, Any]:
    """The facts that a question states beside what it asks: amounts, one level, one kind of agency, one track."""
    found: dict[str, Any] = {name: reading.told[name] for name in ("months", "pages") if name in reading.told}
    if "areas" in reading.told and "track" in {mention.kind for mention in reading.mentions}:
        found["areas"] = int(reading.told["areas"])
    for name in ("agency", "level", "track"):
        if len(named := reading.named(name)) == 1:
            found[name] = named[0]
    return {name: int(value) if name == "pages" else value for name, value in found.items()}


def breaks(reading: Reading, types: Mapping[str, Conditions]) -> bool:
    """Whether a question of yes or no about one award type states a fact that breaks a condition of it."""
    named, facts = reading.named("type"), stated(reading)
    if not reading.polar or len(named) != 1 or named[0] not in types or not facts:
        return False
    return bool(evaluate(read_facts(facts)[1], {named[0]: types[named[0]]})[named[0]].failed)
