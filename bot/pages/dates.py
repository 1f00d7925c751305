"""A moment as it is said in Thailand: local time, the year in the Buddhist era."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

THAILAND = timezone(timedelta(hours=7))
BUDDHIST_ERA = 543


def said_moment(at: float, words: Mapping[str, Any]) -> str:
    """Seconds since 1970 as day, month, year and time; `words` has the months and the form."""
    there = datetime.fromtimestamp(at, THAILAND)
    said: str = words["date"].format(
        day=there.day,
        month=words["months"][there.month - 1],
        year=there.year + BUDDHIST_ERA,
        time=f"{there.hour:02}.{there.minute:02}",
    )
    return said
