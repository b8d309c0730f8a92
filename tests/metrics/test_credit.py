"""How the suppliers were paid, and how often they stopped."""

import pytest

from sim.metrics import measure
from sim.metrics.credit import dpo
from sim.records import (
    CreditHeld,
    CreditReleased,
    LeftOpen,
    PaymentSent,
    Record,
    Trigger,
)
from tests.metrics.facts import bought, invoice, journal


def held(at: float, trigger: Trigger = "age", *, converted: bool = False) -> CreditHeld:
    """Return a hold."""
    return CreditHeld(at, "pit", trigger, None, None, 0, converted=converted)


@pytest.mark.parametrize(
    ("facts", "holds", "hold_days"),
    [
        pytest.param([], 0, 0, id="none"),
        pytest.param([held(10), CreditReleased(14, "pit")], 1, 4, id="released"),
        pytest.param([held(10)], 1, 20, id="open at the end"),
        pytest.param(
            [held(10, "limit"), held(12, converted=True), CreditReleased(15, "pit")],
            2,
            5,
            id="by limit, then by age: one stretch",
        ),
        pytest.param(
            [held(1), CreditReleased(2, "pit"), held(5), CreditReleased(8, "pit")],
            2,
            4,
            id="two",
        ),
    ],
)
def test_holds_and_their_days(
    facts: list[Record], holds: int, hold_days: float
) -> None:
    """The replication ended at 30."""
    values = measure(journal(*facts))
    assert (values["credit_holds"], values["hold_days"]) == (holds, hold_days)


def test_days_to_pay_is_the_mean_age_by_amount_of_what_was_paid() -> None:
    """(100 x 10 + 300 x 20) / 400; what is open does not count."""
    facts = bought(1, 100, 2, 12) + bought(2, 300, 5, 25) + bought(3, 999, 6, None)
    assert measure(journal(*facts))["days_to_pay"] == 17.5


def test_dpo_is_average_payables_by_purchases_times_days() -> None:
    """
    100 from 2 to 12, 300 from 5 to 25, 600 from 10 to the end, 30: (1,000 + 6,000 +
    12,000) / 30 days = 633.33 on average; / 1,000 of purchases x 30 days = 19.
    """
    facts = bought(1, 100, 2, 12) + bought(2, 300, 5, 25) + bought(3, 600, 10, None)
    assert measure(journal(*facts))["dpo"] == 19


def test_dpo_to_a_day_knows_nothing_of_what_comes_later() -> None:
    """
    To day 8: 100 for 6 days, 300 for 3; to day 5, when those are bought, 100 for 3 and
    300 for none. Bought later, and paid later, as if not.
    """
    facts = bought(1, 100, 2, 12) + bought(2, 300, 5, 25) + bought(3, 600, 10, None)
    assert dpo(journal(*facts), 8) == (600 + 900) / 400
    assert dpo(journal(*facts), 5) == 300 / 400
    assert dpo(journal(*facts), 1) is None


def test_without_purchases_there_is_no_value() -> None:
    values = measure(journal())
    assert [values[name] for name in ("dpo", "days_to_pay", "payment_age")] == [
        None
    ] * 3


def test_payment_age_is_the_one_in_force_by_amount() -> None:
    """(100 x 30 + 100 x 90 + 200 x 60) / 400, the last open at the end."""
    facts: list[Record] = [
        PaymentSent(20, invoice(1, 100, 0), 22, 30),
        PaymentSent(21, invoice(2, 100, 0), 23, 90),
        LeftOpen(30, invoice(3, 200, 0), 60),
    ]
    assert measure(journal(*facts))["payment_age"] == 60
