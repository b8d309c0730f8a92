"""The calendar: working time and calendar time (rule T2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.calendar import Calendar
from sim.units import instant

MONDAY = date(2026, 3, 2)
WEEK = ("mon", "tue", "wed", "thu", "fri")


@pytest.mark.parametrize(
    ("at", "worked"),
    [(0, 0), (2.5, 2.5), (5, 5), (6.5, 5), (7, 5), (7.25, 5.25), (14, 10)],
)
def test_worked_counts_working_time(at: float, worked: float) -> None:
    """Day 0 is a Monday; 5 and 6 are off."""
    assert Calendar(MONDAY, WEEK).worked(at) == worked


@pytest.mark.parametrize(
    ("at", "work", "ends"),
    [
        pytest.param(0, 5, 5, id="to Friday night"),
        pytest.param(4.5, 0.5, 5, id="from Friday noon to its night"),
        pytest.param(4.5, 1, 7.5, id="over the weekend"),
        pytest.param(5, 1, 8, id="from Friday night"),
        pytest.param(6, 1, 8, id="from Sunday"),
        pytest.param(6, 0, 6, id="no work"),
        pytest.param(0, 10, 12, id="two weeks"),
    ],
)
def test_work_ends_at_the_earliest_instant(at: float, work: float, ends: float) -> None:
    assert Calendar(MONDAY, WEEK).after(at, work) == ends


@pytest.mark.parametrize(
    ("at", "opens"), [(0, 0), (4.9, 4.9), (5, 7), (6.5, 7), (7, 7), (11, 14)]
)
def test_opening_is_the_first_working_instant(at: float, opens: float) -> None:
    """Day 11 and 12 are a Friday off and a Saturday."""
    holidays = [MONDAY + timedelta(days=11)]
    assert Calendar(MONDAY, WEEK, holidays).opening(at) == opens


@pytest.mark.parametrize("days_off", [100, 700])
def test_calendar_reaches_as_far_as_it_is_asked(days_off: int) -> None:
    """Off from day 500 on, for a while; then work goes on."""
    holidays = [MONDAY + timedelta(days=500 + day) for day in range(days_off)]
    calendar = Calendar(MONDAY, holidays=holidays)
    assert Calendar(MONDAY, holidays=holidays).opening(505) == 500 + days_off
    assert calendar.after(499.5, 1) == 500 + days_off + 0.5
    assert calendar.worked(5000) == 5000 - days_off
    assert Calendar(MONDAY).after(0, 4000) == 4000


@settings(derandomize=True)
@given(
    at=st.floats(0, 900).map(instant),
    whole=st.integers(0, 40),
    rest=st.floats(0.01, 1).map(instant),
)
def test_shifts_are_as_if_each_began_when_the_last_had_ended(
    at: float, whole: int, rest: float
) -> None:
    calendar, parts = Calendar(MONDAY, WEEK), [1.0] * whole + [rest]
    expected, ends = [], at
    for part in parts:
        begins = calendar.opening(ends)
        ends = calendar.after(begins, part)
        expected.append((begins, ends))
    assert Calendar(MONDAY, WEEK).shifts(at, parts) == expected


def test_shift_without_work_takes_no_time() -> None:
    """Day 5 is a Saturday."""
    assert Calendar(MONDAY, WEEK).shifts(5.5, [0.0]) == [(5.5, 5.5)]


@settings(derandomize=True)
@given(at=st.floats(0, 900).map(instant), work=st.floats(-9, 90).map(instant))
def test_opening_after_work_is_the_opening_of_its_end(at: float, work: float) -> None:
    calendar = Calendar(MONDAY, WEEK)
    ends = calendar.opening(calendar.after(at, work))
    assert Calendar(MONDAY, WEEK).opening_after(at, work) == ends


@settings(derandomize=True)
@given(st.floats(-60_000, 60_000))
def test_instant_is_rounded_to_the_nano_day_and_to_the_grid(days: float) -> None:
    """As `round` does it, near and far."""
    assert instant(days) == round(round(days * 1e9) * (2**36 / 1e9)) / 2**36


def test_day_has_its_date() -> None:
    """Midnight belongs to the day that it starts."""
    calendar = Calendar(MONDAY, WEEK)
    assert calendar.date(0.99) == MONDAY
    assert calendar.date(1) == date(2026, 3, 3)
    assert calendar.days_a_week == 5
