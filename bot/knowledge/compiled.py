"""The stored questions made ready for matching, kept in a file so that a start need not learn again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.knowledge.classifier import Classifier
from bot.knowledge.entry import Entry, Topic
from bot.knowledge.index import Index, build_index
from bot.knowledge.learn import common, learn
from bot.knowledge.reading import Reader, Reading
from bot.language.mistakes import noisy

LANGUAGE = Path(__file__).parent.parent / "language"
READ_WITH = ("facets.yaml", "language.yaml")
READ_BY = ("classifier", "compiled", "facets", "index", "learn", "reading", "vocabulary")
PACKAGE = Path(__file__).parent.parent.parent
FOLDER = "build"
SEED, MISTYPED = 2567, (1, 2)
CLASSIFIER = ("rows", "meanings", "outputs", "leanings")
ROUNDS, QUICK_ROUNDS = 5, 2


@dataclass(frozen=True)
class Compiled:
    """`index` weighs the features of a question, `classifier` scores the entries by them, in their order; `words` are
    all that occur."""

    index: Index
    classifier: Classifier
    words: frozenset[str]


def compiled(
    home: Path,
    topics: Mapping[str, Topic],
    entries: Mapping[str, Entry],
    reader: Reader,
    scenes: Sequence[str],
    thorough: bool,
) -> Compiled:
    """The compiled questions of these entries, from a build folder if they are the same: the home's or the package's.

    Otherwise they are made: thoroughly, in minutes, and kept; or quickly, in seconds, without the `scenes` and the
    mistakes, so that an edit can be tried at once.
    The classifier also learns from each question after one of the `scenes` and with typing mistakes, so that it goes
    by the question and not by the story or the spelling.
    """
    asked = [(entry.id, entry.topic, *entry.questions) for entry in entries.values()]
    asked += [(topic.id, *topic.questions) for topic in topics.values()]
    read_by = [home / "knowledge" / name for name in READ_WITH]
    name = f"questions-{_fingerprint(repr((asked, scenes)), [*read_by, *_code()])}.npz"
    for folder in (home / FOLDER, PACKAGE / FOLDER):
        if (folder / name).is_file() and (kept := _load(folder / name)):
            return kept
    made = _compile(topics, entries, reader, scenes if thorough else ())
    if thorough:
        _keep(home / FOLDER / name, made)
    return made


def _compile(
    topics: Mapping[str, Topic], entries: Mapping[str, Entry], reader: Reader, scenes: Sequence[str]
) -> Compiled:
    asked = [*_asked(topics, tuple(entries.values()))]
    readings = [reader.read(question) for question, _ in asked]
    kinds = [entry.topic for entry in entries.values()]
    index = build_index([reading.features for reading in readings], [kinds[place] for _, place in asked])
    plain = [index.vector(reading.features) for reading in readings]
    varied = [index.vector(reading.features) for reading in _varied(asked, reader, scenes)] if scenes else []
    labels = [place for _, place in asked]
    rows, rounds = common(plain, len(index.numbers)), ROUNDS if scenes else QUICK_ROUNDS
    taught = [*plain, *varied]
    classifier = learn(taught, labels * (len(taught) // max(1, len(plain))), rows, len(entries), rounds)
    return Compiled(index, classifier, frozenset(word for reading in readings for word in reading.words))


def _asked(topics: Mapping[str, Topic], entries: Sequence[Entry]) -> Iterator[tuple[str, int]]:
    """Every wording with the place of the entry that it asks for. A topic's own wordings name no facet: they ask for
    each of its entries that need one."""
    for place, entry in enumerate(entries):
        yield from ((question, place) for question in entry.questions)
    for topic in topics.values():
        siblings = [
            place
            for place, entry in enumerate(entries)
            if entry.topic == topic.id and entry.facets and not entry.settled_by
        ]
        yield from ((question, place) for question in topic.questions for place in siblings)


def _varied(asked: Sequence[tuple[str, int]], reader: Reader, scenes: Sequence[str]) -> Iterator[Reading]:
    """Each question with typing mistakes, twice, then each after a scene and with others."""
    for seed in MISTYPED:
        yield from (reader.read(noisy(question, seed)) for question, _ in asked)
    for number, (question, _) in enumerate(asked):
        yield reader.read(noisy(f"{scenes[number % len(scenes)]} {question}", SEED))


def _code() -> list[Path]:
    """The code that decides what is compiled."""
    return [*(Path(__file__).with_name(f"{name}.py") for name in READ_BY), *sorted(LANGUAGE.glob("*.py"))]


def _fingerprint(asked: str, files: Sequence[Path]) -> str:
    """What the compiled questions depend on: the same wordings, read and learned from in the same way."""
    libraries = "|".join(version(name) for name in ("nlpo3", "pythainlp", "numpy", "scipy"))
    digest = hashlib.sha256(f"{libraries}\0{asked}".encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]


def _keep(path: Path, made: Compiled) -> None:
    """Write the file whole or not at all; a folder that can't be written to only costs the next start time."""
    arrays = {"features": _joined(made.index.numbers), "words": _joined(sorted(made.words))}
    arrays |= {"rarity": made.index.rarity, "unknown": np.array(made.index.unknown)}
    arrays |= {f"classifier_{part}": getattr(made.classifier, part) for part in CLASSIFIER}
    try:
        path.parent.mkdir(exist_ok=True)
        half = path.with_name(f"{path.stem}.half.npz")
        np.savez(half, allow_pickle=False, **arrays)
        half.replace(path)
    except OSError:
        return
    for old in path.parent.glob("questions-*.npz"):
        if old != path:
            old.unlink(missing_ok=True)


def _load(path: Path) -> Compiled | None:
    """What `_keep` wrote; None for a file that is damaged."""
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except (OSError, ValueError, EOFError, BadZipFile):
        return None
    numbers = {feature: number for number, feature in enumerate(_split(arrays["features"]))}
    index = Index(numbers, arrays["rarity"], float(arrays["unknown"]))
    classifier = Classifier(*(arrays[f"classifier_{part}"] for part in CLASSIFIER))
    return Compiled(index, classifier, frozenset(_split(arrays["words"])))


def _joined(texts: Iterable[str]) -> np.ndarray:
    return np.frombuffer("\n".join(texts).encode(), np.uint8)


def _split(stored: np.ndarray) -> list[str]:
    return stored.tobytes().decode().split("\n")
