"""Materials management sets safety days and cover (rule I4b)."""

import pytest

from sim.agents.materials_manager import CalledOff, choose_orders, view
from tests.agents.hall import hall

LITTLE = """materials_management:
  safety_days: [0, 2]
  cover_workdays: [5, 20]
  scorecard: {stock_value: [[0, 100], [1000, 0]]}"""


def test_expected_stock_is_safety_and_half_the_cover() -> None:
    """Two lots of 500, 1 day early and used in 10: 2 x 500 x (1 + 5) of 40 days."""
    assert view(hall()).stock_value == pytest.approx(150)


def test_opening_stock_lies_until_it_is_used() -> None:
    """50 t, the first lot: needed on day 20, used by 30: 500 x 25 of 40 days."""
    job = hall(old="unit_price: 10", new="unit_price: 10, opening_stock: 50")
    assert view(job).stock_value == pytest.approx((500 * 25 + 500 * 6) / 40)


def test_expected_lateness_is_that_of_the_safety_days() -> None:
    """
    With no day to spare half the pit's orders are late, half a day of those on average:
    2 lots, 1 late, 0.5 days in all; interest on 125 for 40 days at 10 % a year.
    """
    job = hall(
        "treasury: {cash_yield_rate: 0.1}", old="safety_days: 1", new="safety_days: 0"
    )
    expected = view(job)
    assert expected.stock_value == pytest.approx(125)
    assert expected.late == pytest.approx(1.0)
    assert expected.downtime == pytest.approx(0.5 * 1250, rel=1e-4)
    assert expected.delay == pytest.approx(0.5 * 150, rel=1e-4)
    assert expected.interest == pytest.approx(125 * 0.1 * 40 / 365)


def test_paid_for_little_stock_it_cuts_both() -> None:
    """4 lots of 250, 2.5 days each on average: 62.5, of which 93.75 is the pay."""
    job = hall(LITTLE)
    order = job.setting.materials["sand"].order
    assert (order.safety_days, order.cover_workdays) == (0, 5)
    assert len(job.lots) == 4
    assert job.chosen[0].option == "0 safety days, cover of 5 work days"
    assert job.chosen[0].expected_pay == 93.75


def test_where_one_list_is_missing_each_material_keeps_its_own() -> None:
    job = hall(LITTLE.replace("safety_days: [0, 2]", ""))
    order = job.setting.materials["sand"].order
    assert (order.safety_days, order.cover_workdays) == (1, 5)


def test_firm_value_bears_downtime_delay_and_interest() -> None:
    """1,000 less 1 + 2 + 3 is more than less 9: the second way would be worse."""
    ways = [CalledOff(50, 1, 1, 2, 3), CalledOff(10, 1, 9, 0, 0)]
    card = {"firm_value": [(0, 0), (2000, 2000)]}
    assert choose_orders(card, ways, 1000)[:2] == (0, 994_00)
    stock = {"stock_value": [(0, 100), (100, 0)]}
    assert choose_orders(stock, ways, 1000)[:2] == (1, 90_00)


def test_its_choice_follows_from_that_of_procurement() -> None:
    """Each of the two is told of sand, and an order refers to both (rule J1)."""
    buys = "procurement: {scorecard: {price_savings: [[0, 0], [1000, 100]]}}"
    bought, called_off = hall(buys, LITTLE).chosen
    assert (bought.department, bought.option) == ("procurement", "far")
    assert called_off.cause is bought


def test_it_sees_neither_credit_policies_nor_accounts_payable() -> None:
    held = hall(
        "accounts_payable: {policy: fixed, payment_age: 90}",
        old="pit: {",
        new="pit: {credit: {hold_after_past_due: 0, limit: 1}, terms: {net_days: 1}, ",
    )
    assert view(held) == view(hall())
