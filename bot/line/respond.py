"""Answers one event: questions go through the pipeline, buttons and greetings are met here."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from bot.answer.answer import Choice
from bot.dialogue.compose import START
from bot.dialogue.conversation import Conversation
from bot.dialogue.fragment import is_fragment
from bot.dialogue.pipeline import Clock, walk
from bot.dialogue.resume import picked
from bot.dialogue.turn import Turn
from bot.inbox.event import Event
from bot.inbox.memory import Memory
from bot.inbox.prepared import Message, Prepared
from bot.knowledge.handbook import Handbook
from bot.language.normalise import normalise
from bot.line.originals import Originals, TextsOf
from bot.line.page import Page
from bot.line.postback import Ask, Leaf, Miss, Officer, Original, Pick, Postback, Why, encode, parse
from bot.line.record import record
from bot.line.render import messages, reasons, text_message


class Feedback(Protocol):
    """Where what people think of an answer is kept."""

    def set_feedback(self, question_id: str, chat: str, feedback: str, reason: str | None = None) -> bool:
        """Record it; false if the chat asked no such question."""


PageOf = Callable[[Turn, Event], Page | None]
"""The page that an answered turn leads to, None where there is none."""


class Responder:
    """`consult` answers an event from the knowledge; `fallback` is said where that failed."""

    def __init__(
        self,
        handbook: Handbook,
        feedback: Feedback,
        call_name: str,
        clock: Clock,
        page_of: PageOf = lambda turn, event: None,
        texts_of: TextsOf = lambda units: {},
    ) -> None:
        self._handbook, self._feedback, self._call_name, self._clock = handbook, feedback, call_name, clock
        self._page_of = page_of
        self._words = handbook.wording.sections
        self._originals = Originals(handbook.units, texts_of, self._words)
        self._meet: dict[str, Callable[[Event, Memory], Prepared]] = {
            "text": self._text,
            "edit": self._text,
            "postback": self._postback,
            "media": lambda event, memory: self._tell("media"),
            "follow": self._follow,
            "join": lambda event, memory: self._tell("join", call_name=call_name),
        }

    def consult(self, event: Event, memory: Memory) -> Prepared:
        """What is sent, logged and remembered of an event."""
        return self._meet[event.kind](event, memory)

    def fallback(self, event: Event) -> Prepared:
        """An apology that looks at nothing but the kind of event."""
        prepared = self._tell("trouble")
        logged = {"status": "error_answering", "kind": "handoff", "officer_wanted": 1}
        return replace(prepared, question=logged, keep_address=True) if event.kind in ("text", "edit") else prepared

    def _text(self, event: Event, memory: Memory) -> Prepared:
        conversation = self._conversation(event, memory)
        if press := self._typed(event.text, conversation, memory):
            return self._press(press, event, memory)
        held = memory.held() if event.chat_kind == "user" else []
        text = " ".join([*(said for _, said in held), event.text])
        turn = walk(Turn(text, event.chat_kind, conversation=conversation), self._handbook, self._clock)
        prepared = self._prepared(turn, event)
        waits = event.chat_kind == "user" and is_fragment(turn)
        return replace(prepared, waits=waits, absorbs=tuple(number for number, _ in held))

    def _postback(self, event: Event, memory: Memory) -> Prepared:
        press = parse(event.data)
        return self._tell("stale", section="answers") if press is None else self._press(press, event, memory)

    def _press(self, press: Postback, event: Event, memory: Memory) -> Prepared:
        if isinstance(press, Ask):
            return self._open(press.entry, event, memory)
        asked = memory.question(press.question)
        if asked is None:
            return self._tell("stale", section="answers")
        if isinstance(press, Original | Leaf):
            return self._original(press, asked["citations"] or [], event, memory)
        match press:
            case Pick(_, number):
                choices = asked["choices"] or []
                label, entry = choices[number - 1] if number <= len(choices) else ("", "")
                return self._open(entry, event, memory, label)
            case Officer(question):
                return replace(self._tell("officer"), keep_address=True, officer_for=question)
            case Miss(question):
                self._feedback.set_feedback(question, event.chat, "miss")
                return self._ask_reason(question, memory.conversation())
            case Why(question, reason):
                self._feedback.set_feedback(question, event.chat, "miss", reason)
                quick = [(self._words["line"]["officer"], Officer(question))]
                thanks = text_message(self._words["events"]["thanks"], quick)
                return Prepared((thanks,), conversation=replace(memory.conversation(), choices=()))

    def _original(self, press: Original | Leaf, cited: Sequence[str], event: Event, memory: Memory) -> Prepared:
        """A look into the documents: it asserts nothing of the bot's own and is not logged."""
        quote_token = None if event.chat_kind == "user" else event.quote_token
        shown = self._originals.shown(press, cited, quote_token)
        if shown is None:
            return self._tell("stale", section="answers")
        return Prepared(shown.messages, conversation=replace(memory.conversation(), choices=shown.choices))

    def _open(self, entry: str, event: Event, memory: Memory, label: str = "") -> Prepared:
        if entry == START:
            label = self._words["interview"]["label"]
        label = self._handbook.entries[entry].label if entry in self._handbook.entries else label or entry
        turn = Turn(label, event.chat_kind, opens=entry, conversation=memory.conversation())
        return self._answer(turn, event)

    def _answer(self, turn: Turn, event: Event) -> Prepared:
        return self._prepared(walk(turn, self._handbook, self._clock), event)

    def _prepared(self, turn: Turn, event: Event) -> Prepared:
        answer, page = turn.answer, self._page_of(turn, event)
        assert answer is not None
        answer = replace(answer, offers_original=self._originals.offered(answer))
        return Prepared(
            messages=tuple(messages(answer, event.id, event.chat_kind, event.quote_token, self._words, page)),
            question=record(turn, self._words),
            conversation=replace(turn.next_conversation, question=event.id),
            keep_address=answer.kind == "handoff" and answer.offers_officer,
        )

    def _conversation(self, event: Event, memory: Memory) -> Conversation:
        """What a text continues. In a group choices belong to the quoted reply: others talk in between."""
        conversation = memory.conversation()
        quoted = memory.quoted()
        if quoted is not None:
            choices = tuple(Choice(label, entry) for label, entry in quoted["choices"] or ())
            return replace(conversation, choices=choices, question=quoted["id"])
        quotes_a_list = event.answers == ""  # a message of the bot that answers no question, such as the reasons
        return conversation if event.chat_kind == "user" or quotes_a_list else replace(conversation, choices=())

    def _typed(self, text: str, conversation: Conversation, memory: Memory) -> Postback | None:
        """The button that a text spells out, where no question is meant by it."""
        line, said, asked = self._words["line"], normalise(text), conversation.question
        for label, act in ((line["officer"], Officer), (line["miss"], Miss)):
            if said == normalise(label) and asked:
                return act(asked)
        if said == normalise(line["original"]) and asked and self._cites(asked, memory):
            return Original(asked)
        return parse(picked(said, conversation.choices) or "")

    def _cites(self, question: str, memory: Memory) -> bool:
        """Whether the documents' own words can be shown for the reply to a question."""
        asked = memory.question(question)
        return asked is not None and self._originals.shown(Original(question), asked["citations"] or []) is not None

    def _ask_reason(self, question: str, conversation: Conversation) -> Prepared:
        offered = tuple(
            Choice(label, encode(Why(question, code))) for code, label in self._words["line"]["reasons"].items()
        )
        return Prepared((reasons(question, self._words),), conversation=replace(conversation, choices=offered))

    def _follow(self, event: Event, memory: Memory) -> Prepared:
        entries = [self._handbook.entries[name] for name in self._words["events"]["examples"]]
        numbered = [
            self._words["line"]["choice"].format(n=number, label=entry.label)
            for number, entry in enumerate(entries, start=1)
        ]
        message = text_message(
            "\n".join([self._words["events"]["follow"], *numbered]), [(entry.label, Ask(entry.id)) for entry in entries]
        )
        choices = tuple(Choice(entry.label, entry.id) for entry in entries)
        kept = memory.conversation().interview
        return Prepared((message,), conversation=Conversation(choices=choices, interview=kept))

    def _tell(self, name: str, section: str = "events", **slots: Any) -> Prepared:
        message: Message = text_message(self._handbook.wording.say(section, name, **slots))
        return Prepared((message,))
