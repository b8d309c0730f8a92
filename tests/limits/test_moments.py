"""Small networks of exponential durations have moments that theory gives exactly.

Seeds are fixed. Where a test compares a mean, it allows four standard errors: another
seed would fail once in 16,000 times; a Kolmogorov-Smirnov test, once in 1,000.
"""

from math import sqrt
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from sim.model import replicate
from tests.limits.networks import Network, job

COUNT = 1500
ALARM = 0.001
MEAN = 6.0


def finishes(activities: Network, **other: Any) -> NDArray[np.float64]:
    """Return the finish of many replications."""
    ready = job(activities, **other)
    ends = [replicate(ready, seed=3, replication=i).horizon for i in range(COUNT)]
    return np.array(ends)


def chance(after: list[str] | None = None, **more: Any) -> dict[str, Any]:
    """Return an activity of exponential duration."""
    return {"after": after or [], "duration": {"mean": MEAN}, **more}


def agrees(drawn: NDArray[np.float64], mean: float, sd: float) -> bool:
    """Return whether a sample mean lies within four standard errors."""
    return bool(abs(drawn.mean() - mean) <= 4 * sd / sqrt(COUNT))


def test_activities_in_series_take_an_erlang_time() -> None:
    """Three of mean 6: Erlang(3), mean 18, sd 6 x sqrt(3)."""
    drawn = finishes({"a": chance(), "b": chance(["a"]), "c": chance(["b"])})
    assert agrees(drawn, 3 * MEAN, sqrt(3) * MEAN)
    assert stats.kstest(drawn, stats.gamma(3, scale=MEAN).cdf).pvalue > ALARM


def test_the_later_of_two_takes_half_as_long_again() -> None:
    """The maximum of two: mean 1.5 m, variance 1.25 m^2, P(x) = (1 - exp(-x / m))^2."""
    drawn = finishes({"a": chance(), "b": chance()})
    assert agrees(drawn, 1.5 * MEAN, sqrt(1.25) * MEAN)
    one = stats.expon(scale=MEAN)
    assert stats.kstest(drawn, lambda x: one.cdf(x) ** 2).pvalue > ALARM


def test_the_last_of_five_takes_the_harmonic_sum() -> None:
    """Mean m (1 + 1/2 + 1/3 + 1/4 + 1/5) = 13.7, variance m^2 times their squares."""
    drawn = finishes({name: chance() for name in "abcde"})
    mean = MEAN * sum(1 / k for k in range(1, 6))
    sd = MEAN * sqrt(sum(1 / k**2 for k in range(1, 6)))
    assert agrees(drawn, mean, sd)


def test_one_gang_does_two_activities_in_series() -> None:
    """Erlang(2), although nothing but the gang puts one after the other."""
    crew = {"gang": {"gangs": 1}}
    work = {name: chance(crew="gang") for name in "ab"}
    drawn = finishes(work, crews=crew)
    assert stats.kstest(drawn, stats.gamma(2, scale=MEAN).cdf).pvalue > ALARM


def test_two_gangs_share_three_activities() -> None:
    """The first ends after m / 2; then two are under way, the later of them: 2 m.

    Sum of independent stages: mean m / 2 + 3 m / 2, variance m^2 (1/4 + 5/4).
    """
    crew = {"gang": {"gangs": 2}}
    work = {name: chance(crew="gang") for name in "abc"}
    drawn = finishes(work, crews=crew)
    assert agrees(drawn, 2 * MEAN, sqrt(1.5) * MEAN)


def test_lead_time_is_waited_out_where_nothing_is_in_stock() -> None:
    """One lot, ordered at once, exponential lead time of mean 6; then 10 days' work.

    Idle days = lead time, and the finish is 10 days later.
    """
    other = {
        "crews": {"gang": {}},
        "materials": {"sand": {"unit": "t", "unit_price": 1, "supplier": "pit"}},
        "suppliers": {"pit": {"lead_time": {"mean": MEAN}}},
    }
    dig = {"crew": "gang", "duration": 10, "materials": {"sand": 5}}
    drawn = finishes({"dig": dig}, **other) - 10
    assert agrees(drawn, MEAN, MEAN)
    assert stats.kstest(drawn, stats.expon(scale=MEAN).cdf).pvalue > ALARM


def test_the_half_life_of_an_exponential_is_the_plan() -> None:
    """A law without a likely value is planned at its median: 6 ln 2 = 4.16 (F1)."""
    assert job({"a": chance()}).plan.finish == pytest.approx(4.158883)
