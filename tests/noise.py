"""make noise: what typing mistakes cost, on the validation questions, one mistake in fifteen characters."""

import json

from bot.cli.report import answer, report
from bot.knowledge.handbook import Handbook, open_handbook
from bot.language.mistakes import noisy
from bot.measure.judge import judge
from bot.settings import home_folder
from tests.conftest import ROOT

SEEDS = range(3)
QUESTIONS = (ROOT / "tests" / "validation" / "questions.jsonl").read_text(encoding="utf-8").splitlines()


def right_share(handbook: Handbook, seed: int | None) -> float:
    """The share of right answers, clean or with the mistakes of a seed."""
    right = 0
    for question in map(json.loads, QUESTIONS):
        text = question["q"] if seed is None else noisy(question["q"], seed)
        right += judge(question, report("", *answer(text, handbook), handbook)).right
    return right / len(QUESTIONS)


if __name__ == "__main__":
    opened = open_handbook(home_folder())
    clean = right_share(opened, None)
    spoiled = [right_share(opened, seed) for seed in SEEDS]
    print(f"clean {100 * clean:.1f} %, with mistakes {', '.join(f'{100 * share:.1f} %' for share in spoiled)}")
    print(f"cost {100 * (clean - sum(spoiled) / len(spoiled)):.1f} points")
