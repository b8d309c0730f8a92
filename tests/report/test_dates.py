"""Days of the clock as dates."""

from datetime import date

import pytest

from sim.report import dates

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("finish", "told"),
    [
        (0.0, "2 March 2026"),
        (0.5, "2 March 2026"),
        (1.0, "2 March 2026"),
        (1.25, "3 March 2026"),
        (31.0, "1 April 2026"),
    ],
)
def test_work_that_ends_at_night_ends_on_that_day(finish: float, told: str) -> None:
    """The first day runs from 0.0 to 1.0."""
    assert dates.of_finish(MONDAY, finish) == told


def test_an_instant_at_midnight_belongs_to_the_day_that_begins() -> None:
    assert dates.of_instant(MONDAY, 1.0) == "3 March 2026"
    assert dates.of_instant(MONDAY, 1.75) == "3 March 2026"


def test_a_planned_finish_is_told_as_a_day_and_as_a_date() -> None:
    assert dates.planned(MONDAY, 1234.5) == "day 1,234.5, 18 July 2029"
