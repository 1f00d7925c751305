"""Which messages bring a text to be counted, and where in them it stands."""

import re
from collections.abc import Mapping
from functools import cache

from bot.dialogue.counting import Counting
from bot.dialogue.field_names import split, titled
from bot.knowledge.handbook import Handbook
from bot.language.normalise import bare, normalise
from bot.rules.forms import Place
from bot.rules.length import measure

LONGEST_QUESTION = 120
LONGEST_REMARK = 79  # characters after a field's name that are no text for it yet
ENDING = 25
Known = Mapping[str, Place]


def commanded(text: str, known: Known, handbook: Handbook) -> Counting | None:
    """What a message that begins with "นับตัวอักษร" wants counted; None for any other, and for a question about it."""
    words = handbook.wording.sections["counting"]["words"]
    command = _command(tuple(words["begin"]), tuple(words["polite"]), tuple(words["around"])).match(text)
    if command is None:
        return None
    rest = text[command.end() :]
    fields, body = split(rest, known.values(), handbook)
    is_named = body != rest
    if not is_named and (command["glued"] is not None or (not command["colon"] and is_question(rest, handbook))):
        return None
    return _begin(fields, body)


@cache
def _command(begin: tuple[str, ...], polite: tuple[str, ...], around: tuple[str, ...]) -> re.Pattern[str]:
    """The words of the command, words of politeness, and the colon or space before what is counted. `glued` is matched
    where a longer word only begins like the command."""
    said, kind, name = (
        "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in sorted(words, key=len, reverse=True))
        for words in (begin, polite, (*polite, *around))
    )
    ends = r"(?=$|[\s:：])"
    after = rf"(?:\s*(?:{kind}))+{ends}|{ends}|(?={name})|(?P<glued>)"
    return re.compile(rf"\s*(?:{said})(?:{after})\s*(?P<colon>[:：])?\s*", re.IGNORECASE)


def texted(text: str, known: Known, handbook: Handbook) -> Counting | None:
    """What a message wants counted that is a field's name and a text to go with it; None for any other."""
    fields, body = titled(text, known.values(), handbook) if len(text) > LONGEST_REMARK else ((), "")
    if not any(place.part for place in fields) or len(body) <= LONGEST_REMARK or _asks(body[-ENDING:], handbook):
        return None
    return _begin(fields, body)


def _begin(fields: tuple[Place, ...], body: str) -> Counting:
    keys = tuple(place.field.key for place in fields)
    return Counting(keys, measure(body), 1) if body.strip() else Counting(keys)


def is_question(text: str, handbook: Handbook) -> bool:
    """Whether a message is evidently a question and no text for a form: short, and it asks something."""
    return len(text) < LONGEST_QUESTION and "\n" not in text.strip() and _asks(text, handbook)


def _asks(text: str, handbook: Handbook) -> bool:
    text, polarity = normalise(text), handbook.reader.vocabulary.polarity
    return text.endswith("?") or polarity.polar(text) or polarity.openly.search(bare(text)) is not None
