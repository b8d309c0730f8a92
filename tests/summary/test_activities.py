"""How often an activity was critical, and how the finish hangs on its duration."""

import math

import numpy as np
import pytest
from scipy import stats

from sim.summary.activities import describe_activity, rank_correlation

FINISH = np.array([20.0, 30.0, 25.0, 40.0])


def test_an_activity_is_described_as_by_hand() -> None:
    """Critical in 2 of 4, by Wilson 15 % to 85 %; mean (4 + 6 + 5 + 5) / 4 = 5.

    Ranks 1, 4, 2.5, 2.5 against 1, 3, 2, 4: less 2.5 each, -1.5, 1.5, 0, 0 against
    -1.5, 0.5, -0.5, 1.5, the products add up to 3, the squares to 4.5 and 5: 3 / 4.743.
    """
    days, critical = np.array([4.0, 6, 5, 5]), np.array([0.0, 1, 0, 1])
    described = describe_activity(days, critical, FINISH)
    assert described == pytest.approx(
        (0.5, 0.150, 0.850, 3 / math.sqrt(22.5), 5), abs=5e-4
    )


@pytest.mark.parametrize("n", [3, 40, 1000])
@pytest.mark.parametrize("levels", [4, 10**9])
def test_the_rank_correlation_is_that_of_scipy(n: int, levels: int) -> None:
    """With many ties and with none."""
    rng = np.random.default_rng(n)
    ours = rng.integers(0, levels, n).astype(float)
    theirs = ours + rng.normal(0, levels, n)
    expected = stats.spearmanr(ours, theirs).statistic
    assert rank_correlation(ours, theirs) == pytest.approx(expected)


def test_a_fixed_duration_has_no_cruciality() -> None:
    assert math.isnan(rank_correlation(np.full(4, 7.0), FINISH))


def test_pairs_without_both_values_do_not_count() -> None:
    """Of the last three, in the order of their finishes, 25, 30, 40: 1, 2, 3."""
    days = np.array([math.nan, 2.0, 1.0, 3.0])
    assert rank_correlation(days, FINISH) == pytest.approx(1)


def test_criticality_is_of_the_replications_in_which_it_is_known() -> None:
    """Two of three; the fourth was given up."""
    critical = np.array([1.0, 0.0, 1.0, math.nan])
    described = describe_activity(np.arange(4.0), critical, FINISH)
    assert described.criticality == pytest.approx(2 / 3)


def test_an_activity_never_known_to_be_critical_or_not_has_no_share() -> None:
    described = describe_activity(np.arange(4.0), np.full(4, math.nan), FINISH)
    assert all(math.isnan(part) for part in described[:3])
    assert described.mean_days == 1.5
