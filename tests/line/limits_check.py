"""Checks messages against LINE's limits, and against its specification where the shared folder is."""

import importlib.util
import json
from functools import cache
from typing import Any

from bot.line.limits import BUBBLE_BYTES, MESSAGES, QUICK_REPLIES, TEXTS, utf16
from tests.conftest import SHARED

LONGEST_ADDRESS = 1000


def check(messages: list[dict[str, Any]]) -> None:
    """Fails with the faults of the messages."""
    assert 1 <= len(messages) <= MESSAGES
    assert [fault for message in messages for fault in faults(message)] == []
    if SHARED is not None:
        assert official_faults(messages) == []


def faults(message: dict[str, Any]) -> list[str]:
    found = []
    for path, value in walk(message):
        place = place_of(path)
        if place and TEXTS[place][1](value) > TEXTS[place][0]:
            found.append(f"{place} is too long at {path}")
        if path[-1] == "uri" and utf16(value) > LONGEST_ADDRESS:
            found.append(f"address is too long at {path}")
        if path[-1] in ("text", "altText", "label", "data") and isinstance(value, str) and not value.strip():
            found.append(f"blank text at {path}")
        if path[-1] == "items" and not 1 <= len(value) <= QUICK_REPLIES:
            found.append("number of quick replies")
        if path[-1] == "contents" and isinstance(value, dict) and len(json.dumps(value)) > BUBBLE_BYTES:
            found.append(f"bubble of {len(json.dumps(value))} bytes")
    return found


def place_of(path: tuple[Any, ...]) -> str | None:
    match path:
        case ("text",):
            return "text"
        case ("altText",):
            return "altText"
        case (*_, "action", "data" | "displayText" as name):
            return f"postback {name}"
        case ("quickReply", *_, "label"):
            return "label of a quick reply"
        case (*_, "label"):
            return "label of a Flex button"
    return None


def walk(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    """Every value inside, with the keys and positions that lead to it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    here = [(path, value)] if path else []
    return here + [found for key, part in inner for found in walk(part, (*path, key))]


def official_faults(messages: list[dict[str, Any]]) -> list[str]:
    checker, spec = official()
    body = {"replyToken": "0" * 32, "messages": messages}
    return [f"{found.path}: {found.text}" for found in checker.check(spec, {"endpoint": "reply", "body": body})]


@cache
def official() -> Any:
    assert SHARED is not None
    path = SHARED / "line" / "line_schema_check.py"
    found = importlib.util.spec_from_file_location("line_schema_check", path)
    assert found is not None
    assert found.loader is not None
    checker = importlib.util.module_from_spec(found)
    found.loader.exec_module(checker)
    return checker, checker.Spec(checker.DEFAULT_SPEC)
