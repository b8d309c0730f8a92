"""Sobol indices: how much of the variance between points each input has a part in."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

RESAMPLES = 500
DIGITS = 6
ENDS = (0.025, 0.975)


class Indices(NamedTuple):
    """Total indices by input with their 95 % intervals, and the share of noise.

    `noise` is the share of the variance between points that is luck which the points
    do not have in common: the mean over few replications is only known so well.
    """

    total: Array
    low: Array
    high: Array
    noise: float


def sample(inputs: int, points: int, seed: int) -> Array:
    """Return where the inputs are to be tried: shares of their range, row by row.

    First *points* rows A, as many rows B, then for each input A with that input of B.
    *points* is a power of two.
    """
    from scipy.stats.qmc import Sobol

    drawn = Sobol(2 * inputs, rng=np.random.default_rng(seed)).random(points)
    a, b = drawn[:, :inputs], drawn[:, inputs:]
    mixed = [np.where(np.arange(inputs) == i, b, a) for i in range(inputs)]
    return np.vstack([a, b, *mixed])


def total_indices(values: Array, points: int, seed: int) -> Indices:
    """Return the total indices of *values*: a row per row of `sample`.

    A column is a replication: all rows had the same luck. The interval is of the
    bootstrap over points and replications together, so that it covers the few of both.

    Notes
    -----
    Saltelli et al. (2010), "Variance based sensitivity analysis of model output",
    Computer Physics Communications 181, 259-270.
    """
    rng = np.random.default_rng(seed)
    blocks = values.reshape(-1, points, values.shape[1])
    drawn = [_total(_resampled(blocks, rng)) for _ in range(RESAMPLES)]
    low, high = np.quantile(drawn, ENDS, axis=0)
    return Indices(_total(blocks.mean(axis=2)), low, high, noise(values))


def noise(values: Array) -> float:
    """Return the share of the variance between rows that is luck of their own.

    What the luck of a replication adds to all rows alike is no noise. NaN of a single
    replication, of which it cannot be told.
    """
    rows, columns = values.shape
    between = values.mean(axis=1).var(ddof=1)
    if columns == 1 or not between:
        return float("nan")
    own = values - values.mean(axis=1, keepdims=True) - values.mean(axis=0)
    own += values.mean()
    spread = (own**2).sum() / ((rows - 1) * (columns - 1))
    return round(float(min(1.0, spread / columns / between)), DIGITS)


def _resampled(blocks: Array, rng: np.random.Generator) -> Array:
    """Return the means over replications that are drawn anew, of points drawn anew."""
    _, points, replications = blocks.shape
    chosen = rng.integers(replications, size=replications)
    rows = rng.integers(points, size=points)
    mean: Array = blocks[:, rows][:, :, chosen].mean(axis=2)
    return mean


def _total(blocks: Array) -> Array:
    """Return the total indices of values at A, at B, and at A with inputs of B."""
    from scipy.stats import sobol_indices

    if not np.ptp(blocks):
        return np.zeros(len(blocks) - 2)
    a, b, mixed = blocks[:1], blocks[1:2], blocks[2:, np.newaxis]
    found = sobol_indices(func={"f_A": a, "f_B": b, "f_AB": mixed}, n=blocks.shape[1])
    total: Array = found.total_order.ravel()
    return total


def scaled(shares: Array, ends: Sequence[tuple[float, float]], whole: Array) -> Array:
    """Return values of inputs between their ends, whole numbers where they must be.

    Every whole number from the low to the high is then as likely.
    """
    low, high = np.array(ends).T
    between = low + shares * (high - low)
    counted = np.floor(low + shares * (high - low + 1))
    values: Array = np.where(whole, np.minimum(counted, high), between)
    return values
