"""Levels over the time of a replication: what changes them, and when."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from sim.units import Days


class Steps(NamedTuple):
    """A level over time: each holds from its day to the next, the last is the end."""

    days: list[Days]
    levels: list[float]

    def at(self, day: Days) -> float:
        """Return the level after all that changed it by *day*.

        >>> Steps([0, 2, 5], [7, 8, 8]).at(4)
        8
        """
        return self.levels[bisect_right(self.days, day) - 1]


def steps(changes: Iterable[tuple[Days, float]], end: Days) -> Steps:
    """Add up *changes*, in any order, from 0.0 to the *end*.

    >>> steps([(3, 5), (1, 2), (3, -1)], 4)
    Steps(days=[0.0, 1, 3, 4], levels=[0.0, 2.0, 6.0, 6.0])
    """
    known = sorted([(0.0, 0.0), *changes], key=itemgetter(0))
    days, sums = [], []
    for day, together in groupby(known, key=itemgetter(0)):
        days.append(day)
        sums.append(sum(change for _, change in together))
    levels = list(accumulate(sums))
    return Steps([*days, end], [*levels, levels[-1]])
