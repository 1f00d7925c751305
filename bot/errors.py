"""Everything that the bot refuses, as one tree.

BotError                 any refusal; its text is one line that says what to do next
├── SettingsError        the environment is half set or unreadable
├── SourceFileError      a knowledge or rule file is wrong; carries file and line
├── InputError           a command got a file or an argument that it can't read
├── StoreError           the store can't take or give back what was asked
└── LeaseLost            an event is no longer this worker's (bot/inbox/claim.py)
"""


class BotError(Exception):
    """A refusal; str() is one line, in words for the person who reads it."""


class SettingsError(BotError):
    """The environment is half set or holds a value that can't be read."""


class InputError(BotError):
    """A command got a file or an argument that it can't read."""


class StoreError(BotError):
    """The store can't take or give back what was asked; the caller tries again later."""


class SourceFileError(BotError):
    """A knowledge or rule file is wrong. `file` is its path, `line` starts at 1."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file, self.line, self.message = file, line, message
