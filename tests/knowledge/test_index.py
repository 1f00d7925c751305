"""The inverted index over weighted features."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.index import build_index

ROWS = [{"a": 1.0, "b": 1.0}, {"a": 1.0, "c": 1.0}, {"d": 4.0}]
INDEX = build_index(ROWS, ["one", "two", "two"])


def rarity(feature: str) -> float:
    return float(INDEX.rarity[INDEX.numbers[feature]]) if feature in INDEX.numbers else INDEX.unknown


@pytest.mark.parametrize("row", range(3))
def test_a_question_is_most_like_itself(row: int) -> None:
    likeness = INDEX.similarities(ROWS[row])
    assert int(likeness.argmax()) == row
    assert likeness[row] == pytest.approx(1.0, abs=1e-6)


def test_a_rare_feature_tells_more_than_a_common_one() -> None:
    assert rarity("b") > rarity("a")
    assert rarity("unheard of") >= rarity("b") - 1e-6


def test_what_is_unknown_makes_a_question_less_alike() -> None:
    assert INDEX.similarities({"a": 1.0, "b": 1.0, "x": 1.0})[0] < INDEX.similarities({"a": 1.0, "b": 1.0})[0]


def test_nothing_known_is_like_nothing() -> None:
    assert not INDEX.similarities({"x": 1.0}).any()
    assert not INDEX.similarities({}).any()


FEATURES = st.dictionaries(st.sampled_from("abcdexyz"), st.floats(0.1, 9), max_size=6)


@given(FEATURES)
def test_likeness_runs_from_0_to_1(features: dict[str, float]) -> None:
    likeness = INDEX.similarities(features)
    assert likeness.shape == (3,)
    assert np.all(likeness >= 0)
    assert np.all(likeness <= 1 + 1e-6)
