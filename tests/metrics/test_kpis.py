"""What accounts payable can be paid for, within a period (rule I1)."""

import pytest

from sim.journal import Journal
from sim.metrics import period_kpis
from sim.records import Paid, Record
from sim.scenario import KPIS
from tests.metrics.facts import bought, invoice, journal, stood


def paid(
    number: int, cents: int, at: float, *, fee: int = 0, discount: int = 0
) -> Paid:
    """Return a payment of an invoice dated 0, due at 30."""
    return Paid(at, invoice(number, cents, 0), discount, fee)


def kpis(it: Journal, start: float, end: float) -> dict[str, float | None]:
    """Return all KPIs of a period."""
    return dict(period_kpis(it, start, end, KPIS))


def test_period_has_what_happened_after_its_start_up_to_its_end() -> None:
    """Payments at 10, 20 and 30 in the period from 10 to 20: the second alone."""
    facts = [paid(n, 100, day, fee=n) for n, day in enumerate((10, 20, 30), start=1)]
    values = kpis(journal(*facts, ends=40), 10, 20)
    assert values["late_fees"] == 0.02
    assert values["days_to_pay"] == 20


def test_on_time_is_by_amount_of_what_cleared_by_its_due_date() -> None:
    """300 at 30, when due; 100 at 31."""
    facts = [paid(1, 300, 30), paid(2, 100, 31)]
    assert kpis(journal(*facts, ends=40), 0, 35)["on_time"] == 0.75


def test_ratios_without_payments_have_no_value() -> None:
    values = kpis(journal(), 0, 10)
    assert [values[name] for name in ("dpo", "days_to_pay", "on_time")] == [None] * 3
    assert values["late_fees"] == values["discounts"] == 0


def test_dpo_counts_from_the_start_of_the_job() -> None:
    """In the period of 20-30 it is that of 0-30: 100 for 10 days, 100 for 15."""
    facts = bought(1, 100, 2, 12) + bought(2, 100, 15, None)
    assert kpis(journal(*facts, ends=40), 20, 30)["dpo"] == 12.5


@pytest.mark.parametrize(
    ("start", "end", "cost", "by_hold"),
    [(0, 12, 0, 0), (0, 13, 375, 250), (12, 20, 375, 250), (13, 20, 0, 0)],
)
def test_spell_counts_where_it_ends(
    start: float, end: float, cost: float, by_hold: float
) -> None:
    """Idle 10-13, at 125 a day, two days of it by a hold."""
    values = kpis(journal(*stood(10, 13, held=2), ends=40), start, end)
    assert values["downtime_cost"] == cost
    assert values["downtime_cost_credit_hold"] == by_hold


@pytest.mark.parametrize(
    ("start", "end", "lost"),
    [
        pytest.param(0, 20, 0, id="to the planned finish"),
        pytest.param(15, 22, 20, id="two days of overhead past it"),
        pytest.param(22, 27, 50 + 40, id="two days of damages past the contract's"),
        pytest.param(30, 40, 100 + 200, id="late from start to end"),
    ],
)
def test_delay_accrues_daily_in_firm_value(
    start: float, end: float, lost: float
) -> None:
    """Planned 20, contract finish 25; overhead 10 a day, damages 20."""
    assert kpis(journal(ends=50), start, end)["firm_value"] == -lost


def test_firm_value_of_a_period_is_what_was_gained_less_what_was_lost() -> None:
    """Discounts 4 less fees 1 less downtime 375."""
    facts: list[Record] = [
        *stood(10, 13),
        paid(1, 10_000, 14, discount=400),
        paid(2, 10_000, 15, fee=100),
    ]
    assert kpis(journal(*facts, ends=40), 0, 18)["firm_value"] == 4 - 1 - 375


def test_finish_charges_the_interest_on_open_invoices_to_the_last_period() -> None:
    """1,000 bought at 2, due at 32, open at 42: 1,000 x 0.03 x 10 / 30 = 10."""
    it = journal(*bought(1, 100_000, 2, None), ends=42)
    assert kpis(it, 20, 42)["late_fees"] == 10
    assert kpis(it, 20, 41)["late_fees"] == 0


def test_kpis_are_those_asked_for() -> None:
    assert dict(period_kpis(journal(), 0, 10, ("late_fees",))) == {"late_fees": 0}


def test_yield_of_a_period_counts_in_its_firm_value() -> None:
    """400 more than at the start, from day 10: 400 x 5 x 0.001 by 15."""
    treasury = "treasury: {opening_cash: 100, cash_yield_rate: 0.365}"
    it = journal(more=treasury)
    it.ledger.post(0, "cash", "equity", 100_00)
    it.ledger.post(10, "cash", "revenue", 400_00)
    assert kpis(it, 5, 15)["firm_value"] == pytest.approx(2)
