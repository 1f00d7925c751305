"""What the facts told in an interview come to so far."""

from collections.abc import Mapping

from bot.dialogue.interview_state import Interview
from bot.knowledge.handbook import Handbook
from bot.rules.evaluate import Verdict, evaluate
from bot.rules.facts import read_facts


def verdicts(now: Interview, handbook: Handbook) -> Mapping[str, Verdict]:
    """The verdict on every type from the facts told so far."""
    return evaluate(read_facts(now.facts)[1], handbook.rules[handbook.edition].types)


def missing(now: Interview, handbook: Handbook) -> list[str]:
    """The facts that can still change the result, in the order of asking."""
    needed = {
        fact
        for verdict in verdicts(now, handbook).values()
        if verdict.status != "not_eligible"
        for fact in verdict.missing
    }
    return [fact for fact in handbook.interview if fact in needed and fact not in now.unsure]
