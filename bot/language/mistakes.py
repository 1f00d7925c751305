"""Typing mistakes as people make them, from a seed: dropped and wrong tone marks, neighbouring keys, missing spaces,
PDF splits, Thai digits, doubled letters."""

import random
import re
from collections.abc import Callable

ONE_EDIT_IN = 15  # characters
TRIES = 50
TONES = "\u0e48\u0e49\u0e4a\u0e4b"
MARKS = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
KEYS = ("ๅ/-ภถุึคตจขช", "ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ")


def drop_mark(text: str, at: int, chance: random.Random) -> str:
    """Leave out the vowel or tone mark nearest to a place."""
    places = [match.start() for match in MARKS.finditer(text)]
    place = min(places, key=lambda p: abs(p - at), default=None)
    return text if place is None else text[:place] + text[place + 1 :]


def wrong_tone(text: str, at: int, chance: random.Random) -> str:
    """Put another tone mark than the one nearest to a place."""
    places = [place for place, letter in enumerate(text) if letter in TONES]
    place = min(places, key=lambda p: abs(p - at), default=None)
    return text if place is None else text[:place] + chance.choice(TONES) + text[place + 1 :]


def neighbouring_key(text: str, at: int, chance: random.Random) -> str:
    """Hit the key beside the one meant."""
    for row in KEYS:
        spot = row.find(text[at])
        if spot >= 0:
            near = row[max(0, spot - 1) : spot] + row[spot + 1 : spot + 2]
            return text[:at] + chance.choice(near) + text[at + 1 :]
    return text


def lose_spaces(text: str, at: int, chance: random.Random) -> str:
    """Leave out the next space."""
    return text[:at] + text[at:].replace(" ", "", 1)


def pdf_split(text: str, at: int, chance: random.Random) -> str:
    """Tear the nearest mark off its letter, as PDF files do."""
    places = [match.start() for match in MARKS.finditer(text)]
    place = min(places, key=lambda p: abs(p - at), default=None)
    return text if place is None else text[:place] + " " + text[place:]


def thai_digits(text: str, at: int, chance: random.Random) -> str:
    """Write the digits in Thai."""
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def double_letter(text: str, at: int, chance: random.Random) -> str:
    """Type a letter twice."""
    return text[:at] + text[at] * 2 + text[at:] if text[at].isalpha() else text


MISTAKES: tuple[Callable[[str, int, random.Random], str], ...] = (
    drop_mark, wrong_tone, neighbouring_key, lose_spaces, pdf_split, thai_digits, double_letter,
)  # fmt: skip


def noisy(text: str, seed: int) -> str:
    """The text with one mistake in fifteen characters, the same every time for the same seed."""
    chance = random.Random(f"{seed}:{text}")  # noqa: S311 - spoils text, guards nothing
    for _ in range(max(1, len(text) // ONE_EDIT_IN)):
        text = next((spoiled for _ in range(TRIES) if (spoiled := mistake(text, chance)) != text), text)
    return text


def mistake(text: str, chance: random.Random) -> str:
    """One mistake at random; some change nothing where they fall."""
    return chance.choice(MISTAKES)(text, chance.randrange(len(text)), chance)
