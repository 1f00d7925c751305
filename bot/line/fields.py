"""Takes single values out of JSON that nobody has checked; nothing here raises."""

import re
from collections.abc import Mapping, Sequence

LARGEST = 2**53  # above it JSON numbers lose their last digits
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # what a database refuses: NUL, half a surrogate pair


def object_at(value: object, name: str) -> Mapping[str, object]:
    """The object under `name`; empty if there is none."""
    found = _at(value, name)
    return found if isinstance(found, Mapping) else {}


def list_at(value: object, name: str) -> Sequence[object]:
    """The list under `name`; empty if there is none."""
    found = _at(value, name)
    return found if isinstance(found, list) else []


def text_at(value: object, name: str) -> str | None:
    """The string under `name`, each character that can't be stored replaced by one that can."""
    found = _at(value, name)
    return UNSTORABLE.sub("\ufffd", found) if isinstance(found, str) else None


def id_at(value: object, name: str) -> str | None:
    """The string under `name`; None if it is empty too."""
    return text_at(value, name) or None


def whole_at(value: object, name: str) -> int | None:
    """The number from 0 to 2**53 under `name`, its fraction cut off."""
    found = _at(value, name)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return int(found) if 0 <= found <= LARGEST else None


def true_at(value: object, name: str) -> bool:
    """Whether `true` itself stands under `name`."""
    return _at(value, name) is True


def _at(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else None
