"""How entries are assessed, step by step: rules/<edition>/assessment.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.document import Where
from bot.rules.facts import TYPES
from bot.rules.rulebook import Value
from bot.rules.source import Fields, Source

BRANCHES = ("participation", "pmqa")
FILE: Fields = {"assessments": (dict, True)}
ASSESSMENT: Fields = {"count": (str, True), "steps": (dict, True)}
STEP: Fields = {
    "label": (str, True), "by": (str, False), "by_type": (dict, False), "enters": (str, False), "passes": (str, False),
    "units": (list, True),
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One step and who takes it. `enters` is the score that a work needs to come to it, `passes` the one that it needs
    to get through; `by_type` names another committee for a type."""

    id: str
    label: str
    by: str
    units: tuple[str, ...]
    enters: Value | None = None
    passes: Value | None = None
    by_type: Mapping[str, str] | None = None

    def taken_by(self, type_: str) -> str:
        """Who takes the step for works of this type; "" where the sources don't say."""
        return (self.by_type or {}).get(type_, self.by)


def read_assessments(source: Source | None) -> Mapping[str, tuple[Step, ...]]:
    """The steps in their order by branch of the award. Refuses a number of steps that isn't the rulebook's."""
    if source is None:
        return {}
    source.check((), FILE)
    return {branch: _steps(source, ("assessments", branch)) for branch in source.named(("assessments",), BRANCHES)}


def _steps(source: Source, where: Where) -> tuple[Step, ...]:
    source.check(where, ASSESSMENT)
    steps = tuple(_step(source, (*where, "steps", name), name) for name in source.named((*where, "steps")))
    source.counts((*where, "count"), "step", len(steps))
    return steps


def _step(source: Source, where: Where, name: str) -> Step:
    fields = source.check(where, STEP)
    enters, passes = (source.amount((*where, key), "score") if key in fields else None for key in ("enters", "passes"))
    if "by_type" in fields:
        source.check((*where, "by_type"), dict.fromkeys(TYPES, (str, False)))
    return Step(name, fields["label"], fields.get("by", ""), source.cited(where), enters, passes, fields.get("by_type"))
