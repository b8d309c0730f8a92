"""The clock counts days, money counts cents."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Days: TypeAlias = float
"""Calendar days since the start of the job; 0.0 is the start of its first day."""

WorkDays: TypeAlias = float
"""A length of working time, in work days."""

Cents: TypeAlias = int
"""An amount of money in hundredths of the scenario's currency."""

_NANODAYS = 1e9
_TICKS = 2.0**36
_TICKS_PER_NANODAY = _TICKS / _NANODAYS
_FAR = 2.0**15
_TO_WHOLE = 1.5 * 2.0**52
"""Added to a float and taken away again, it leaves the nearest whole number.

That holds for numbers below 2**51, and is a third of the work of `round`.
"""


def instant(days: float) -> Days:
    """Return *days* to the nano-day, as a number whose sums and differences are exact.

    Two ways to the same instant (0.1 + 0.2 and 0.3) give the same float, so that what
    happens at one and the same instant is one instant (rule T4). Every such number is
    a whole multiple of 2**-36 of a day, exact up to 350 years.

    >>> instant(0.1 + 0.2) == instant(0.3)
    True
    """
    if -_FAR < days < _FAR:
        nanodays = days * _NANODAYS + _TO_WHOLE - _TO_WHOLE
        return (nanodays * _TICKS_PER_NANODAY + _TO_WHOLE - _TO_WHOLE) / _TICKS
    return round(round(days * _NANODAYS) * _TICKS_PER_NANODAY) / _TICKS


def instants(days: NDArray[np.float64]) -> list[Days]:
    """Return the `instant` of each of *days*.

    >>> instants(np.array([0.1 + 0.2, 2.5])) == [instant(0.3), 2.5]
    True
    """
    nanodays = np.rint(days * _NANODAYS)
    found: list[Days] = (np.rint(nanodays * _TICKS_PER_NANODAY) / _TICKS).tolist()
    return found


def to_cents(amount: float) -> Cents:
    """Return an amount of money in whole cents.

    >>> to_cents(28.5)
    2850
    """
    return round(amount * 100)
