"""Procurement chooses among quotes (rule I4a)."""

import pytest

from sim.agents.procurement import Quoted, choose_suppliers, view
from sim.expectations import planned_value
from sim.model import prepare
from tests.agents.hall import ALIGNED, HALL, VALUE, hall
from tests.stories.telling import scenario

FOR_SAVINGS = "procurement: {scorecard: {price_savings: [[0, 0], [1000, 100]]}}"
FOR_FIRM = f"procurement: {{scorecard: {ALIGNED}}}"


def test_planned_value_is_what_is_left_if_all_goes_to_plan() -> None:
    assert planned_value(hall()) == VALUE == -15_000


def test_expected_of_a_quote_by_arithmetic() -> None:
    """
    The far pit takes 4 to 12 days, 8 as likely as not; ordered a day early, 3 in 8
    orders come late, by 3 / 2 days on average: 2 lots, 0.75 late, 1.125 days in all. A
    day's standby of the gang is 1,000 + 250, a day's overhead and damages 150.
    """
    own, far = view(hall())["sand"]
    assert own == Quoted("pit", 10, 0, 0, 0, 0)
    assert (far.supplier, far.unit_price, far.savings) == ("far", 8, 200)
    assert far.late == pytest.approx(0.75)
    assert far.downtime == pytest.approx(1.125 * 1250, rel=1e-4)
    assert far.delay == pytest.approx(1.125 * 150, rel=1e-4)


def test_an_order_needed_before_it_can_come_is_expected_late() -> None:
    """Dug first, lot 0 is needed on day 0: 3 days late from the pit, on average."""
    own, _ = view(hall(old="after: [clear], ", new=""))["sand"]
    assert own.late == 0
    job = hall(old="after: [clear], duration: 20", new="duration: 20")
    assert job.lots[0].needed_at == 20
    first = hall(old="duration: 20}\n  dig", new="duration: 0}\n  dig")
    own, far = view(first)["sand"]
    assert own.late == 1
    assert own.downtime == pytest.approx(3 * 1250, rel=1e-4)
    assert far.late == pytest.approx(1 + 3 / 8)


def test_transit_leaves_less_time_for_what_is_needed_soon() -> None:
    """Needed on day 4 and a day under way: the pit, 2 to 4 days, has 3 of them."""
    job = hall(old="duration: 20}\n  dig", new="duration: 4}\n  dig")
    assert view(job)["sand"][0].late == 0
    text = HALL.replace("duration: 20}\n  dig", "duration: 4}\n  dig")
    text = text.replace("high: 4}}", "high: 4}, transit: 1}")
    job = prepare(scenario(text), "only")
    assert view(job)["sand"][0].late == pytest.approx(0.5)


def test_firm_value_bears_downtime_and_delay() -> None:
    """100 + 50 saved - 20 of downtime - 5 of delay."""
    quoted = [[Quoted("far", 1, 50, 1, 20, 5)]]
    _, choice = choose_suppliers({"firm_value": [(0, 0), (200, 200)]}, quoted, 100)
    assert choice.cents == 125_00


def test_paid_for_savings_it_buys_cheap() -> None:
    """A tenth of 200."""
    job = hall(FOR_SAVINGS)
    sand = job.setting.materials["sand"]
    assert (sand.supplier, sand.unit_price) == ("far", 8)
    assert [(f.material, f.option, f.expected_pay) for f in job.chosen] == [
        ("sand", "far", 20)
    ]
    assert job.given.materials["sand"].supplier == "pit"


def test_paid_by_the_firm_it_keeps_the_supplier_that_is_in_time() -> None:
    """200 saved, 1,406 and 169 lost: a tenth of -15,000 is best."""
    job = hall(FOR_FIRM)
    assert job.setting.materials["sand"].supplier == "pit"
    assert job.chosen[0].expected_pay == -1500


def test_under_a_fixed_policy_nothing_is_chosen() -> None:
    job = hall(FOR_SAVINGS.replace("{scorecard", "{policy: fixed, scorecard"))
    assert job.setting.materials["sand"].supplier == "pit"
    assert job.chosen == ()


def quote(savings: float, late: float = 0) -> Quoted:
    """Return a quote that saves so much."""
    return Quoted(f"saves {savings:g}", 1, savings, late, 0, 0)


def test_all_arrangements_are_weighed() -> None:
    """Pay begins at savings of 150, which no single change brings."""
    quoted = [[quote(0), quote(100)], [quote(0), quote(50), quote(60)]]
    card = {"price_savings": [(149, 0), (150, 10)], "late_deliveries": [(0, 0)]}
    chosen, choice = choose_suppliers(card, quoted, 0)
    assert [one.savings for one in chosen] == [100, 50]
    assert choice.cents == 10_00


def test_ties_go_to_the_supplier_of_the_file() -> None:
    quoted = [[quote(0), quote(0)], [quote(0), quote(5)]]
    chosen, _ = choose_suppliers({"price_savings": [(0, 0), (9, 9)]}, quoted, 0)
    assert chosen[0] is quoted[0][0]
    assert chosen[1] is quoted[1][1]


def test_it_sees_neither_credit_policies_nor_accounts_payable() -> None:
    """A pit that holds at once, and payments at 90 days, change nothing for it."""
    held = hall(
        "accounts_payable: {policy: fixed, payment_age: 90}",
        old="far: {",
        new="far: {credit: {hold_after_past_due: 0, limit: 1}, terms: {net_days: 1}, ",
    )
    assert view(held) == view(hall())
