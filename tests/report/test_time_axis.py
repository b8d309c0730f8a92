"""Dates on an axis."""

from datetime import date, timedelta

import pytest

from sim.report.time_axis import MOST, date_ticks


@pytest.mark.parametrize("days", [0.5, 3, 8, 15, 40, 69, 70, 100, 365, 800, 2500, 9000])
@pytest.mark.parametrize("start", [date(2026, 1, 1), date(2026, 12, 30)])
def test_there_are_neither_too_few_ticks_nor_too_many(start: date, days: float) -> None:
    ticks = date_ticks(start, days)
    assert 1 <= len(ticks) <= MOST + 2
    assert all(0 <= day <= days for day, _ in ticks)
    assert [day for day, _ in ticks] == sorted({day for day, _ in ticks})


def test_a_tick_stands_where_its_date_is() -> None:
    """15 November 2026 and 16 days are 1 December; the year stands where it begins."""
    ticks = date_ticks(date(2026, 11, 15), 80)
    assert ticks == [(16, "Dec\n2026"), (47, "Jan\n2027"), (78, "Feb")]
    start = date(2026, 11, 15)
    assert [(start + timedelta(days=day)).day for day, _ in ticks] == [1, 1, 1]


def test_a_short_time_is_marked_by_days() -> None:
    """Three weeks are marked every seven days."""
    assert date_ticks(date(2026, 3, 2), 21) == [
        (0, "2 Mar\n2026"),
        (7, "9 Mar"),
        (14, "16 Mar"),
        (21, "23 Mar"),
    ]
