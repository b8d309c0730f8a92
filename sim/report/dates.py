"""Days of the clock as dates in words."""

from datetime import date, timedelta
from math import ceil

from sim.units import Days


def in_words(day: date) -> str:
    """Return *day* as people write it.

    >>> in_words(date(2027, 1, 22))
    '22 January 2027'
    """
    return f"{day.day} {day:%B %Y}"


def of_finish(start: date, finish: Days) -> str:
    """Return the date on which work that ends at *finish* ends, from the job's *start*.

    The end of a day belongs to that day, not to the next.

    >>> of_finish(date(2026, 3, 2), 5.0)
    '6 March 2026'
    """
    return in_words(start + timedelta(days=max(ceil(finish) - 1, 0)))


def of_instant(start: date, at: Days) -> str:
    """Return the date on which something happens *at* days from the job's *start*.

    >>> of_instant(date(2026, 3, 2), 5.0)
    '7 March 2026'
    """
    return in_words(start + timedelta(days=int(at)))


def planned(start: date, finish: Days) -> str:
    """Return a planned finish as a day of the clock and as a date.

    >>> planned(date(2026, 3, 2), 19.0)
    'day 19, 20 March 2026'
    """
    return f"day {round(finish, 2):,.12g}, {of_finish(start, finish)}"
