"""Means, percentiles, intervals and p-values are those of the textbooks."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from scipy import stats

from sim.summary.statistics import compare, compare_pairs, describe, gain, holm, paired


def test_a_small_sample_is_described_as_by_hand() -> None:
    """1, 2, 3, 4: mean 2.5, sd 1.291; t(3) = 3.1824, so 3.1824 x 1.291 / 2 = 2.054.

    Percentiles at positions 0.3, 1.5, 2.4 and 2.7 of 0 to 3.
    """
    described = describe(np.array([4.0, 2.0, 1.0, 3.0]))
    assert described.mean == 2.5
    assert described.half_width == pytest.approx(2.0542603, abs=1e-6)
    assert described[2:7] == pytest.approx((4, 1.3, 2.5, 3.4, 3.7))


def test_values_that_are_missing_are_left_out() -> None:
    """Of 1, nothing, 3 there are two values, of mean 2."""
    described = describe(np.array([1.0, math.nan, 3.0]))
    assert (described.mean, described.n) == (2.0, 2)


def test_equal_values_have_their_own_mean_and_no_width() -> None:
    """A sum of three times 0.1, divided by 3, is not 0.1; the mean must be."""
    described = describe(np.array([0.1, 0.1, 0.1]))
    assert (described.mean, described.half_width) == (0.1, 0.0)


def test_one_value_has_no_half_width() -> None:
    described = describe(np.array([7.0]))
    assert math.isnan(described.half_width)
    assert (described.mean, described.p10, described.p90, described.n) == (7, 7, 7, 1)


def test_no_value_has_no_statistics() -> None:
    described = describe(np.array([math.nan]))
    assert described.n == 0
    assert math.isnan(described.mean)
    assert math.isnan(described.p50)


@pytest.mark.parametrize("n", [2, 3, 10, 1000])
def test_a_comparison_is_the_paired_t_test(n: int) -> None:
    """The p and the interval are those of ttest_rel in scipy."""
    rng = np.random.default_rng(n)
    theirs = rng.normal(10, 3, n)
    ours = theirs + rng.normal(0.5, 1, n)
    comparison = compare_pairs(ours, theirs)
    expected = stats.ttest_rel(ours, theirs)
    interval = expected.confidence_interval()
    assert comparison[:4] == pytest.approx(
        (np.mean(ours - theirs), interval.low, interval.high, expected.pvalue)
    )


@pytest.mark.parametrize("n", [2, 5, 31, 500])
def test_a_description_is_that_of_scipy(n: int) -> None:
    """The interval is that of scipy.stats.t, the percentiles are those of numpy."""
    values = np.random.default_rng(n).exponential(7, n)
    described = describe(values)
    _, high = stats.t.interval(0.95, n - 1, values.mean(), stats.sem(values))
    assert described.mean + described.half_width == pytest.approx(high)
    assert described[3:7] == pytest.approx(np.quantile(values, [0.1, 0.5, 0.8, 0.9]))


@pytest.mark.parametrize(
    ("differences", "expected"),
    [
        ([0.0, 0.0, 0.0], (0, 0, 0, 1)),
        ([-2.5, -2.5, -2.5], (-2.5, -2.5, -2.5, 0)),
        ([3.0], (3, math.nan, math.nan, math.nan)),
        ([0.0], (0, math.nan, math.nan, 1)),
        ([], (math.nan, math.nan, math.nan, math.nan)),
    ],
    ids=["all zero", "all the same", "one", "one of zero", "none"],
)
def test_differences_without_spread(
    differences: Sequence[float], expected: tuple[float, ...]
) -> None:
    """No spread leaves no doubt: p is 1 where all are 0, else 0."""
    comparison = compare(np.array(differences, dtype=float))
    assert comparison[:4] == pytest.approx(expected, nan_ok=True)


def test_rounding_is_no_difference() -> None:
    """0.1 + 0.2 is 0.30000000000000004, which is 0.3."""
    assert paired(np.array([0.1 + 0.2, 5.0]), np.array([0.3, 4.0])).tolist() == [0, 1]


def test_a_cent_in_ten_million_is_a_difference() -> None:
    assert paired(np.array([1e7 + 0.01]), np.array([1e7]))[0] == pytest.approx(0.01)


def test_percentiles_have_the_intervals_of_their_order_statistics() -> None:
    """Of 0 to 99 in any order: scipy's interval of the median goes from 39 to 60."""
    values = np.random.default_rng(1).permutation(100).astype(float)
    described = describe(values)
    assert (described.p50_low, described.p50_high) == (39, 60)
    assert (described.p80_low, described.p80_high) == (71, 88)


def test_pairing_is_worth_the_variance_that_it_saves() -> None:
    """1, 2, 6 against 0, 2, 4: variances 7 and 4, of 1, 0, 2 it is 1: 11 times.

    The pair without a value of one counts for neither.
    """
    ours = np.array([1.0, 2.0, 6.0, 100.0])
    theirs = np.array([0.0, 2.0, 4.0, math.nan])
    assert gain(ours, theirs) == pytest.approx(11)
    assert compare_pairs(ours, theirs).gain == pytest.approx(11)


def test_pairing_independent_values_is_worth_nothing() -> None:
    """One time the replications, within four standard errors of 0.014."""
    ours, theirs = np.random.default_rng(3).normal(size=(2, 10_000))
    assert gain(ours, theirs) == pytest.approx(1, abs=0.06)


@pytest.mark.parametrize("theirs", [[1.0, 2.0], [0.0, 1.0], [math.nan, 1.0]])
def test_differences_that_do_not_vary_have_no_gain(theirs: list[float]) -> None:
    """The same, one less, one pair: no variance to compare with."""
    assert math.isnan(gain(np.array([1.0, 2.0]), np.array(theirs)))


def test_only_pairs_with_both_values_count() -> None:
    ours, theirs = np.array([1.0, math.nan, 3.0]), np.array([0.0, 5.0, math.nan])
    assert paired(ours, theirs).tolist() == [1.0]


@pytest.mark.parametrize(
    ("raw", "adjusted"),
    [
        ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),
        ([0.5, 0.6], [1.0, 1.0]),
        ([0.02, math.nan, 0.03], [0.04, math.nan, 0.04]),
        ([0.2], [0.2]),
        ([], []),
    ],
    ids=["four", "at most 1", "one without p", "a single one", "none"],
)
def test_holm_adjusts_as_by_hand(raw: list[float], adjusted: list[float]) -> None:
    """Sorted 0.005 x 4 = 0.02, 0.01 x 3 = 0.03, 0.03 x 2 = 0.06, 0.04 x 1 < 0.06."""
    assert holm(raw) == pytest.approx(adjusted, nan_ok=True)
