"""Pay curves (rule I1), and the chance of a hold (rule I3)."""

from math import erf, sqrt

import numpy as np
import pytest

from sim.choice import Belief, hold_probability
from sim.scorecards import bonus, explain, read

Curve = list[tuple[float, float]]
CURVE: Curve = [(35, 0), (50, 6000), (75, 20000)]


@pytest.mark.parametrize(
    ("value", "pay"),
    [(0, 0), (35, 0), (42.5, 3000), (50, 6000), (60, 11600), (75, 20000), (99, 20000)],
)
def test_curve_is_straight_between_points_and_flat_outside(
    value: float, pay: float
) -> None:
    assert read(CURVE, value) == pay


def test_curve_of_one_point_pays_the_same_everywhere() -> None:
    assert [read([(5, 70)], value) for value in (-1, 5, 9)] == [70, 70, 70]


@pytest.mark.parametrize(
    ("days", "cents"),
    [pytest.param(90, 100_000, id="whole"), pytest.param(45, 100_000, id="half")],
)
def test_amounts_are_scaled_to_a_whole_period(days: float, cents: int) -> None:
    """
    Fees of 500 in 90 days pay 1,000; in 45 days they are read as 1,000, which pays
    2,000, of which half.
    """
    card = {"late_fees": [(0, 0), (1000, 2000)]}
    assert bonus(card, {"late_fees": 500}, days, 90)[0] == cents


@pytest.mark.parametrize("kpi", ["dpo", "days_to_pay", "on_time"])
def test_ratios_are_read_as_they_are(kpi: str) -> None:
    card = {kpi: [(0, 0), (1000, 2000)]}
    assert bonus(card, {kpi: 500}, 90, 90)[0] == 100_000
    assert bonus(card, {kpi: 500}, 45, 90)[0] == 50_000


def test_pay_of_a_period_is_never_below_zero() -> None:
    card = {"dpo": [(0, 10)], "late_fees": [(0, 0), (20, -20)]}
    paid = [bonus(card, {"dpo": 1, "late_fees": fees}, 9, 9)[0] for fees in (5, 10, 20)]
    assert paid == [500, 0, 0]


def test_kpi_without_a_value_pays_nothing() -> None:
    """Not even what the curve pays at 0."""
    card = {"on_time": [(0, 100)], "dpo": [(0, 10)]}
    cents, pays = bonus(card, {"on_time": None, "dpo": 30}, 9, 9)
    assert cents == 1000
    assert [pay.kpi for pay in pays] == ["dpo"]


def below(days: float) -> float:
    """Return the chance of the standard normal law below *days*."""
    return (1 + erf(days / sqrt(2))) / 2


@pytest.mark.parametrize("passed", [0, 20])
def test_hold_probability_is_of_the_normal_law_cut_off(passed: int) -> None:
    """(F(x) - F(passed)) / (1 - F(passed)) with mean 45 and sd 15; none before."""
    days = np.array([-5.0, 0, 10, 20, 45, 90])
    cut = below((passed - 45) / 15)
    expected = [
        max(below((day - 45) / 15) - cut, 0) / (1 - cut) if day > 0 else 0
        for day in days
    ]
    chances = hold_probability(Belief(45, 15, passed), days)
    assert chances == pytest.approx(expected, abs=1e-12)


def test_hold_is_certain_only_beyond_a_law_without_spread() -> None:
    chances = hold_probability(Belief(45, 0, 0), np.array([44.0, 46.0]))
    assert list(chances) == [0, 1]


def test_hold_far_beyond_belief_has_a_chance_all_the_same() -> None:
    """Passed 200 days where 45 was believed: the law is cut off far out in its tail."""
    chances = hold_probability(Belief(45, 15, 200), np.array([200.0, 201.0, 300.0]))
    assert chances[0] == 0
    assert 0.4 < chances[1] < 0.6
    assert chances[2] == pytest.approx(1)


@pytest.mark.parametrize(
    ("value", "pay", "slope", "bend"),
    [
        pytest.param(30, 0, 0, 35, id="before the first point"),
        pytest.param(40, 2000, 400, 35, id="on the first stretch"),
        pytest.param(50, 6000, 400, 35, id="at a bend: what led up to it"),
        pytest.param(60, 11600, 560, 50, id="on the second stretch"),
        pytest.param(90, 20000, 560, 50, id="beyond: what led up to it"),
    ],
)
def test_curve_says_what_a_unit_is_worth(
    value: float, pay: float, slope: float, bend: float
) -> None:
    """6,000 in 15 days is 400 a day, 14,000 in 25 is 560."""
    (told,) = explain({"dpo": CURVE}, {"dpo": value, "late_fees": 3})
    assert told == ("dpo", value, pay, slope, bend)
