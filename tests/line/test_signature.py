"""LINE's signature: the published example, and everything near it."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.identity import hashed
from bot.line.signature import sign, verify

# the example of https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
BODY = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
HEADER = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="


def test_the_published_example() -> None:
    assert verify(BODY, HEADER, SECRET)
    assert sign(BODY, SECRET) == HEADER.encode()


@pytest.mark.parametrize(
    ("body", "header", "secret"),
    [
        (BODY, None, SECRET),
        (BODY, "", SECRET),
        (BODY, HEADER.lower(), SECRET),
        (BODY, HEADER[:-1], SECRET),
        (BODY, HEADER + "=", SECRET),
        (BODY, "ลายเซ็น", SECRET),
        (BODY, "\udcff", SECRET),
        (BODY, base64.b64decode(HEADER).hex(), SECRET),
        (BODY, HEADER, "another channel"),
        (BODY + b" ", HEADER, SECRET),
        (BODY.replace(b":", b": "), HEADER, SECRET),
        (b"", HEADER, SECRET),
    ],
)
def test_anything_else_is_refused(body: bytes, header: str | None, secret: str) -> None:
    assert not verify(body, header, secret)


def test_an_empty_secret_verifies_nothing() -> None:
    assert not verify(BODY, sign(BODY, "").decode(), "")


@given(st.binary(), st.text(min_size=1))
def test_what_is_signed_verifies_and_other_bytes_do_not(body: bytes, header: str) -> None:
    assert verify(body, sign(body, SECRET).decode(), SECRET)
    assert not verify(body + b"x", sign(body, SECRET).decode(), SECRET)
    assert not verify(body, header, SECRET)


def test_a_hash_depends_on_key_and_id_and_shows_neither() -> None:
    line_id = "U4af4980629abcdef"
    one = hashed("key", line_id)
    assert one == hashed("key", line_id)
    assert len(one) == 32
    assert int(one, 16) >= 0
    assert len({one, hashed("other key", line_id), hashed("key", line_id + "0")}) == 3
    assert line_id not in one


def test_any_text_can_be_hashed() -> None:
    assert len(hashed("กุญแจ", "ไอดี 😀")) == 32
