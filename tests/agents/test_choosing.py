"""The payment ages that pay invites (rule I3)."""

import pytest

from sim.choice import Belief, Choice, Outlook, Purchases, choose

Curve = list[tuple[float, float]]
CURVE: Curve = [(35, 0), (50, 6000), (75, 20000)]
DESK = Outlook(run_every=0, soonest=0, yield_rate=0, longest=120)
BELIEF = Belief(45, 15, 0)


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


def test_invoice_paid_on_its_due_date_is_on_time() -> None:
    """Paid 50 for being on time, and a little for each day: the terms, and no less."""
    card: dict[str, Curve] = {"on_time": [(0, 0), (1, 50)], "dpo": [(0, 0), (100, 1)]}
    choice = chosen(card, supplier())
    assert choice.ages == (None,)
    assert choice.cents == 50_30
