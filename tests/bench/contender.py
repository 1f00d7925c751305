"""One contender in a process of its own, so that time and memory are its own: publishes its index, or loads it and
answers. Prints JSON. What only one of them needs is imported where it is used: no process holds another's libraries."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.knowledge.facets import field_words
from bot.language.normalise import normalise
from bot.language.segment import Segmenter
from bot.settings import home_folder
from tests.bench.calibration import calibration, resident
from tests.bench.peers import BOT, PEERS
from tests.bench.stored import read_stored

WARM = 20
Answering = Callable[[str], Any]


def publish(name: str, size: int, folder: Path, base: Path) -> None:
    """Write the contender's index; the bot's of today is the one that it has."""
    known = read_stored(base)
    if name != BOT:
        PEERS[name].publish(known.texts(size), folder)
    elif size > 1:
        from bot.knowledge.handbook import open_handbook
        from tests.bench import bot_at_size

        bot_at_size.publish(open_handbook(home_folder()), known.strange, size, folder)


def the_bot(size: int, folder: Path) -> Answering:
    """Answers as in a new chat."""
    from bot.cli.report import report
    from bot.dialogue.pipeline import walk
    from bot.dialogue.turn import Turn
    from bot.knowledge.handbook import open_handbook

    handbook = open_handbook(home_folder())
    if size > 1:
        from tests.bench import bot_at_size

        handbook = bot_at_size.grown(handbook, size, folder)
    return lambda text: report("", walk(Turn(text), handbook, time.perf_counter), 0.0, handbook)


def a_peer(name: str, size: int, folder: Path, base: Path) -> Answering:
    """Answers with the place of the best wording and its score."""
    segmenter = Segmenter(field_words(home_folder()))
    texts = (words for _ in range(1) for words in read_stored(base).texts(size))  # read only if it is asked for
    peer = PEERS[name](folder, texts)
    return lambda text: peer.best(segmenter.words(normalise(text)))


def measure(name: str, size: int, folder: Path, base: Path, texts: Sequence[str]) -> dict[str, Any]:
    """Load, warm up, answer; seconds, milliseconds, MB, and what was found."""
    start = time.perf_counter()
    answering = the_bot(size, folder) if name == BOT else a_peer(name, size, folder, base)
    load = time.perf_counter() - start
    before = calibration()
    for text in texts[: min(WARM, len(texts) // 6)]:
        answering(text)
    spent, found = [], []
    for text in texts:
        start = time.perf_counter()
        found.append(answering(text))
        spent.append((time.perf_counter() - start) * 1000)
    loop = (before + calibration()) / 2
    return {"load_s": load, "memory_mb": resident(), "loop_s": loop, "spent_ms": spent, "found": found}


if __name__ == "__main__":
    act, contender, times, where, knowledge = sys.argv[1:]
    if act == "publish":
        publish(contender, int(times), Path(where), Path(knowledge))
    else:
        asked = json.load(sys.stdin)
        json.dump(measure(contender, int(times), Path(where), Path(knowledge), asked), sys.stdout)
