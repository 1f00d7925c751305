"""Reads the amounts that a question tells: how long, how many points, pages, places."""

import re
from collections.abc import Iterator

from bot.language.normalise import bare

SPOKEN = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
WORDS = {bare(word): value for value, word in enumerate(SPOKEN)}
DIGIT = "|".join(WORDS)
SPELLED = rf"(?:(?:{DIGIT}|ยี่)?สิบ(?:เอ็ด|{DIGIT})?|{DIGIT})"
NUMBER = rf"(?:\d+(?:\.\d+)?|{SPELLED})"
ONE, TWO = bare("เอ็ด"), bare("ยี่")
TENS = re.compile(bare(rf"({DIGIT}|ยี่)?สิบ(เอ็ด|{DIGIT})?"))
OTHER_UNITS = "%|ปี|เดือน|หน้า|พื้นที่|คน|เปอร์เซ็นต์"
YEAR = r"(?:\d\d|25\d\d)(?!\d| ?เดือน)"
YEARS_AND_MONTHS = re.compile(bare(rf"(?P<years>{NUMBER}) ?ปี ?(?:กับ|และ)? ?(?P<months>{NUMBER}) ?เดือน"))
OF_A_YEAR = re.compile(bare(r"(?:(?:ปี|รอบ|พศ|พ\.ศ\.|เกณฑ์) ?\|\d\d$)|(?:\|25[4-9]\d$)"))
HALF = 0.5
MONTHS_A_YEAR = 12

# kind, pattern with the amount in group "n" (or none: the amount is 1), what to multiply it by
PATTERNS: tuple[tuple[str, re.Pattern[str], float], ...] = tuple(
    (kind, re.compile(bare(pattern)), factor)
    for kind, pattern, factor in (
        ("months", rf"(?P<n>{NUMBER}) ?(?:ปี|years?)(?P<half> ?ครึ่ง)?(?!ที่|งบ| ?{YEAR})", MONTHS_A_YEAR),
        ("months", r"(?:ครบ|แค่|ได้|มา) ?ปี(?P<half> ?ครึ่ง)?(?:เดียว|พอดี|แล้ว|เอง)?(?! ?\d)", MONTHS_A_YEAR),
        ("months", r"(?<!\d)(?<!\d )(?<!สอง)(?<!สาม)ปี(?P<half> ?ครึ่ง)", MONTHS_A_YEAR),
        ("months", r"ครึ่งปี", MONTHS_A_YEAR * HALF),
        ("months", rf"(?P<n>{NUMBER}) ?(?:เดือน|months?)", 1),
        ("score", rf"(?P<n>{NUMBER}) ?(?:คะแนน|แต้ม|points?)", 1),
        ("score", rf"(?:ได้|คะแนน|scored?) ?(?P<n>\d\d(?:\.\d+)?)(?! ?(?:{OTHER_UNITS}|\d))", 1),
        ("pages", rf"(?P<n>{NUMBER}) ?(?:หน้า|แผ่น|pages?)", 1),
        ("areas", rf"(?P<n>{NUMBER}) ?(?:พื้นที่|อำเภอ|ตำบล|จังหวัด|แห่ง|areas?|provinces?|districts?)", 1),
        ("areas", r"(?:พื้นที่|อำเภอ|ตำบล|จังหวัด|แห่ง)เดียว", 1),
    )
)  # fmt: skip


def quantities(text: str) -> dict[str, float]:
    """The amounts of a normalised text by kind (months, score, pages, areas); a kind told in two ways is left out.

    "ปีครึ่ง" are 18 months, "สามอำเภอ" three areas.
    """
    told: dict[str, set[float]] = {}
    text = bare(text)
    for both in YEARS_AND_MONTHS.finditer(text):
        told.setdefault("months", set()).add(number(both["years"]) * MONTHS_A_YEAR + number(both["months"]))
    for kind, value in _found(YEARS_AND_MONTHS.sub(" ", text)):
        told.setdefault(kind, set()).add(value)
    return {kind: next(iter(values)) for kind, values in told.items() if len(values) == 1}


def _found(text: str) -> Iterator[tuple[str, float]]:
    for kind, pattern, factor in PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if groups.get("n") and OF_A_YEAR.search(text[: match.start("n")] + "|" + groups["n"]):
                continue
            amount = number(groups["n"]) if groups.get("n") else 1.0
            yield kind, (amount + (HALF if groups.get("half") else 0.0)) * factor


def number(text: str) -> float:
    """An amount in digits or in Thai words below a hundred, e.g. 21 for ยี่สิบเอ็ด."""
    text = bare(text)
    if tens := TENS.fullmatch(text):
        many, rest = tens[1], tens[2]
        high = 2 if many == TWO else WORDS[many] if many else 1
        low = 1 if rest == ONE else WORDS[rest] if rest else 0
        return float(high * 10 + low)
    return float(WORDS[text]) if text in WORDS else float(text)
