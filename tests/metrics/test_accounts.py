"""The accounts of rule I5, from a ledger of a few postings."""

import pytest

from sim.ledger import Account, Ledger, interest
from sim.metrics import METRICS, measure
from sim.metrics.accounts import cash_yield, firm_value
from tests.metrics.facts import journal, stood

TREASURY = "treasury: {opening_cash: 100, cash_yield_rate: 0.365, overdraft_rate: 0.73}"


COSTS: dict[str, Account] = {
    "labour": "labour",
    "equipment": "equipment",
    "materials": "materials",
    "downtime_cost": "downtime",
    "overhead": "overhead",
    "late_fees": "late fees",
    "damages": "damages",
    "bonus_accounts_payable": "bonus",
}


def test_each_account_is_a_metric_and_they_add_up() -> None:
    """
    Revenue 500, discounts 3, interest 5; spent 1 on labour, 2 on equipment, 4, 8, 16,
    32, 64, 128: 508 - 255.
    """
    it = journal()
    it.ledger.post(1, "cash", "revenue", 500_00)
    it.ledger.post(2, "payables", "discounts", 3_00)
    it.ledger.post(3, "cash", "interest", 5_00)
    for number, account in enumerate(COSTS.values()):
        it.ledger.postings.append((4, account, "cash", 100 * 2**number))
    values = measure(it)
    assert [values[name] for name in COSTS] == [1, 2, 4, 8, 16, 32, 64, 128]
    gained = "revenue", "discounts", "cash_yield", "firm_value"
    assert [values[name] for name in gained] == [500, 3, 5, 253]


def test_lost_repeat_margin_is_a_loss_of_the_firm() -> None:
    assert firm_value({**dict.fromkeys(METRICS), "lost_repeat_margin": 7.0}) == -7


def test_delay_cost_is_overhead_past_the_plan_and_damages() -> None:
    """Planned 20, ended 30, 10 a day; 64 of damages. Early, nothing."""
    it = journal()
    it.ledger.post(4, "damages", "cash", 64_00)
    assert measure(it)["delay_cost"] == 164
    assert measure(journal(ends=15))["delay_cost"] == 0


def test_cash_yield_is_without_what_the_opening_cash_had_earned() -> None:
    """
    100 in hand, 0.1 % a day; 400 more from day 10 to 30 earn 400 x 20 x 0.001 = 8. From
    day 5 to 15 they had earned 2.
    """
    it = journal(more=TREASURY)
    it.ledger.post(0, "cash", "equity", 100_00)
    it.ledger.post(10, "cash", "revenue", 400_00)
    assert cash_yield(it, 0, 30) == pytest.approx(8)
    assert cash_yield(it, 5, 15) == pytest.approx(2)
    assert cash_yield(it, 0, 10) == 0


def test_overdraft_costs_its_own_rate() -> None:
    """
    300 out on day 10: 200 overdrawn cost 0.2 % a day, 20 days long: -8; and 100 earned
    nothing for 20 days: -2.
    """
    it = journal(more=TREASURY)
    it.ledger.post(0, "cash", "equity", 100_00)
    it.ledger.post(10, "labour", "cash", 300_00)
    assert cash_yield(it, 0, 30) == pytest.approx(-10)
    assert measure(it)["lowest_cash"] == -200


def test_lowest_cash_is_after_all_that_moves_at_one_instant() -> None:
    """On day 5, 300 go out and 250 come in: 50 are left, never -200."""
    it = journal(more=TREASURY)
    it.ledger.post(0, "cash", "equity", 100_00)
    it.ledger.post(5, "labour", "cash", 300_00)
    it.ledger.post(5, "cash", "revenue", 250_00)
    assert it.ledger.cash() == [(0, 100_00), (5, 50_00)]
    assert measure(it)["lowest_cash"] == 50


def test_interest_counts_only_the_span() -> None:
    """1,000 from 0, 3,000 from 10, -2,000 from 20, at 1 and 2 a thousand a day."""
    levels = [(0.0, 1000), (10.0, 3000), (20.0, -2000)]
    rates = 0.365, 0.73
    assert interest(levels, (0, 10), *rates) == pytest.approx(10)
    assert interest(levels, (5, 15), *rates) == pytest.approx(5 + 15)
    assert interest(levels, (15, 25), *rates) == pytest.approx(15 - 20)
    assert interest(levels, (30, 30), *rates) == 0


def test_ledger_strikes_out_what_has_not_come_to_pass() -> None:
    """Day 7 is beyond the end at 6; the rest is put in order of date."""
    ledger = Ledger()
    for day in (5, 7, 6, 1):
        ledger.post(day, "labour", "cash", day)
    ledger.post(3, "labour", "cash", 0)
    ledger.close(6)
    assert [posting[0] for posting in ledger.postings] == [1, 5, 6]
    assert ledger.balances() == {"labour": 12, "cash": -12}


def test_metrics_stand_in_their_order() -> None:
    assert tuple(measure(journal(*stood(1, 2)))) == METRICS
