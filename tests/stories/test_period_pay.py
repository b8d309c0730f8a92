"""What a period of the scorecard pays (rule I1)."""

import pytest

from sim.records import BonusPaid
from tests.stories.telling import tell, tell_case

DAILY_RUNS = """
crews: {gang: {labour: 100}}
activities: {pour: {crew: gang, duration: 50, materials: {cement: 50}}}
materials:
  cement: {unit: t, supplier: kiln, unit_price: 100, opening_stock: 10,
           order: {safety_days: 1, cover_workdays: 10}}
suppliers:
  kiln: {lead_time: 1, terms: {net_days: %s}}
accounts_payable:
  policy: fixed
  payment_age: 15
  payment_run: {every: 1, first: 0}
  period: 20
  scorecard: {%s}
"""
EARLY = "20, discount: 0.02, discount_days: 15"
LATE = "5, late_fee_per_month: 0.03"


def bonuses(terms: str, scorecard: str) -> list[float]:
    """Return what each of the three periods pays."""
    journal = tell(DAILY_RUNS % (terms, scorecard))
    assert [fact.at for fact in journal.of(BonusPaid)] == [20, 40, 50]
    return [fact.cents / 100 for fact in journal.of(BonusPaid)]


@pytest.mark.parametrize(
    ("terms", "scorecard", "paid"),
    [
        pytest.param(LATE, "dpo: [[0, 0], [100, 1000]]", [60, 105, 70], id="dpo"),
        pytest.param(
            LATE, "days_to_pay: [[0, 10], [30, 310]]", [0, 160, 80], id="days_to_pay"
        ),
        pytest.param(LATE, "on_time: [[0, 100], [1, 500]]", [0, 100, 50], id="late"),
        pytest.param(
            EARLY, "on_time: [[0, 100], [1, 500]]", [0, 500, 250], id="on time"
        ),
        pytest.param(LATE, "late_fees: [[0, 100], [40, 0]]", [100, 50, 10], id="fees"),
        pytest.param(
            EARLY, "discounts: [[0, 10], [100, 60]]", [10, 30, 15], id="discounts"
        ),
        pytest.param(LATE, "late_fees: [[0, 10], [20, -50]]", [10, 0, 0], id="floor"),
        pytest.param(
            LATE,
            "dpo: [[0, 0], [100, 1000]], late_fees: [[0, 0], [20, -40]]",
            [60, 65, 50],
            id="a chargeback lowers a bonus",
        ),
    ],
)
def test_period_pays_by_its_curves(
    terms: str, scorecard: str, paid: list[float]
) -> None:
    """
    Invoices of 1,000 on day 9, 19, 29, 39, each paid at age 15: 24, 34, 44. Periods end
    at 20, 40 and, shorter, at 50.

    dpo, from the start: (11 + 1) / 2 = 6; (15 + 15 + 11 + 1) / 4 = 10.5; (3 x 15 + 11)
    / 4 = 14, the last paid for half a period: 60, 105, 140 / 2.
    days_to_pay: nothing paid in the first, so no value and no pay; then 15.
    Late fee of an invoice 10 days past due: 1,000 x 0.03 x 10 / 30 = 10: none, two; in
    the last period one, and 6 on the open invoice of 39, due at 44: 16 in 10 days, read
    as 32 in 20 days, and the pay of 100 - 2.5 x 32 = 20 halved. Discounts alike: one of
    20 in 10 days.
    """
    assert bonuses(terms, scorecard) == paid


@pytest.mark.parametrize(
    ("scorecard", "paid"),
    [
        pytest.param(
            "{downtime_cost: [[0, 30000], [30000, 0]]}", [27_400, 3600], id="downtime"
        ),
        pytest.param(
            "{downtime_cost_credit_hold: [[0, 30000], [30000, 0]]}",
            [30_000, 3600],
            id="downtime by credit hold",
        ),
        pytest.param(
            "{firm_value: [[-50000, 0], [0, 50000]]}",
            [47_400, 3933.33],
            id="firm value",
        ),
    ],
)
def test_period_pays_for_what_the_firm_loses(scorecard: str, paid: list[float]) -> None:
    """
    Paid at 90 days, with periods of 75 and 35 days. A spell counts where it ends: that
    of 0-2 (2,600) in the first, that of 72-80 (10,400) in the second, which is read as
    10,400 x 75 / 35 = 22,285.71; (30,000 - 22,285.71) x 35 / 75 = 3,600.

    Firm value: -2,600; in the second also 10 days of overhead past the planned finish
    (4,000) and 5 of damages (5,000): -19,400 x 75 / 35 = -41,571.43, which pays
    8,428.57 x 35 / 75 = 3,933.33.
    """
    changes = f"accounts_payable.scorecard={scorecard}", "accounts_payable.period=75"
    late = "settings.at 90 days.accounts_payable.policy=fixed"
    journal = tell_case("paid_at_90_days", "at 90 days", *changes, late)
    assert [f.cents / 100 for f in journal.of(BonusPaid)] == paid
