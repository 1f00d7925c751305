"""What is asked at each size."""

from tests.bench.questions import HELD_OUT, VALIDATION
from tests.bench.sizes import asked_at

SETS = {HELD_OUT: [{"id": str(number)} for number in range(120)], VALIDATION: [{"id": "v"}]}


def test_everything_is_asked_at_todays_size() -> None:
    assert asked_at(1, 12, SETS) == SETS


def test_a_sample_is_spread_over_the_held_out_questions() -> None:
    assert [question["id"] for question in asked_at(100, 12, SETS)[HELD_OUT]] == [str(10 * n) for n in range(12)]
