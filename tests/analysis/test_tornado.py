"""Tornados of a linear thing, and Sobol indices of known functions."""

import numpy as np
import pytest

import sim
from sim.analysis.pairs import compared
from sim.analysis.sobol import noise, sample, scaled, total_indices
from sim.analysis.tornado import lay_out
from sim.experiment.design import DesignError
from sim.scenario import Scenario
from tests.analysis.conftest import AT_90, HOLD, ON_TERMS

LABOUR, OVERHEAD = "crews.concrete gang.labour", "project.overhead_per_day"


@pytest.fixture
def linear(job: Scenario) -> Scenario:
    return sim.vary(job, {"vary": {OVERHEAD: [300, 500], LABOUR: [800, 1200]}})


def test_the_widest_bar_is_on_top_and_each_is_its_rate_times_its_days(
    linear: Scenario,
) -> None:
    """100 work days and 2 idle ones of labour; 102 days of overhead, to the finish.

    The wage moves by 400, the overhead by 200, about 1,000 and 400.
    """
    table = sim.tornado(linear).table()
    assert table["path"].tolist() == [LABOUR, LABOUR, OVERHEAD, OVERHEAD]
    assert table["swing"].tolist() == [-102 * 400, -102 * 400, -102 * 200, -102 * 200]
    assert table["change"].tolist() == [20_400, -20_400, 10_200, -10_200]
    assert table["value"].tolist() == [800, 1200, 300, 500]
    assert (table["swing_low"] == table["swing"]).all()


def test_a_difference_has_the_same_inputs_on_both_sides(linear: Scenario) -> None:
    """At 90 days the crew stands 8 days more: wage and overhead of 8 days, not 110."""
    table = sim.tornado(linear, setting=AT_90).table()
    assert table["swing"].tolist() == [-3200, -3200, -1600, -1600]
    alone = sim.tornado(linear, setting=AT_90, against="none").table()
    assert alone["swing"].tolist() == [-110 * 400] * 2 + [-110 * 200] * 2


def test_other_metrics_can_be_measured(linear: Scenario) -> None:
    table = sim.tornado(linear, "downtime_cost").table()
    assert table["swing"].tolist() == [800, 800, 0, 0]


def test_what_the_setting_has_not_is_left_out(job: Scenario) -> None:
    curve = "accounts_payable.scorecard.dpo.1.kpi"
    varied = sim.vary(job, {"vary": {curve: [1, 2], LABOUR: [800, 1200]}})
    plan = lay_out(varied, compared(varied, None, None))
    assert [entry.path for entry in plan.entries] == [LABOUR]
    assert plan.left_out == (curve,)


def test_what_only_the_reference_has_not_is_varied_on_one_side(job: Scenario) -> None:
    """A later end of the curve pays more, to those who have one: not on terms."""
    curve = "accounts_payable.scorecard.dpo.2.kpi"
    bonus = {"scorecard": {"dpo": [[1, 1000], [50, 0]]}, "policy": "on_terms"}
    changes = {
        "settings.bonus": {"accounts_payable": bonus},
        "vary": {curve: [2, 100]},
    }
    table = sim.tornado(sim.vary(job, changes), setting="bonus").table()
    assert table["swing"].iloc[0] < 0
    assert sim.tornado(sim.vary(job, changes), setting="bonus").table()["mean"].iloc[
        0
    ] == pytest.approx(0)


@pytest.mark.parametrize(
    ("setting", "against", "words"),
    [
        (ON_TERMS, ON_TERMS, "against itself"),
        ("pay at 9 days", None, "did you mean pay at 90 days"),
        (AT_90, "on terms", "did you mean pay on terms"),
    ],
)
def test_two_settings_are_compared(
    job: Scenario, setting: str, against: str | None, words: str
) -> None:
    with pytest.raises(DesignError, match=words):
        compared(job, setting, against)


def test_nothing_to_vary_is_said(job: Scenario) -> None:
    with pytest.raises(DesignError, match="nothing to vary"):
        lay_out(job, compared(job, None, None))


def test_total_indices_of_a_sum_are_the_shares_of_variance() -> None:
    """3 x + y + 0 z of uniform shares: 9 to 1 to 0; every replication alike."""
    x = sample(3, 64, seed=1)
    values = np.repeat((3 * x[:, 0] + x[:, 1])[:, np.newaxis], 4, axis=1)
    found = total_indices(values, 64, seed=1)
    assert found.total == pytest.approx([0.9, 0.1, 0], abs=0.05)
    assert (found.low <= found.total).all()
    assert (found.total <= found.high).all()
    assert found.noise == 0


def test_total_indices_of_a_product_count_what_inputs_do_together() -> None:
    """(x - 1/2) (y - 1/2) has no effect of either alone: each has a part in all."""
    x = sample(2, 256, seed=2)
    values = np.prod(x - 0.5, axis=1)[:, np.newaxis]
    found = total_indices(values, 256, seed=2)
    assert found.total == pytest.approx([1, 1], abs=0.1)


def test_luck_that_all_points_share_is_no_noise() -> None:
    x = np.linspace(0, 1, 100)[:, np.newaxis]
    luck = np.array([[5.0, -3.0, 9.0, 1.0]])
    assert noise(x + luck) == 0


def test_luck_of_each_point_is_noise() -> None:
    """Variance 1/12 between points, and as much in each replication: 1/4 of its mean.

    The share is (1/48) / (1/12 + 1/48) = 1/5.
    """
    rng = np.random.default_rng(3)
    values = rng.uniform(size=(4000, 1)) + rng.uniform(size=(4000, 4))
    assert noise(values) == pytest.approx(0.2, abs=0.015)


def test_whole_inputs_take_every_number_as_often() -> None:
    shares = np.array([[0.0, 0.0], [0.34, 0.5], [0.999, 1.0]])
    values = scaled(shares, [(1, 3), (10, 20)], np.array([True, False]))
    assert values.tolist() == [[1, 10], [2, 15], [3, 20]]


def test_the_global_tornado_finds_the_linear_shares(linear: Scenario) -> None:
    """Slopes 102 x 400 and 102 x 200: 4 to 1; gangs, whole numbers, are asked too."""
    ranges = {**linear.vary, "accounts_payable.longest_payment_age": [60, 90]}
    more = sim.vary(linear, {"vary": {k: list(v) for k, v in ranges.items()}})
    found = sim.global_tornado(more, points=16, replications=2)
    table = found.table().set_index("path")
    assert table["total"][LABOUR] == pytest.approx(0.8, abs=0.2)
    assert table["total"][OVERHEAD] == pytest.approx(0.2, abs=0.15)
    assert table["total"]["accounts_payable.longest_payment_age"] == 0
    assert found.noise == 0


def test_points_are_a_power_of_two(linear: Scenario) -> None:
    with pytest.raises(DesignError, match="power of two"):
        sim.global_tornado(linear, points=24)


def test_the_hold_age_lowers_the_loss(job: Scenario) -> None:
    """At 90 days, held at 50: 18,600, as in the sweep; held at 95: nothing."""
    varied = sim.vary(job, {"vary": {HOLD: [20, 65]}})
    table = sim.tornado(varied, setting=AT_90).table()
    assert table["mean"].tolist() == [-18_600, 0]
