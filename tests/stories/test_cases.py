"""The cases that must come out exactly, worked by hand."""

from sim.ledger import interest
from sim.metrics import measure
from sim.model import prepare
from sim.records import CreditHeld, CrewResumed, CrewStopped, Delivered, Paid
from sim.scenario import load
from tests.stories.telling import CASES, days, spans, tell_case


def test_paid_on_terms() -> None:
    """
    One crew, 100 days, 1 m3 a day, lots of 10, lead time 2, safety 3, net 30, runs
    every 7 days. Lot 0 is needed at 0, ordered at 0, arrives at 2: idle 0-2. Then lot
    k is needed at 2 + 10k, ordered at 10k - 3, arrives at 10k - 1. The invoices of
    day 2, 9, 19, ... clear in the last run not older than 30 days: 28, 35, 49, 56 ...

    finish 102; downtime 2 x (1000 + 0.5 x 600); overhead 102 x 400;
    firm value 500,000 - 100,000 - 60,000 - 100,000 - 2,600 - 40,800 = 196,600.
    """
    journal = tell_case("paid_at_90_days", "on terms")
    assert days(journal, Delivered) == [2, 9, 19, 29, 39, 49, 59, 69, 79, 89]
    assert days(journal, Paid) == [28, 35, 49, 56, 63, 77, 84, 98]
    assert measure(journal) == {
        "finished": 1,
        "finish_days": 102,
        "slip_days": 2,
        "late_days": 0,
        "idle_days": 2,
        "idle_days_credit_hold": 0,
        "idle_days_lead_time": 2,
        "downtime_cost": 2600,
        "downtime_cost_credit_hold": 0,
        "delay_cost": 800,
        "stoppages": 1,
        "stoppages_credit_hold": 0,
        "credit_holds": 0,
        "hold_days": 0,
        "trades_rebooked": 0,
        "payment_age": 30,
        "dpo": 25.1,
        "days_to_pay": 26.875,
        "revenue": 500_000,
        "labour": 100_000,
        "equipment": 60_000,
        "materials": 100_000,
        "overhead": 40_800,
        "late_fees": 0,
        "discounts": 0,
        "damages": 0,
        "bonus_accounts_payable": 0,
        "bonus_procurement": 0,
        "bonus_materials_management": 0,
        "bonus_sales": 0,
        "bonus_project_manager": 0,
        "cash_yield": 0,
        "lost_repeat_margin": 0,
        "firm_value": 196_600,
        "expected_firm_value": None,
        "lowest_cash": None,
        "satisfaction": None,
    }
    assert journal.job.plan.finish == 100


def test_paid_at_90_days() -> None:
    """
    The invoice of day 2 falls due at 32, and is 30 days past due at 62: hold. Lot 7,
    ordered at 67, is not begun; the yard is empty after 70 portions: idle from 72. The
    executive pays at 77; release at 78; lot 7 arrives at 80. The hold delayed that
    order by 11 days, so that all 8 idle days are its doing. The invoice of day 49 is 30
    past due at 109: a second hold, still on at the finish, 110.

    downtime 10 x 1,300; hold days 16 + 1; damages 5 x 1,000; delay cost 5,000 + 10 x
    400; firm value 500,000 - 160,000 - 100,000 - 13,000 - 44,000 - 5,000 = 178,000.
    """
    journal = tell_case("paid_at_90_days", "at 90 days")
    stopped, resumed = days(journal, CrewStopped), days(journal, CrewResumed)
    assert spans(stopped, resumed) == [(0, 2), (72, 80)]
    assert days(journal, CreditHeld) == [62, 109]
    assert measure(journal) == {
        "finished": 1,
        "finish_days": 110,
        "slip_days": 10,
        "late_days": 5,
        "idle_days": 10,
        "idle_days_credit_hold": 8,
        "idle_days_lead_time": 2,
        "downtime_cost": 13_000,
        "downtime_cost_credit_hold": 10_400,
        "delay_cost": 9000,
        "stoppages": 2,
        "stoppages_credit_hold": 1,
        "credit_holds": 2,
        "hold_days": 17,
        "trades_rebooked": 0,
        "payment_age": 90,
        "dpo": 46.5,
        "days_to_pay": 57.4,
        "revenue": 500_000,
        "labour": 100_000,
        "equipment": 60_000,
        "materials": 100_000,
        "overhead": 44_000,
        "late_fees": 0,
        "discounts": 0,
        "damages": 5000,
        "bonus_accounts_payable": 0,
        "bonus_procurement": 0,
        "bonus_materials_management": 0,
        "bonus_sales": 0,
        "bonus_project_manager": 0,
        "cash_yield": 0,
        "lost_repeat_margin": 0,
        "firm_value": 178_000,
        "expected_firm_value": None,
        "lowest_cash": None,
        "satisfaction": None,
    }


def test_working_week_and_following_trade() -> None:
    """
    Monday start. Lot 0 arrives on Thursday morning: 3 idle work days. The digging ends
    on day 17 (Wednesday night), planned 12 (a Friday night). Paving could start 3 work
    days late, more than the tolerance of 2: the trade comes 4 calendar days later, on
    day 21, and ends on day 26. downtime 3 x (900 + 600); damages 4 x 500; delay cost
    2,000 + 7 x 200.
    """
    journal = tell_case("working_week", "on terms")
    values = measure(journal)
    assert journal.job.plan.finish == 19
    expected = {
        "finish_days": 26,
        "slip_days": 7,
        "late_days": 4,
        "idle_days": 3,
        "downtime_cost": 4500,
        "trades_rebooked": 1,
        "damages": 2000,
        "delay_cost": 3400,
    }
    assert {name: values[name] for name in expected} == expected


def test_freeing_a_million_for_a_month_is_worth_its_interest() -> None:
    """1,000,000 x 0.045 x 30 / 365 = 3,698.63 and no more."""
    earned = interest([(0.0, 100_000_000)], (0.0, 30.0), 0.045, 0.09)
    assert round(earned) == 369_863


def test_no_credit_policy_no_difference_on_the_site() -> None:
    """A supplier that never holds ships alike, however late it is paid."""
    case = load(CASES / "paid_at_90_days.yaml", ["suppliers.readymix.credit=null"])
    assert prepare(case, "at 90 days").plan.finish == 100
    free = "suppliers.readymix.credit=null"
    early, late = (
        tell_case("paid_at_90_days", setting, free)
        for setting in ("on terms", "at 90 days")
    )
    for kind in (CrewStopped, CrewResumed, Delivered):
        assert days(early, kind) == days(late, kind)
    assert measure(late)["finish_days"] == 102
