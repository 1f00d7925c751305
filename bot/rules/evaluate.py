"""Facts of a work in, a status for every award type out: a pure function of the rulebook's conditions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.rules.claim import Truth
from bot.rules.facts import Facts
from bot.rules.requirements import Conditions, Note, Requirement

Status = Literal["not_eligible", "more_facts", "unclear", "eligible"]
State = Literal["holds", "broken", "disputed", "unknown", "spared"]
"""What became of a requirement; `spared` if it is for other works."""
WORTH: Mapping[Status, int] = {"eligible": 0, "unclear": 1, "more_facts": 2}


@dataclass(frozen=True)
class Step:
    """A requirement and what became of it; `missing` are the unknown facts that it needs."""

    requirement: Requirement
    state: State
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The status of one type with its trace: every requirement in order, and the notes that concern this work."""

    status: Status
    trace: tuple[Step, ...]
    notes: tuple[Note, ...] = ()
    nominee: "Verdict | None" = None

    @property
    def failed(self) -> tuple[Requirement, ...]:
        """Every broken requirement."""
        return tuple(step.requirement for step in self.trace if step.state == "broken")

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that must be known for `eligible` and aren't, each once, in the order of the rules."""
        return tuple(dict.fromkeys(fact for step in self.trace for fact in step.missing))


def evaluate(facts: Facts, types: Mapping[str, Conditions]) -> Mapping[str, Verdict]:
    """The verdict on every type of an edition. An unknown fact stays unknown; nothing is assumed."""
    return {name: _verdict(facts, conditions) for name, conditions in types.items()}


def suggested(verdicts: Mapping[str, Verdict]) -> tuple[str, ...]:
    """The types worth entering: eligible ones first, then those that only an office can decide, then those that lack
    fewest facts."""
    open_ = [name for name, verdict in verdicts.items() if verdict.status in WORTH]
    return tuple(sorted(open_, key=lambda name: (WORTH[verdicts[name].status], len(verdicts[name].missing))))


def _verdict(facts: Facts, conditions: Conditions) -> Verdict:
    trace = [_step(facts, requirement) for requirement in conditions.requirements]
    disputes = [step.requirement.disputed for step in trace if step.state == "disputed" and step.requirement.disputed]
    notes = [note for note in conditions.notes if note.when is None or note.when.holds(facts)]
    nominee = None
    if conditions.nominee and "nominee" in facts:
        steps = [_step(facts, requirement) for requirement in conditions.nominee]
        nominee = Verdict(_status(steps), tuple(steps))
    return Verdict(_status(trace), tuple(trace), (*disputes, *notes), nominee)


def _status(trace: Sequence[Step]) -> Status:
    states = {step.state for step in trace}
    if "broken" in states:
        return "not_eligible"
    if any(step.missing for step in trace):
        return "more_facts"
    return "unclear" if "disputed" in states else "eligible"


def _step(facts: Facts, requirement: Requirement) -> Step:
    applies: Truth = requirement.only.holds(facts) if requirement.only else True
    if applies is not True:
        return Step(requirement, "spared")
    disputed = requirement.disputed
    torn: Truth = disputed.when.holds(facts) if disputed and disputed.when else False
    holds = requirement.needs.holds(facts)
    asked = _unknown(requirement.asks, facts)
    if torn:
        return Step(requirement, "disputed", asked)
    if holds is False and torn is False:
        return Step(requirement, "broken", asked)
    if holds and torn is False:
        return Step(requirement, "holds", asked)
    doubted = [requirement.needs] if holds is None else []
    if torn is None and disputed and disputed.when:
        doubted.append(disputed.when)
    told = [fact for claim in doubted for fact in claim.facts]
    return Step(requirement, "unknown", (*asked, *(_unknown(told, facts) or dict.fromkeys(told))))


def _unknown(names: Iterable[str], facts: Facts) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name not in facts)
