"""Figures are kept and counted as they were measured."""

import json

from tests.bench.accuracy import Accuracy, by_set
from tests.bench.figures import Figures, figures_of, median_and_99th
from tests.bench.judged import SILENT, Score
from tests.bench.tables import accuracy, cost, number

SCORE = Score(0.5, 0.25, 0.75)
FOUND = Figures("bot", 1, 4, 0.0, 1.5, 1.25, 1234.5, 99.9, 0.1, {"held-out": Accuracy(SCORE, SCORE)})


def test_kept_figures_are_read_back() -> None:
    assert figures_of(json.loads(json.dumps(FOUND.as_json()))) == FOUND


def test_the_99th_percentile_of_few_is_the_longest() -> None:
    assert median_and_99th([3.0, 1.0, 2.0]) == (2.0, 3.0)


def test_a_row_says_what_was_measured() -> None:
    assert accuracy([FOUND], "held-out").splitlines()[-1] == "| bot | 50.0 % | 25.0 % | 50.0 % | 25.0 % |"
    assert "| bot | 1× | 4 | 1.25 | 1,234 | 100 | 1.50 | 0.10 | 50.0 % |" in cost([FOUND])


def test_numbers_have_three_figures() -> None:
    assert [number(value) for value in (0.123, 12.34, 1234.5)] == ["0.12", "12.3", "1,234"]


def test_each_set_is_held_to_its_own_rate() -> None:
    asserts = SILENT | {"kind": "answer"}
    asked = {"a": [{"expect": "handoff"}] * 2, "b": [{"expect": "handoff"}] * 2}
    found = by_set(asked, [(asserts, 1.0), (asserts, 2.0)] * 2, {"a": 0.5, "b": 0.0})
    assert [(both.always.harmful, both.at_rate.harmful) for both in found.values()] == [(1.0, 0.5), (1.0, 0.0)]
