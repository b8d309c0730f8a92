"""Where a rising lever stops being safe: a search by halving."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import dropwhile, takewhile

HALVINGS = 5
"""How often the step before the cliff is halved, unless whole numbers end it."""


@dataclass(frozen=True)
class Cliff:
    """The last value that is safe, and the first after it that is not.

    Attributes
    ----------
    lowest, safe
        The first and the last of the lowest safe values in a row; None if none is.
    unsafe
        The next value; None if it is safe up to the greatest.
    """

    lowest: float | None
    safe: float | None
    unsafe: float | None


def find(bounds: Mapping[float, float], limit: float) -> Cliff:
    """Find the cliff among values with an upper bound of the cost of each.

    A bound must stay below the *limit*; one that is not known (NaN) does not.

    >>> find({30: 0, 40: 5, 50: 90}, limit=10)
    Cliff(lowest=30, safe=40, unsafe=50)
    """
    rising = sorted(bounds)
    from_safe = list(dropwhile(lambda value: not bounds[value] < limit, rising))
    safe = list(takewhile(lambda value: bounds[value] < limit, from_safe))
    if not safe:
        return Cliff(None, None, None)
    beyond = from_safe[len(safe) :]
    return Cliff(safe[0], safe[-1], beyond[0] if beyond else None)


def between(cliff: Cliff, step: float, *, whole: bool) -> float | None:
    """Return the value to try next, or None where the cliff is known well enough.

    Parameters
    ----------
    cliff
        What is known so far.
    step
        The greatest step of the grid.
    whole
        Whether the lever is counted in whole numbers.
    """
    if cliff.safe is None or cliff.unsafe is None:
        return None
    gap = cliff.unsafe - cliff.safe
    finest = step / 2**HALVINGS
    if gap <= max(finest * 1.001, 1.0 if whole else 0.0):
        return None
    middle = cliff.safe + gap / 2
    return float(int(middle)) if whole else float(f"{middle:.6g}")
