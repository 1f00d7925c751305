"""How the differences between two editions are said: a line each, what changed first."""

from collections.abc import Iterable, Iterator, Mapping

from bot.answer.wording import Wording, fill
from bot.rules.compare import Difference, How, Part
from bot.rules.rulebook import Rulebook

ORDER: tuple[How, ...] = ("changed", "new", "gone")


def changes_said(
    differences: Iterable[Difference], before: Rulebook, after: Rulebook, wording: Wording, names: Mapping[str, str]
) -> str:
    """The differences as lines under a heading for each kind; what is the same stands in one line."""
    words, found = wording.sections["eligibility"]["compared"], tuple(differences)

    def say(part: Part | None, book: Rulebook) -> str:
        return fill(part.short, book, wording, names) if part else ""

    def lines(how: How) -> Iterator[str]:
        for difference in found:
            if difference.how == how:
                pair = {"before": say(difference.before, before), "after": say(difference.after, after)}
                yield words["lines"][how].format(**pair)

    years = {"before": before.edition, "after": after.edition}
    told = [(words[how].format(**years), dict.fromkeys(lines(how))) for how in ORDER]
    same = words["between"].join(dict.fromkeys(lines("same")))
    blocks = ["\n".join((heading, *block)) for heading, block in told if block]
    return "\n".join((*blocks, words["same"].format(same=same))) if same else "\n".join(blocks)
