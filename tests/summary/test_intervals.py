"""Intervals of percentiles and shares are those of scipy."""

import math
from typing import Any

import numpy as np
import pytest
from scipy import stats

from sim.summary.intervals import of_percentile, of_share


@pytest.mark.parametrize("n", [6, 30, 100, 1000, 20_000])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.8, 0.9])
def test_a_percentile_has_the_interval_of_scipy(n: int, part: float) -> None:
    """None where one of its ends would be outside the values."""
    values = np.sort(np.random.default_rng(n).exponential(7, n))
    interval: Any = stats.quantile_test(values, p=part).confidence_interval(0.95)
    expected = [interval.low, interval.high]
    if any(math.isnan(end) for end in expected):
        expected = [math.nan] * 2
    assert list(of_percentile(values, part)) == pytest.approx(expected, nan_ok=True)


def test_a_median_has_an_interval_from_six_values_on() -> None:
    """All five lie on one side once in 16 times, all six once in 32: 3.1 % < 5 %."""
    assert math.isnan(of_percentile(np.arange(5.0), 0.5).low)
    assert of_percentile(np.arange(6.0), 0.5) == (0, 5)


def test_an_interval_holds_the_percentile_as_often_as_it_says() -> None:
    """In 2,000 samples of 40, at least 95 %; less than 94 % by bad luck once in 50.

    P80 of an exponential law of mean 1 is log 5.
    """
    samples = np.sort(np.random.default_rng(4).exponential(1, (2000, 40)), axis=1)
    ends = np.array([of_percentile(sample, 0.8) for sample in samples])
    holds = (ends[:, 0] <= math.log(5)) & (math.log(5) <= ends[:, 1])
    assert 0.94 <= holds.mean() <= 0.98


@pytest.mark.parametrize("n", [1, 4, 30, 1000])
@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.95, 1.0])
def test_a_share_has_the_interval_of_wilson(n: int, part: float) -> None:
    count = round(part * n)
    expected = stats.binomtest(count, n).proportion_ci(0.95, method="wilson")
    assert of_share(count, n) == pytest.approx((expected.low, expected.high))


def test_none_and_all_reach_the_ends_exactly() -> None:
    assert of_share(0, 7).low == 0.0
    assert of_share(7, 7).high == 1.0


def test_a_share_of_nothing_has_no_interval() -> None:
    assert all(math.isnan(end) for end in of_share(0, 0))
