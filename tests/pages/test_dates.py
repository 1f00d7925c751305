"""Moments as they are said in Thailand."""

import pytest

from bot.knowledge.handbook import Handbook
from bot.pages.dates import said_moment

MOMENTS = [
    (0, "1 มกราคม 2513 เวลา 07.00 น."),
    (1_709_139_600, "29 กุมภาพันธ์ 2567 เวลา 00.00 น."),
    (1_798_736_399, "31 ธันวาคม 2569 เวลา 23.59 น."),
    (1_798_736_400, "1 มกราคม 2570 เวลา 00.00 น."),
]


@pytest.mark.parametrize(("at", "said"), MOMENTS)
def test_day_month_year_and_time_are_those_of_thailand(small: Handbook, at: float, said: str) -> None:
    assert said_moment(at, small.wording.sections["check"]) == said
