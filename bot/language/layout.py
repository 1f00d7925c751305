"""Text typed while the keyboard was set to the other language (l;ylfu for สวัสดี)."""

import re
from collections.abc import Container

from pythainlp.util import eng_to_thai, thai_to_eng

from bot.language.normalise import normalise
from bot.language.segment import Segmenter

SHORTEST = 6
ENGLISH_ENOUGH = 0.6
THAI_ENOUGH = 0.85
THAI = re.compile(r"[\u0e01-\u0e4e]")
LATIN_WORD = re.compile(r"[a-z]{2,}")
ADDRESS = re.compile(r"https?://|www\.|@")


def retyped(text: str, segmenter: Segmenter, english: Container[str]) -> str:
    """The text as if typed with the right keyboard layout, or unchanged where it makes sense as it is.

    `text` is as typed (not normalised: capitals are shifted keys); `english` holds the English words of the field.
    """
    bare = text.strip()
    if len(bare) < SHORTEST or ADDRESS.search(bare):
        return text
    if not THAI.search(bare):
        return _meant_thai(bare, segmenter, english) or text
    if not LATIN_WORD.search(bare.lower()):
        return _meant_english(bare, segmenter, english) or text
    return text


def _meant_thai(text: str, segmenter: Segmenter, english: Container[str]) -> str | None:
    if _english_share(text.lower(), english) >= ENGLISH_ENOUGH / 2:
        return None
    thai = eng_to_thai(text)
    whole = len(normalise(thai)) == len(" ".join(thai.lower().split()))
    return thai if whole and segmenter.known_share(normalise(thai)) >= THAI_ENOUGH else None


def _meant_english(text: str, segmenter: Segmenter, english: Container[str]) -> str | None:
    latin = thai_to_eng(text)
    return latin if _english_share(latin.lower(), english) >= ENGLISH_ENOUGH else None


def _english_share(text: str, english: Container[str]) -> float:
    words = LATIN_WORD.findall(text)
    return sum(len(word) for word in words if word in english) / max(1, len("".join(text.split())))
