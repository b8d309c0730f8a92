"""Means, percentiles and paired comparisons of plain arrays, with their intervals."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.summary.intervals import TAIL, of_percentile

Values = NDArray[np.float64]
NAN = math.nan
PERCENTILES = {"p10": 0.1, "p50": 0.5, "p80": 0.8, "p90": 0.9}
ROUNDING = 1e-12
"""Two numbers that differ by less than this share of their size are equal."""


class Description(NamedTuple):
    """What is said of one metric in one setting."""

    mean: float
    half_width: float
    n: int
    p10: float
    p50: float
    p80: float
    p90: float
    p10_low: float = NAN
    p10_high: float = NAN
    p50_low: float = NAN
    p50_high: float = NAN
    p80_low: float = NAN
    p80_high: float = NAN
    p90_low: float = NAN
    p90_high: float = NAN


class Comparison(NamedTuple):
    """A mean difference, its interval, the p of no difference, the gain of pairing."""

    mean: float
    low: float
    high: float
    p: float
    gain: float = NAN


def describe(values: Values) -> Description:
    """Describe the *values* that are there; a statistic of too few is NaN."""
    present = values[~np.isnan(values)]
    if not present.size:
        return Description(NAN, NAN, 0, NAN, NAN, NAN, NAN)
    mean, error = mean_and_error(present)
    parts = list(PERCENTILES.values())
    percentiles = np.quantile(present, parts).tolist()
    ordered = np.sort(present)
    ends = [end for part in parts for end in of_percentile(ordered, part)]
    half_width = reach(present.size) * error
    return Description(mean, half_width, present.size, *percentiles, *ends)


def mean_and_error(values: Values) -> tuple[float, float]:
    """Return the mean and its standard error (NaN of a single value).

    Both are taken about the first value, so that equal values have exactly their
    own mean and no error at all.
    """
    about_first = values - values[0]
    mean = float(values[0] + about_first.mean())
    if values.size == 1:
        return mean, NAN
    return mean, float(about_first.std(ddof=1)) / math.sqrt(values.size)


def reach(n: int) -> float:
    """Return how many standard errors a 95 % interval reaches from a mean of *n*."""
    from scipy.special import stdtrit

    return float(stdtrit(n - 1, 1 - TAIL)) if n > 1 else NAN


def paired(ours: Values, theirs: Values) -> Values:
    """Return the differences of the pairs in which both have a value."""
    differences = ours - theirs
    size = np.maximum(np.abs(ours), np.abs(theirs))
    differences[np.abs(differences) <= ROUNDING * size] = 0.0
    return differences[~np.isnan(differences)]


def compare(differences: Values) -> Comparison:
    """Return the mean of paired *differences*, its interval, and p by Student's t.

    The p is 1 where all differences are 0, and 0 where all are the same other
    number; it is NaN for a single difference other than 0.
    """
    if not differences.size:
        return Comparison(NAN, NAN, NAN, NAN)
    mean, error = mean_and_error(differences)
    half_width = reach(differences.size) * error
    p = _p_value(mean, error, differences.size)
    return Comparison(mean, mean - half_width, mean + half_width, p)


def compare_pairs(ours: Values, theirs: Values) -> Comparison:
    """Compare the pairs in which both have a value, and say what pairing gained."""
    return compare(paired(ours, theirs))._replace(gain=gain(ours, theirs))


def gain(ours: Values, theirs: Values) -> float:
    """Return how many times the replications a difference would need if not paired.

    That is the variance of the difference between independent replications over that
    of the paired differences. NaN where those do not vary: then one pair tells all.
    """
    both = ~np.isnan(ours - theirs)
    differences = paired(ours, theirs)
    if differences.size <= 1 or np.all(differences == differences[0]):
        return NAN
    apart = np.var(ours[both], ddof=1) + np.var(theirs[both], ddof=1)
    return float(apart / np.var(differences, ddof=1))


def holm(p_values: Sequence[float]) -> list[float]:
    """Return *p_values* adjusted by Holm for their number; NaN counts for nothing.

    Notes
    -----
    Holm (1979), "A simple sequentially rejective multiple test procedure",
    Scandinavian Journal of Statistics 6, 65-70.
    """
    tested = [i for i, p in enumerate(p_values) if not math.isnan(p)]
    adjusted = list(p_values)
    largest = 0.0
    for rank, i in enumerate(sorted(tested, key=lambda i: p_values[i])):
        largest = max(largest, min(1.0, (len(tested) - rank) * p_values[i]))
        adjusted[i] = largest
    return adjusted


def _p_value(mean: float, error: float, n: int) -> float:
    """Return the two-sided p of *mean* when the true mean is 0."""
    from scipy.special import stdtr

    if mean == 0 and not error > 0:
        return 1.0
    if error == 0:
        return 0.0
    return 2 * float(stdtr(n - 1, -abs(mean) / error))
