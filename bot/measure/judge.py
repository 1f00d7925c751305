"""Whether an answer is right, and whether a wrong one does harm."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.language.normalise import normalise

MOST_CHOICES = 4
READINGS = 2


@dataclass(frozen=True)
class Judgement:
    """`harmful` is an assertion where there was none to make, or one with the opposite verdict."""

    right: bool
    harmful: bool
    reason: str = ""


def judge(question: Mapping[str, Any], report: Mapping[str, Any]) -> Judgement:
    """Compare what `awardbot ask --json` prints with what the question expects.

    An answer is right if its verdict agrees, it cites one of `cite_any`, has a string of every group of `must` and
    none of `must_not`. Asking back is right where it was expected, or where its text says all that an answer must.
    """
    kind, expected = report["kind"], question["expect"]
    asserts = kind == "answer"
    if expected == "handoff":
        return Judgement(not asserts, asserts, f"kind {kind}")
    if expected == "smalltalk":
        return Judgement(kind in ("smalltalk", "handoff"), asserts, f"kind {kind}")
    if expected == "clarify":
        return Judgement(kind == "clarify" or (asserts and _readings(question, report)), False, f"kind {kind}")
    if kind not in ("answer", "clarify") or len(report["choices"]) > MOST_CHOICES:
        return Judgement(False, False, f"kind {kind}")
    return _judge_answer(question, report, asserts)


def _judge_answer(question: Mapping[str, Any], report: Mapping[str, Any], asserts: bool) -> Judgement:
    verdict, given = question.get("verdict"), report["verdict"]
    if verdict and given != verdict:
        return Judgement(False, asserts and {verdict, given} == {"yes", "no"}, f"verdict {given}, not {verdict}")
    wanted, cited = set(question.get("cite_any") or ()), _cited(report)
    if wanted and not wanted & cited:
        return Judgement(False, False, f"cites {', '.join(sorted(cited)[:2]) or 'nothing'}")
    text = squash(report["text"])
    for group in question.get("must") or ():
        if not any(squash(word) in text for word in group):
            return Judgement(False, False, f"lacks {' / '.join(group[:3])}")
    for word in _flat(question.get("must_not") or ()):
        if squash(word) in text:
            return Judgement(False, asserts, f"says {word}")
    return Judgement(True, False)


def squash(text: str) -> str:
    """The text without what a reader doesn't see: spaces, case, kinds of digits."""
    return "".join(normalise(unicodedata.normalize("NFC", text)).split())


def _cited(report: Mapping[str, Any]) -> set[str]:
    return {citation["unit"] for citation in report["citations"]}


def _readings(question: Mapping[str, Any], report: Mapping[str, Any]) -> bool:
    wanted, cited = set(question.get("cite_any") or ()), _cited(report)
    return len(cited & wanted if wanted else cited) >= READINGS


def _flat(groups: Sequence[Any]) -> list[str]:
    return [word for group in groups for word in (group if isinstance(group, list) else [group])]
