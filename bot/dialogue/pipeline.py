"""The walk of a message: the list of steps is the design."""

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue.compose import compose
from bot.dialogue.count import count
from bot.dialogue.decide import decide
from bot.dialogue.english import in_english
from bot.dialogue.interview import interview, remind
from bot.dialogue.resume import resume
from bot.dialogue.turn import Turn
from bot.dialogue.understand import match, read, repair
from bot.knowledge.handbook import Handbook

Step = Callable[[Turn, Handbook], Turn]
Clock = Callable[[], float]

STEPS: tuple[Step, ...] = (
    repair,  # what phones, PDF files and keyboards did to the text
    read,  # words, and the types, levels, agencies and years they name
    interview,  # the eligibility check: its beginning, or an answer to its question
    count,  # the length check: a text for a field of a form
    resume,  # a picked choice, a pressed button, a follow-up to the last answer
    match,  # the entries that resemble the question
    decide,  # which of them answer, or why none does
    compose,  # the answer and what to remember of it
)


def walk(turn: Turn, handbook: Handbook, clock: Clock) -> Turn:
    """Take a message through the steps until it has an answer. The turn that comes back has it, and the next
    conversation.

    `clock` gives seconds and only times the steps.
    """
    for step in STEPS:
        if turn.answer is not None:
            break
        start = clock()
        turn = step(turn, handbook)
        spent = (step.__name__, round((clock() - start) * 1000, 3))
        turn = replace(turn, timings=(*turn.timings, spent))
    return remind(in_english(turn, handbook), handbook)
