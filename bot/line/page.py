"""A page of the bot that an answer leads to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """Its address, and which label of the wording (line.pages) its button has."""

    address: str
    label: str
