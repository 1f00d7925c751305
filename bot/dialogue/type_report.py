"""One award type of a finished eligibility check in full: every condition, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.answer.wording import fill
from bot.dialogue.asked import SECTION
from bot.knowledge.handbook import Handbook
from bot.rules.evaluate import State, Status, Step, Verdict
from bot.rules.facts import Facts

ORDER: tuple[State, ...] = ("broken", "disputed", "unknown", "holds", "spared")


@dataclass(frozen=True)
class Line:
    """A sentence with the labels of the clauses that it rests on."""

    says: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Condition(Line):
    """A condition and what became of it; `why` says what the sources dispute, `missing` names facts not known."""

    state: State
    why: str
    missing: str


@dataclass(frozen=True)
class TypeReport:
    """One type; `changes` say what would change its status."""

    name: str
    label: str
    status: Status
    conditions: tuple[Condition, ...]
    changes: tuple[str, ...]
    notes: tuple[Line, ...]

    @property
    def counts(self) -> Mapping[State, int]:
        """How many conditions each state has, for the states that occur, in the order of the conditions."""
        states = [condition.state for condition in self.conditions]
        return {state: states.count(state) for state in ORDER if state in states}


def type_report(name: str, verdict: Verdict, facts: Facts, handbook: Handbook) -> TypeReport:
    """The type in full; its conditions begin with those that stand in the way."""
    teller = _Teller(name, facts, handbook)
    conditions = sorted(map(teller.condition, verdict.trace), key=lambda found: ORDER.index(found.state))
    disputes = {step.requirement.disputed for step in verdict.trace}
    notes = [Line(teller.say(n.says), labels(n.units, handbook)) for n in verdict.notes if n not in disputes]
    changes = tuple(teller.changes(verdict))
    return TypeReport(name, handbook.facets.labels[name], verdict.status, tuple(conditions), changes, tuple(notes))


def labels(units: Iterable[str], handbook: Handbook) -> tuple[str, ...]:
    """The Thai names of clauses, each once."""
    return tuple(handbook.units[unit].label for unit in dict.fromkeys(units))


def names_of(facts: Iterable[str], handbook: Handbook) -> tuple[str, ...]:
    """The Thai names of facts, each once."""
    names = handbook.wording.sections[SECTION]["facts"]
    return tuple(names.get(fact, fact) for fact in dict.fromkeys(facts))


@dataclass(frozen=True)
class _Teller:
    name: str
    facts: Facts
    handbook: Handbook

    def condition(self, step: Step) -> Condition:
        requirement, state, missing = step.requirement, step.state, step.missing
        if state == "spared" and requirement.only and requirement.only.holds(self.facts) is None:
            # whether it is for this work at all hangs on what isn't known
            state, missing = "unknown", tuple(fact for fact in requirement.only.facts if fact not in self.facts)
        torn = requirement.disputed if state == "disputed" else None
        clauses = labels((*requirement.units, *(torn.units if torn else ())), self.handbook)
        why = self.say(torn.says) if torn else ""
        return Condition(self._named(step), clauses, state, why, ", ".join(names_of(missing, self.handbook)))

    def _named(self, step: Step) -> str:
        """A broken condition says why; any other is named so that it can be read whatever became of it."""
        words, requirement = self.handbook.wording.sections["check"]["requirements"], step.requirement
        neutral = words.get(f"{self.name}.{requirement.name}") or words.get(requirement.name)
        return self.say(requirement.says if step.state == "broken" else neutral or requirement.says)

    def changes(self, verdict: Verdict) -> Iterator[str]:
        words, broken = self.handbook.wording.sections["check"]["change"], len(verdict.failed)
        if broken:
            yield words["one" if broken == 1 and not verdict.missing else "all"].format(n=broken)
        if verdict.missing:
            yield words["missing"].format(facts=", ".join(names_of(verdict.missing, self.handbook)))
        if any(step.state == "disputed" for step in verdict.trace):
            yield words["disputed"]
        if verdict.status == "eligible":
            yield words["eligible"]

    def say(self, text: str) -> str:
        return fill(text, self.handbook.rulebook, self.handbook.wording, self.handbook.facets.labels)
