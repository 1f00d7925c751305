"""The facts of a work: read strictly, each fault in one clear line; what isn't told stays unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import InputError
from bot.rules.facts import (
    AGENCIES,
    AWARDS,
    ENTERED,
    KNOWN,
    LEVELS,
    NOMINEE_BOOLS,
    TRUTHS,
    FactError,
    Facts,
    read_facts,
)

REFUSED: list[tuple[object, str]] = [
    ([], "facts"),
    (None, "facts"),
    ("months", "facts"),
    (12, "facts"),
    ({"mnths": 12}, "mnths"),
    ({"nominee.count": 1}, "nominee.count"),
    ({"": 1}, "ไม่รู้จัก"),
    ({"edition": 2567}, "edition"),
    ({"edition": "67"}, "edition"),
    ({"edition": "ปีนี้"}, "edition"),
    ({"agency": "Department"}, "agency"),
    ({"agency": ["department"]}, "agency"),
    ({"level": 2}, "level"),
    ({"level": "hear"}, "level"),
    ({"track": "expansion"}, "track"),
    ({"months": "12"}, "months"),
    ({"months": True}, "months"),
    ({"months": -1}, "months"),
    ({"months": float("nan")}, "months"),
    ({"months": float("inf")}, "months"),
    ({"started_after_win": "3"}, "started_after_win"),
    ({"areas": 2.5}, "areas"),
    ({"pages": [10]}, "pages"),
    ({"ongoing": 1}, "ongoing"),
    ({"ongoing": "true"}, "ongoing"),
    ({"won": {}}, "won"),
    ({"won": "open"}, "won"),
    ({"won": ["open"]}, "won"),
    ({"won": [None]}, "won"),
    ({"won": [{"typ": "open"}]}, "won"),
    ({"won": [{"type": "opne"}]}, r"won\.type"),
    ({"won": [{"type": "open", "level": "silver"}]}, r"won\.level"),
    ({"won": [{"type": "open", "year": "2565"}]}, r"won\.year"),
    ({"also_entered": "service"}, "also_entered"),
    ({"also_entered": ["network"]}, "also_entered"),
    ({"also_entered": [["open"]]}, "also_entered"),
    ({"nominee": []}, "nominee"),
    ({"nominee": True}, "nominee"),
    ({"nominee": {"age": 60}}, "nominee"),
    ({"nominee": {"political": "no"}}, r"nominee\.political"),
    ({"nominee": {"count": 1.5}}, r"nominee\.count"),
]


@pytest.mark.parametrize(("facts", "says"), REFUSED)
def test_a_wrong_fact_is_refused_in_one_line_that_names_it(facts: object, says: str) -> None:
    with pytest.raises(FactError, match=says) as caught:
        read_facts(facts)
    assert isinstance(caught.value, InputError)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("truth", TRUTHS)
def test_a_yes_or_no_takes_only_true_and_false(truth: str) -> None:
    assert read_facts({truth: True}) == (None, {truth: True})
    assert read_facts({truth: False}) == (None, {truth: False})
    with pytest.raises(FactError, match=truth):
        read_facts({truth: "false"})


@pytest.mark.parametrize(("name", "values"), [("agency", AGENCIES), ("level", LEVELS), ("edition", ("2567", "2564"))])
def test_every_value_of_a_choice_is_taken(name: str, values: tuple[str, ...]) -> None:
    for value in values:
        edition, facts = read_facts({name: value})
        assert (edition or facts[name]) == value


def test_no_fact_at_all_is_a_work_of_which_nothing_is_known() -> None:
    assert read_facts({}) == (None, {})


@pytest.mark.parametrize("name", [name for name in KNOWN if "." not in name])
def test_null_is_unknown(name: str) -> None:
    assert read_facts({name: None}) == (None, {})


def test_null_inside_is_unknown_too() -> None:
    won = [{"type": "open", "level": None, "year": None}]
    _, facts = read_facts({"nominee": {"count": 1, "political": None}, "won": won})
    assert facts == {"nominee": True, "nominee.count": 1, "won": ({"type": "open"},)}


def test_the_edition_is_told_apart_from_the_facts() -> None:
    assert read_facts({"edition": "2564", "months": 12}) == ("2564", {"months": 12})


def test_an_empty_list_is_known_none() -> None:
    assert read_facts({"won": [], "also_entered": []}) == (None, {"won": (), "also_entered": ()})


@pytest.mark.parametrize("award", AWARDS)
def test_every_award_may_have_been_won(award: str) -> None:
    item = {"type": award, "level": "good", "year": 2565}
    assert read_facts({"won": [item]})[1]["won"] == (item,)


def test_every_branch_and_type_may_be_entered_besides() -> None:
    assert read_facts({"also_entered": list(ENTERED)})[1]["also_entered"] == ENTERED


def test_a_nominee_of_whom_nothing_is_told_is_still_a_nominee() -> None:
    assert read_facts({"nominee": {}}) == (None, {"nominee": True})


def test_the_facts_of_a_nominee_are_named_after_him() -> None:
    given = {**dict.fromkeys(NOMINEE_BOOLS, False), "count": 1}
    _, facts = read_facts({"nominee": given})
    assert facts == {"nominee": True, **{f"nominee.{name}": value for name, value in given.items()}}


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert read_facts({"areas": 2.0, "months": 11.5}) == (None, {"areas": 2, "months": 11.5})


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from((*AGENCIES, *LEVELS, *AWARDS))
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("type", "year", "count")), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(KNOWN) | st.text(max_size=9), JSON, max_size=6) | JSON)
def test_any_json_is_read_or_refused_in_one_line(told: object) -> None:
    refusal = ""
    facts: Facts = {}
    try:
        _, facts = read_facts(told)
    except FactError as error:
        refusal = str(error)
    assert "\n" not in refusal
    assert set(facts) <= set(KNOWN)
    assert None not in facts.values()
