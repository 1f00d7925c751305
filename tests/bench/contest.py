"""Runs every contender at every size, each in a process of its own, and scores what it found."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from bot.knowledge.handbook import Handbook
from tests.bench.accuracy import by_set
from tests.bench.figures import Figures, median_and_99th
from tests.bench.judged import Scored, answers
from tests.bench.peers import BOT, CONTENDERS
from tests.bench.questions import Question
from tests.bench.sizes import ENOUGH, SIZES, asked_at, asked_of
from tests.bench.stored import Stored
from tests.conftest import ROOT

AT_ONCE = 2  # indexes published at the same time; answering is measured one by one
LONGEST = 600  # seconds of one process


@dataclass(frozen=True)
class Contest:
    """`folder` takes the indexes, and `stored.json` for the processes."""

    handbook: Handbook
    known: Stored
    sets: Mapping[str, list[Question]]
    folder: Path

    def run(self) -> Iterator[Figures]:
        """All contenders at the sizes in turn, the bot first: it sets the answer rate."""
        self.known.write(self.base)
        rates: dict[str, float] = {}
        for size in SIZES:
            able = [name for name in CONTENDERS if asked_of(name, size)]
            with ThreadPoolExecutor(AT_ONCE) as pool:
                published = dict(zip(able, pool.map(partial(self.publish, size), able), strict=True))
            for name in able:
                measured = self.measure(name, size, published[name], rates)
                if name == BOT and size == 1:
                    rates = {of: both.always.answered for of, both in measured.accuracy.items()}
                yield measured

    @property
    def base(self) -> Path:
        return self.folder / "stored.json"

    def publish(self, size: int, name: str) -> float:
        """Seconds to make the index."""
        start = time.perf_counter()
        self._process("publish", name, size, None)
        return time.perf_counter() - start

    def measure(self, name: str, size: int, publish_s: float, rates: Mapping[str, float]) -> Figures:
        """Load, ask, score."""
        asked = asked_at(size, asked_of(name, size), self.sets)
        whole = list(chain.from_iterable(asked.values()))
        raw = json.loads(self._process("measure", name, size, json.dumps([question["q"] for question in whole])))
        middle, last = median_and_99th(raw["spent_ms"])
        worth = size == 1 or (name != BOT and len(whole) >= ENOUGH)
        accuracy = by_set(asked, self.reports(name, whole, raw["found"]), rates) if worth else {}
        return Figures(
            name, size, len(whole), publish_s, raw["load_s"], middle, last, raw["memory_mb"], raw["loop_s"], accuracy
        )

    def reports(self, name: str, questions: Sequence[Question], found: list[Any]) -> list[Scored]:
        """What a process found as answers; the bot gives its own, and decides by itself which to leave unsaid."""
        if name == BOT:
            return [(made, 1.0) for made in found]
        return answers(questions, found, self.known, self.handbook)

    def _process(self, act: str, name: str, size: int, given: str | None) -> str:
        folder = self.folder / f"{name}-{size}"
        folder.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "tests.bench.contender", act, name, str(size), str(folder), str(self.base)]
        done = subprocess.run(
            command, cwd=ROOT, input=given, stdout=subprocess.PIPE, text=True, timeout=LONGEST, check=True
        )
        return done.stdout
