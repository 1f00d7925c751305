"""How many times today's knowledge, and what is asked at each size."""

from collections.abc import Mapping

from tests.bench.peers import BOT, PEERS
from tests.bench.questions import HELD_OUT, Question

SIZES = (1, 10, 100)
BOT_ASKED = 120
ENOUGH = 100  # questions, for a share of right answers to say something


def asked_of(name: str, size: int) -> int:
    """How many held-out questions a contender is asked at a size; at today's size all, whatever this says."""
    return BOT_ASKED if name == BOT or size == 1 else PEERS[name].asked.get(size, 0)


def asked_at(size: int, count: int, sets: Mapping[str, list[Question]]) -> dict[str, list[Question]]:
    """What is asked at a size: everything at today's, at larger ones `count` of the held-out questions."""
    if size == 1:
        return dict(sets)
    held_out = sets[HELD_OUT]
    return {HELD_OUT: held_out[:: max(1, len(held_out) // count)][:count]}
