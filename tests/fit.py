"""make fit: what each piece of evidence should weigh, and how a chance becomes a confidence, fitted on the validation
questions. Prints the numbers for bot/knowledge/evidence.py and bot/dialogue/decide.py."""

import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.cli.report import report
from bot.dialogue.compose import compose
from bot.dialogue.decide import settle, signs
from bot.dialogue.turn import Turn
from bot.dialogue.understand import match, read, repair
from bot.knowledge.entry import Entry
from bot.knowledge.evidence import WEIGHTS
from bot.knowledge.handbook import Handbook, open_handbook
from bot.language.mistakes import noisy
from bot.measure.judge import judge
from bot.settings import home_folder
from tests.conftest import ROOT

Floats = NDArray[np.float64]
Question = Mapping[str, Any]
QUESTIONS = [
    json.loads(line) for line in (ROOT / "tests" / "validation" / "questions.jsonl").read_text("utf-8").splitlines()
]
FOLDS = 10
RIDGE, CONFIDENCE_RIDGE = 3.0, 0.5
HARM = 3.0  # a harmful answer counts as many
TINY = 1e-12


def turn_of(text: str, handbook: Handbook) -> Turn:
    """A message as far as its candidates."""
    return match(read(repair(Turn(text), handbook), handbook), handbook)


def fitting(entry: Entry, question: Question) -> bool:
    """Whether the entry may answer the question."""
    if question["expect"] != "answer":
        return entry.outcome != "answer"
    verdict = question.get("verdict")
    agrees = not verdict or entry.verdict == verdict or bool(entry.holds)
    return entry.outcome == "answer" and bool(set(entry.citations) & set(question["cite_any"])) and agrees


def weighed(handbook: Handbook) -> list[tuple[Floats, NDArray[np.bool_], bool]]:
    """For each question the evidence by candidate, which candidates fit, and whether an answer is due."""
    found = []
    entries = list(handbook.entries.values())
    for question in QUESTIONS:
        reading = turn_of(question["q"], handbook).reading
        assert reading is not None
        places, rows = handbook.matcher.weigh(reading)
        right = np.array([fitting(entries[place], question) for place in places])
        found.append((rows, right, question["expect"] == "answer"))
    return found


def fit_weights(asked: list[tuple[Floats, NDArray[np.bool_], bool]]) -> Floats:
    """The weights under which the fitting candidates get most of the chance (conditional logit)."""
    told = [(rows, right) for rows, right, _ in asked if right.any()]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = 0.5 * RIDGE * float(weights @ weights), RIDGE * weights
        for rows, right in told:
            chances = _softmax(rows @ weights)
            share = chances[right].sum()
            total -= math.log(share + TINY)
            slope = slope - rows.T @ (np.where(right, chances / (share + TINY), 0.0) - chances)
        return total, slope

    best: Floats = minimize(loss, np.zeros(len(WEIGHTS)), jac=True, method="L-BFGS-B").x
    return best


def first_right(asked: list[tuple[Floats, NDArray[np.bool_], bool]], weights: Floats) -> float:
    """The share of due answers whose first candidate fits."""
    return float(np.mean([right[(rows @ weights).argmax()] for rows, right, due in asked if due]))


def fit_confidence(handbook: Handbook) -> Floats:
    """The constants of bot.dialogue.decide.confidence_of: a logistic regression on clean and on mistyped questions."""
    rows, right, counts = [], [], []
    for question in QUESTIONS:
        for text in (question["q"], noisy(question["q"], 0)):
            turn = turn_of(text, handbook)
            if not turn.candidates:
                continue
            judged = judge(question, report("", compose(settle(turn, 1.0, handbook), handbook), 0.0, handbook))
            rows.append(signs(turn.candidates, handbook))
            right.append(judged.right)
            counts.append(HARM if judged.harmful else 1.0)
    evidence, target, count = np.array(rows), np.array(right, float), np.array(counts)
    free = np.array([0.0, *[CONFIDENCE_RIDGE] * (evidence.shape[1] - 1)])

    def loss(weights: Floats) -> tuple[float, Floats]:
        sure = 1 / (1 + np.exp(-evidence @ weights))
        likely = target * np.log(sure + TINY) + (1 - target) * np.log(1 - sure + TINY)
        return float(0.5 * free @ weights**2 - count @ likely), free * weights + evidence.T @ (count * (sure - target))

    best_fit: Floats = minimize(loss, np.zeros(evidence.shape[1]), jac=True, method="L-BFGS-B").x
    return best_fit


def _softmax(scores: Floats) -> Floats:
    grown: Floats = np.exp(scores - scores.max())
    return grown / grown.sum()


if __name__ == "__main__":
    opened = open_handbook(home_folder())
    questions = weighed(opened)
    held_out = [
        first_right(questions[fold::FOLDS], fit_weights([q for n, q in enumerate(questions) if n % FOLDS != fold]))
        for fold in range(FOLDS)
    ]
    fitted = fit_weights(questions)
    print(
        f"first is right: {100 * float(np.mean(held_out)):.1f} % held out, {100 * first_right(questions, fitted):.1f} %"
    )
    print("\n".join(f'    "{name}": {weight:.2f},' for name, weight in zip(WEIGHTS, fitted, strict=True)))
    constants = ", ".join(f"{weight:.2f}" for weight in fit_confidence(opened))
    print(f"BASE, ODDS, LEARNED, OPPOSED, UNANSWERED = {constants}")
