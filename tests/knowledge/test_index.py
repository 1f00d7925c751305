"""Questions as vectors of weighted features."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.index import build_index

ROWS = [{"a": 1.0, "b": 1.0}, {"a": 1.0, "c": 1.0}, {"d": 4.0}]
INDEX = build_index(ROWS, ["one", "two", "two"])


def rarity(feature: str) -> float:
    return float(INDEX.rarity[INDEX.numbers[feature]]) if feature in INDEX.numbers else INDEX.unknown


def weight(feature: str, features: dict[str, float]) -> float:
    vector = INDEX.vector(features)
    return float(vector.weights[list(vector.features).index(INDEX.numbers[feature])])


@pytest.mark.parametrize("row", ROWS)
def test_a_known_question_has_length_1(row: dict[str, float]) -> None:
    assert np.linalg.norm(INDEX.vector(row).weights) == pytest.approx(1.0, abs=1e-6)


def test_a_rare_feature_tells_more_than_a_common_one() -> None:
    assert rarity("b") > rarity("a")
    assert rarity("unheard of") >= rarity("b") - 1e-6
    assert weight("b", ROWS[0]) > weight("a", ROWS[0])


def test_more_of_a_feature_counts_more_but_less_than_in_proportion() -> None:
    once, four_times = ({"a": 1.0, "d": count} for count in (1.0, 4.0))
    ratio = [weight("d", features) / weight("a", features) for features in (once, four_times)]
    assert ratio[1] == pytest.approx(2 * ratio[0], rel=1e-5)


def test_what_is_unknown_takes_weight_from_what_is_known() -> None:
    assert weight("a", {"a": 1.0, "b": 1.0, "x": 1.0}) < weight("a", {"a": 1.0, "b": 1.0})


def test_nothing_known_is_an_empty_vector() -> None:
    assert not len(INDEX.vector({"x": 1.0}).features)
    assert not len(INDEX.vector({}).features)


FEATURES = st.dictionaries(st.sampled_from("abcdexyz"), st.floats(0.1, 9), max_size=6)


@given(FEATURES)
def test_no_question_is_longer_than_1(features: dict[str, float]) -> None:
    vector = INDEX.vector(features)
    assert np.linalg.norm(vector.weights) <= 1 + 1e-6
    assert (vector.weights > 0).all()
    assert len(vector.features) == len(set(features) & set(INDEX.numbers))
