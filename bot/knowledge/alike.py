"""Whether a question asks just what a stored wording asks: the same names and numbers, said or denied alike.

Words alone don't tell 5,000 characters from 10,000, nor what is required from what is not.
"""

import re
from functools import cache

from bot.knowledge.entry import Entry
from bot.knowledge.polarity import Polarity
from bot.knowledge.reading import Reader, Reading
from bot.language.normalise import normalise

NAMES = ("type", "agency", "level", "track", "year")
NUMBER = re.compile(r"\d[\d,.]*")
SOME = 0.1  # of the wordings
MUST = re.compile(r"ต้อง|จำเป็น|บังคับ|\b(?:must|need|needs|needed|required?|have to|has to|necessary|mandatory)\b")
ENDING = 60  # characters in which a denial counts: before them it belongs to the story
DENIED = re.compile(r"(?<!หรือ)(?<!ใช่)ไม่(?!น้อย|เกิน|ทราบ|แน่|รู้|เข้าใจ|ค่อย|ใช่ไหม|$)|\b(?:not|without|no)\b|n't\b")


def asks_alike(reading: Reading, entry: Entry, reader: Reader) -> bool:
    """Whether one of the entry's wordings has every name and number of the question, and denies if it does."""
    names, numbers, denied = _names(reading), _numbers(reading.text), denies(reading.text)
    return any(
        names <= _names(stored) and numbers <= _numbers(stored.text) and denied == denies(stored.text)
        for stored in map(reader.read, entry.questions)
    )


def denied_alike(text: str, entry: Entry) -> bool:
    """Whether a normalised question that denies something is like one of the entry's wordings in that."""
    return not denies(text) or any(denies(normalise(wording)) for wording in entry.questions)


def must_alike(text: str, entry: Entry, polarity: Polarity) -> bool:
    """Whether a normalised question asks if something must be as some of the entry's wordings do, or does not as others
    don't: what need not be done may still be done, and what is enough need not be reached."""
    share = _must(entry.questions, polarity)
    return share is None or (share if _asks_must(text) else 1 - share) >= SOME


@cache
def _must(wordings: tuple[str, ...], polarity: Polarity) -> float | None:
    """The share of the questions of yes or no that ask what must be; None where there are none."""
    asked = [text for text in map(normalise, wordings) if polarity.polar(text)]
    return sum(map(_asks_must, asked)) / len(asked) if asked else None


def _asks_must(text: str) -> bool:
    return bool(MUST.search(text[-ENDING:]))


def denies(text: str) -> bool:
    """Whether the end of a normalised text denies something: "ไม่ต้องแนบใช่ไหม"."""
    return bool(DENIED.search(text[-ENDING:]))


def _names(reading: Reading) -> frozenset[tuple[str, str]]:
    return frozenset((mention.kind, mention.value) for mention in reading.mentions if mention.kind in NAMES)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(found.strip(".,").replace(",", "") for found in NUMBER.findall(text))
