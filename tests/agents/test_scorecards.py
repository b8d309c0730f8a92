"""Pay curves, and the choice that pay invites (rules I1, I3)."""

from math import erf, sqrt

import numpy as np
import pytest

from sim.scorecards import (
    Belief,
    Choice,
    Outlook,
    Purchases,
    bonus,
    choose,
    hold_probability,
    read,
)

Curve = list[tuple[float, float]]
CURVE: Curve = [(35, 0), (50, 6000), (75, 20000)]
DESK = Outlook(run_every=0, soonest=0, yield_rate=0, longest=120)
BELIEF = Belief(45, 15, 0)


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


def supplier(*, exempt: bool = False, **changes: float) -> Purchases:
    """Return what is known of a supplier on net 30."""
    known = {name: 0.0 for name in Purchases._fields if name != "exempt"}
    known |= {"amount": 1000, "net_days": 30, **changes}
    return Purchases(**known, exempt=exempt)


def chosen(
    card: dict[str, Curve],
    *suppliers: Purchases,
    desk: Outlook = DESK,
) -> Choice:
    """Return the choice for these suppliers."""
    return choose(card, [(known, BELIEF) for known in suppliers], desk)


def test_best_paid_age_is_chosen() -> None:
    choice = chosen({"dpo": CURVE}, supplier())
    assert choice.ages == (75,)
    assert choice.cents == 20_000_00


def test_run_interval_shortens_the_age_that_results() -> None:
    """With a run every 10 days the age of 80 results in 75."""
    desk = DESK._replace(run_every=10)
    assert chosen({"dpo": CURVE}, supplier(), desk=desk).ages == (80,)


def test_age_that_results_is_not_below_approval_and_clearing() -> None:
    """All ages up to 40 result in 40: what is paid for 40 is had on terms."""
    card = {"dpo": [(35.0, 0.0), (40.0, 100.0), (41.0, 0.0)]}
    choice = chosen(card, supplier(), desk=DESK._replace(soonest=40))
    assert choice.ages == (None,)
    assert choice.cents == 100_00


def test_age_is_at_most_the_longest() -> None:
    desk = DESK._replace(longest=60)
    assert chosen({"dpo": CURVE}, supplier(), desk=desk).ages == (60,)


@pytest.mark.parametrize(
    ("curve", "age"),
    [
        pytest.param([(0.0, 5.0)], None, id="all alike: terms"),
        pytest.param([(40.0, 0.0), (41.0, 5.0)], 41, id="the nearest above"),
        pytest.param([(20.0, 5.0), (21.0, 0.0)], 20, id="the nearest below"),
        pytest.param(
            [(20.0, 5.0), (21.0, 0.0), (39.0, 0.0), (40.0, 5.0)], 20, id="the lower"
        ),
    ],
)
def test_ties_go_to_the_nearest_to_terms_then_to_the_lower(
    curve: Curve, age: int | None
) -> None:
    assert chosen({"dpo": curve}, supplier()).ages == (age,)


def test_pay_is_compared_in_whole_cents() -> None:
    """A thousandth of a cent a day is no reason to leave the terms."""
    assert chosen({"dpo": [(0, 0), (1000, 0.01)]}, supplier()).ages == (None,)
    assert chosen({"dpo": [(0, 0), (1000, 10.0)]}, supplier()).ages == (120,)


def test_discount_and_being_on_time_are_read_at_the_chosen_age() -> None:
    """At 10 days 2 % of 1,000; a run interval of 14 does not bring 17 within them."""
    desk = DESK._replace(run_every=14)
    terms = supplier(discount=0.02, discount_days=10)
    choice = chosen({"discounts": [(0, 0), (100, 100)]}, terms, desk=desk)
    assert choice.ages == (10,)
    assert choice.cents == 20_00
    on_time = chosen({"on_time": [(0, 0), (1, 50)], "dpo": CURVE}, terms, desk=desk)
    assert on_time.ages == (82,)


def test_fees_run_on_the_age_that_results() -> None:
    """
    1,000 a period at 3 % a month is 1 a day past due. Age 75 less half a run of 7 is
    41.5 days past due.
    """
    desk = DESK._replace(run_every=7, longest=75)
    card = {"late_fees": [(0.0, 0.0), (100.0, 100.0)]}
    choice = chosen(card, supplier(late_fee_per_month=0.03), desk=desk)
    assert choice.ages == (75,)
    assert choice.cents == 41_50


def test_yield_of_the_period_counts_in_firm_value() -> None:
    """0.0365 x 1,000 x 120 / 365 = 12; nothing is lost, as no hold costs anything."""
    card = {"firm_value": [(-100.0, -100.0), (100.0, 100.0)]}
    choice = chosen(card, supplier(), desk=DESK._replace(yield_rate=0.0365))
    assert choice.ages == (120,)
    assert choice.cents == 12_00


def test_firm_value_bears_delay_beside_downtime() -> None:
    """
    Past terms a hold would cost 1e6, be it downtime or delay; for downtime alone the
    delay does not count.
    """
    firm: dict[str, Curve] = {"firm_value": [(-1e6, -1e6), (1e6, 1e6)]}
    downtime: dict[str, Curve] = {
        "downtime_cost": [(0.0, 0.0), (1e6, -1e6)],
        "dpo": CURVE,
    }
    assert chosen(firm, supplier(delay_cost=1e6)).ages == (None,)
    assert chosen(downtime, supplier(delay_cost=1e6)).ages == (75,)
    assert chosen(downtime, supplier(hold_cost=1e6)).ages == (None,)


def test_exempt_supplier_is_in_the_means_at_its_terms() -> None:
    """Half is paid at 30; for a DPO of 50 the other half must be 70."""
    card = {"dpo": [(30.0, 0.0), (50.0, 100.0)]}
    choice = chosen(card, supplier(exempt=True), supplier())
    assert choice.ages == (None, 70)


def test_supplier_without_purchases_is_paid_on_terms() -> None:
    choice = chosen({"dpo": CURVE}, supplier(amount=0), supplier())
    assert choice.ages == (None, 75)
    assert chosen({"dpo": CURVE}, supplier(amount=0)).ages == (None,)
    assert chosen({"dpo": CURVE}, supplier(exempt=True)).ages == (None,)


def test_expected_pay_has_no_floor() -> None:
    """A chargeback beyond the bonus still counts: the less of it the better."""
    card = {"late_fees": [(0.0, -50.0), (90.0, -140.0)], "dpo": [(0.0, 10.0)]}
    choice = chosen(card, supplier(late_fee_per_month=0.03))
    assert choice.ages == (None,)
    assert choice.cents == -40_00
