"""95 % intervals of percentiles and shares, whatever the law behind the values."""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 0.95
TAIL = (1 - CONFIDENCE) / 2


class Interval(NamedTuple):
    """The ends of an interval; NaN for one that is not known."""

    low: float
    high: float


def of_percentile(ordered: NDArray[np.float64], part: float) -> Interval:
    """Return the interval of the percentile that a *part* of all values lie below.

    Its ends are two of the *ordered* values; with too few of them there is none.

    Notes
    -----
    Conover (1999), "Practical Nonparametric Statistics", 3rd edition, section 3.2.
    """
    low, high = _ranks(len(ordered), part)
    if low < 0 or high >= len(ordered):
        return Interval(math.nan, math.nan)
    return Interval(float(ordered[low]), float(ordered[high]))


def of_share(count: float, n: int) -> Interval:
    """Return the interval of a share, of which *count* in *n* were found; NaN of none.

    Notes
    -----
    Wilson (1927), "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22, 209-212.
    """
    from scipy.special import ndtri

    if not n:
        return Interval(math.nan, math.nan)
    z = float(ndtri(1 - TAIL))
    share, weight = count / n, z * z / n
    center = (share + weight / 2) / (1 + weight)
    reach = math.sqrt(weight * (share * (1 - share) + weight / 4)) / (1 + weight)
    low = center - reach if count > 0 else 0.0
    return Interval(low, center + reach if count < n else 1.0)


@lru_cache(maxsize=64)
def _ranks(n: int, part: float) -> tuple[int, int]:
    """Return the places, from 0, of the ends among *n* values; one may be outside.

    The number of values below the percentile is binomial.
    """
    from scipy.special import bdtr

    at_most = bdtr(np.arange(n + 1), n, part)
    low = int(np.searchsorted(at_most, TAIL, side="right")) - 1
    return low, int(np.searchsorted(at_most, 1 - TAIL))
