"""The stored questions made ready for matching, kept in a file so that a start need not learn again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.knowledge.entries import Entry, Topic
from bot.knowledge.index import Index, Postings, build_index
from bot.knowledge.learn import ROUNDS, learn
from bot.knowledge.reading import Reader, Reading
from bot.language.mistakes import noisy

SOURCES = (Path(__file__).parent, Path(__file__).parent.parent / "language")
PACKAGE = Path(__file__).parent.parent.parent
FOLDER = "build"
SEED = 2567
QUICK_ROUNDS = 2


@dataclass(frozen=True)
class Compiled:
    """`index` holds every entry's questions, entry by entry, then the topics'; `classifier` scores the entries;
    `words` are all that occur."""

    index: Index
    classifier: Postings
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
    files = [*sorted((home / "knowledge").glob("*.yaml")), *sorted((home / "knowledge").glob("*/*.yaml"))]
    name = f"questions-{_fingerprint([*files, *_code()])}.npz"
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
    asked = [(question, place) for place, entry in enumerate(entries.values()) for question in entry.questions]
    open_asked = [(question, topic.id) for topic in topics.values() for question in topic.questions]
    readings = [reader.read(question) for question, _ in (*asked, *open_asked)]
    groups = [entry.topic for entry in entries.values() for _ in entry.questions] + [topic for _, topic in open_asked]
    index = build_index([reading.features for reading in readings], groups)
    plain = [*zip(readings, (place for _, place in asked), strict=False)]
    taught = [*plain, *_varied(asked, reader, scenes)] if scenes else plain
    vectors = [index.vector(reading.features) for reading, _ in taught]
    labels, copies = [place for _, place in taught], len(taught) // max(1, len(plain))
    rounds = ROUNDS if scenes else QUICK_ROUNDS
    classifier = learn(vectors, labels, len(index.numbers), len(entries), copies, rounds)
    return Compiled(index, classifier, frozenset(word for reading in readings for word in reading.words))


def _varied(asked: Sequence[tuple[str, int]], reader: Reader, scenes: Sequence[str]) -> Iterator[tuple[Reading, int]]:
    """Each question after a scene, and each with typing mistakes."""
    for number, (question, place) in enumerate(asked):
        yield reader.read(noisy(f"{scenes[number % len(scenes)]} {question}", SEED + 1)), place
        yield reader.read(noisy(question, SEED)), place


def _code() -> list[Path]:
    return [path for folder in SOURCES for path in sorted(folder.glob("*.py"))]


def _fingerprint(files: Sequence[Path]) -> str:
    digest = hashlib.sha256("|".join(version(name) for name in ("nlpo3", "pythainlp", "numpy")).encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]


def _keep(path: Path, made: Compiled) -> None:
    """Write the file whole or not at all; a folder that can't be written to only costs the next start time."""
    arrays = {"features": _joined(made.index.numbers), "words": _joined(sorted(made.words))}
    arrays |= {"rarity": made.index.rarity, "unknown": np.array(made.index.unknown)}
    for name, postings in (("index", made.index.postings), ("classifier", made.classifier)):
        arrays |= {f"{name}_{part}": getattr(postings, part) for part in ("starts", "places", "weights")}
        arrays[f"{name}_size"] = np.array(postings.size)
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
    parts = {
        name: Postings(
            arrays[f"{name}_starts"], arrays[f"{name}_places"], arrays[f"{name}_weights"], int(arrays[f"{name}_size"])
        )
        for name in ("index", "classifier")
    }
    numbers = {feature: number for number, feature in enumerate(_split(arrays["features"]))}
    index = Index(numbers, arrays["rarity"], float(arrays["unknown"]), parts["index"])
    return Compiled(index, parts["classifier"], frozenset(_split(arrays["words"])))


def _joined(texts: Iterable[str]) -> np.ndarray:
    return np.frombuffer("\n".join(texts).encode(), np.uint8)


def _split(stored: np.ndarray) -> list[str]:
    return stored.tobytes().decode().split("\n")
