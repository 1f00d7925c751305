"""Every peer finds a stored wording again."""

from pathlib import Path

import pytest

from tests.bench.peers import PEERS

TEXTS = [
    ["สง", "ได", "กี", "หนา"],
    ["ปิด", "รับ", "สมัคร", "วัน", "ไหน"],
    ["ใคร", "เป็น", "กรรมการ", '"ตัดสิน"'],
    ["คะแนน", "เต็ม", "เทาไร"],
]


@pytest.mark.parametrize("name", PEERS)
def test_a_stored_wording_is_the_best(name: str, tmp_path: Path) -> None:
    PEERS[name].publish(iter(TEXTS), tmp_path)
    peer = PEERS[name](tmp_path, iter(TEXTS))
    for place, words in enumerate(TEXTS):
        found = peer.best(words)
        assert found is not None
        assert (found[0], found[1] > 0) == (place, True)


@pytest.mark.parametrize("name", PEERS)
def test_nothing_is_found_for_nothing(name: str, tmp_path: Path) -> None:
    PEERS[name].publish(iter(TEXTS), tmp_path)
    assert PEERS[name](tmp_path, iter(TEXTS)).best(()) is None
