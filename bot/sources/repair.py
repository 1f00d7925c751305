"""Repairs what a PDF file or a scan did to a document's Thai, and nothing that the document says.

The normaliser of questions (bot/language) is not used as a whole: it also lowers letters, turns Thai digits, and
takes a letter out of ระบบบริหาร. Its knowledge of which signs are marks is.
"""

import re
from typing import Final

from bot.language.normalise import ABOVE_BELOW, MARKS, THAI_LETTER, TONES
from bot.sources.glyphs import legible

LEADING: Final = "\u0e40-\u0e44"  # vowels written before their letter
TRAILING: Final = "\u0e30\u0e32\u0e33\u0e45"  # vowels written after it: no word begins with one
RISEN: Final = "\u0e31\u0e34-\u0e37"  # vowels above
TONE: Final = "\u0e48-\u0e4b"
OR: Final = "\u0e2d\u0e37"  # o ang under sara uee

# in this order: a later rule may rely on what an earlier one has mended
RULES: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\u0e40\u0e40", "\u0e41"),  # two sara e are one sara ae
        (rf"(?<=[{THAI_LETTER}{MARKS}]) +(?=[{MARKS}{TRAILING}])", ""),  # ตั ้ง, ผลง าน
        (rf"(?<=[{LEADING}]) +(?=[{THAI_LETTER}])", ""),  # เ กณฑ์
        (r"\u0e32\u0e4d", "\u0e33"),  # both halves of sara am, the wrong way round
        (rf"(?<=[{THAI_LETTER}])([{TONE}]*)\u0e4d([{TONE}]*)\u0e32", "\\1\\2\u0e33"),  # นําร่อง
        (rf"\u0e33([{TONE}])", "\\1\u0e33"),  # a tone mark after sara am
        (rf"(?<=[{THAI_LETTER}])([{LEADING}])([{MARKS}]+)", r"\2\1"),  # ลิงกไ์ด้
        (rf"([{TONES}]{{1,3}})([{ABOVE_BELOW}])", r"\2\1"),  # เพ่ือ: tone before vowel
        (rf"([{MARKS}])\1+", r"\1"),  # a mark drawn twice to look bold
        (rf"(?<=[{THAI_LETTER}]){OR}([{TONE}]?)(?![{THAI_LETTER}{MARKS}])", "\u0e37\\1\u0e2d"),  # หรอืไม่
        (rf"(?<=[{THAI_LETTER}][{RISEN}])([{THAI_LETTER}])([{TONE}])(?=[{THAI_LETTER}][{TONE}])", r"\2\1"),  # ทีส่ร้าง
        (rf"(?<![^\s!-~])[{MARKS}]+", ""),  # a mark with nothing to stand on
        (rf"(?<=[{THAI_LETTER}]) +\.(?!\.)", "."),  # ก .พ.ร.
        (r"\( +", "("),
        (r" +\)", ")"),
        (r"\*{2,}", ""),  # bold type, as Markdown has it
        (r" {2,}", " "),
        (r" *\t *", "\t"),
        (r"^ +", ""),
    )
)
# what a moved or lost mark made of words, where no rule of spelling tells
WORDS: Final = {
    "\u0e01\u0e21\u0e38\u0e20\u0e32\u0e1e\u0e31\u0e19\u0e18\u0e4c": "กุมภาพันธ์",
    "\u0e2a\u0e32\u0e19\u0e31\u0e01\u0e07\u0e32\u0e19": "สำนักงาน",
    "แตร่ะ": "แต่ระ",
}
BROKEN: Final = re.compile("|".join(WORDS))


def repaired(line: str) -> str:
    """One line of a document as it was meant; a space at its end stays, it tells how the next line continues it."""
    line = legible(line)
    while (mended := _mend(line)) != line:
        line = mended
    return line


def _mend(line: str) -> str:
    for pattern, replacement in RULES:
        line = pattern.sub(replacement, line)
    return BROKEN.sub(lambda found: WORDS[found[0]], line)
