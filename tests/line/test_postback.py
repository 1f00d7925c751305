"""What buttons send back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.limits import TEXTS, graphemes, utf16
from bot.line.postback import HIGHEST, Ask, Leaf, Miss, Officer, Original, Pick, Postback, Why, action, encode, parse

ids = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
presses = st.one_of(
    st.builds(Ask, ids),
    st.builds(Pick, ids, st.integers(1, HIGHEST)),
    st.builds(Officer, ids),
    st.builds(Miss, ids),
    st.builds(Why, ids, ids),
    st.builds(Original, ids),
    st.builds(Leaf, ids, st.integers(1, HIGHEST), st.integers(1, HIGHEST)),
)


@pytest.mark.parametrize(
    ("press", "data"),
    [
        (Ask("one-work-one-branch"), "ask:one-work-one-branch"),
        (Pick("01JD7", 2), "pick:01JD7:2"),
        (Officer("01JD7"), "officer:01JD7"),
        (Miss("01JD7"), "miss:01JD7"),
        (Why("01JD7", "wrong"), "why:01JD7:wrong"),
        (Original("01JD7"), "original:01JD7"),
        (Leaf("01JD7", 2, 5), "leaf:01JD7:2:5"),
    ],
)
def test_data_is_short_and_readable(press: Postback, data: str) -> None:
    assert encode(press) == data
    assert parse(data) == press


@given(presses)
def test_what_is_encoded_is_read_back(press: Postback) -> None:
    data = encode(press)
    assert parse(data) == press
    assert data.isascii()
    assert len(data) <= TEXTS["postback data"][0]


@given(st.text())
def test_foreign_data_is_never_an_error(data: str) -> None:
    assert parse(data) is None or encode(parse(data) or Ask("?")) == data


@given(st.sampled_from(["ask", "pick", "officer", "miss", "why", "original", "leaf"]), st.lists(st.text(), max_size=3))
def test_nearly_right_data_is_never_an_error(name: str, values: list[str]) -> None:
    press = parse(":".join([name, *values]))
    assert press is None or encode(press).startswith(name)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "ask",
        "ask:",
        "ask:a:b",
        "ASK:a",
        "ask:a b",
        "ask:%61",
        "ask:%zz",
        "ask:\ud800",
        "pick:q:0",
        "pick:q:01",
        "pick:q:๒",
        "pick:q:-1",
        "pick:q:100",
        "pick:q:" + "9" * 5000,
        "pick::1",
        "why:q",
        "why:q:",
        "officer:",
        "original:",
        "original:q:1",
        "leaf:q:1",
        "leaf::1:1",
        "leaf:q:0:1",
        "leaf:q:1:0",
        "leaf:q:1:01",
        "leaf:q:1:100",
        "leaf:q:๑:1",
        "richmenu-changed-to-b",
        '{"action": "buy"}',
    ],
)
def test_what_is_not_exactly_ours_is_refused(data: str) -> None:
    assert parse(data) is None


def test_an_id_too_long_for_a_button_is_refused() -> None:
    with pytest.raises(ValueError, match="304 characters"):
        encode(Ask("x" * 300))


def test_an_action_says_its_label_aloud() -> None:
    long = "ต้องดำเนินการมาแล้วนานเท่าไรจึงจะส่งประเภทสัมฤทธิผลประชาชนมีส่วนร่วมได้ น้ำ" * 9
    made = action(Ask("duration"), long, "label of a Flex button")
    assert made["type"] == "postback"
    assert made["data"] == "ask:duration"
    assert graphemes(made["label"]) <= 40
    assert 290 <= graphemes(made["displayText"]) <= 300
    assert utf16(made["data"]) <= 300
