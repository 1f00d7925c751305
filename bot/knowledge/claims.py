"""Claims: questions of yes or no that an entry settles beside its own, by the same text."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.answer.answer import Verdict
from bot.knowledge.entry import Entry, lines_of

CLAIMS: Mapping[str, Verdict] = {"yes_to": "yes", "no_to": "no"}
"""The keys under which an entry lists such questions, with the literal right answer."""


def with_claims(entry: Entry, fields: Mapping[str, Any]) -> Iterator[Entry]:
    """The entry, then one for what it affirms and one for what it denies, if the file lists such questions.

    They say the same and have a verdict; they are no reading of their topic.
    """
    yield entry
    for key, verdict in CLAIMS.items():
        if key in fields:
            asked = lines_of(fields[key])
            claim = replace(entry, id=f"{entry.id}.{verdict}", settled_by=entry, questions=asked, verdict=verdict)
            yield replace(claim, says="", line="", holds="", when={})
