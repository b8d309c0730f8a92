"""A replication that ends before the job does (rule J4)."""

from sim.records import LeftOpen
from tests.stories.telling import days, metrics, tell, tell_case


def given_up(setting: str, after: float, *names: str) -> dict[str, float | None]:
    """Return metrics of the case, given up after so many days."""
    change = f"project.give_up_after={after}"
    return metrics(tell_case("paid_at_90_days", setting, change), *names)


def test_unfinished_job_counts_what_was_done() -> None:
    """
    Given up at 50.5: 48.5 of 100 days of work are done, and that much is earned:
    242,500. Six lots have come: 60,000. Labour 48,500, equipment 29,100, downtime
    2,600, overhead 20,200. The finish is a lower bound; slip 50.5 - 100.
    """
    assert given_up(
        "on terms",
        50.5,
        *("finished", "finish_days", "slip_days", "late_days", "revenue", "labour"),
        *("equipment", "materials", "downtime_cost", "overhead", "delay_cost"),
        "firm_value",
    ) == {
        "finished": 0,
        "finish_days": 50.5,
        "slip_days": -49.5,
        "late_days": 0,
        "revenue": 242_500,
        "labour": 48_500,
        "equipment": 29_100,
        "materials": 60_000,
        "downtime_cost": 2600,
        "overhead": 20_200,
        "delay_cost": 0,
        "firm_value": 82_100,
    }


def test_open_stoppage_counts_to_the_end() -> None:
    """
    Given up at 75: idle since 72 for lot 7, held since 67: all 3 days are the hold's,
    at 1,300 a day. On hold since 62.
    """
    assert given_up(
        "at 90 days",
        75,
        *("idle_days", "idle_days_credit_hold", "stoppages", "stoppages_credit_hold"),
        *("downtime_cost", "downtime_cost_credit_hold", "credit_holds", "hold_days"),
    ) == {
        "idle_days": 5,
        "idle_days_credit_hold": 3,
        "stoppages": 2,
        "stoppages_credit_hold": 1,
        "downtime_cost": 6500,
        "downtime_cost_credit_hold": 3900,
        "credit_holds": 1,
        "hold_days": 13,
    }


def test_late_job_owes_damages_to_the_day_it_is_given_up() -> None:
    """At 108, 3 days past the contract finish of 105; 8 days of overhead past plan."""
    assert given_up("at 90 days", 108, "late_days", "damages", "delay_cost") == {
        "late_days": 3,
        "damages": 3000,
        "delay_cost": 3000 + 3200,
    }


def test_open_invoices_count_to_the_end() -> None:
    """At 75 invoices of 2, 9, 19, 29, 39, 49, 59 are open: ages 73, 66, ... 16."""
    change = "project.give_up_after=75"
    journal = tell_case("paid_at_90_days", "at 90 days", change)
    assert days(journal, LeftOpen) == [75] * 7
    assert metrics(journal, "dpo", "days_to_pay", "payment_age") == {
        "dpo": round((73 + 66 + 56 + 46 + 36 + 26 + 16) / 7, 9),
        "days_to_pay": None,
        "payment_age": 90,
    }


def test_nothing_more_is_paid_for_an_unfinished_job() -> None:
    """
    Half is certified at 52 (50 of 100 days): 250,000, of which a tenth is retained, and
    stays so; the last half day is earned, and open. Wages and plant 50 x 1,600, standby
    2,600, seven runs of overhead to 49 (19,600), invoices of 2, 9, 19 (30,000) are out.
    """
    journal = tell_case(
        "paid_at_90_days",
        "on terms",
        "project.give_up_after=52.5",
        "customer={progress_payments: {every: 52, retention: 0.1}}",
        "treasury={}",
    )
    out = 50 * 1600 + 2600 + 19_600 + 30_000
    assert journal.ledger.cash()[-1] == (52, (225_000 - out) * 100)
    assert metrics(journal, "revenue", "overhead") == {
        "revenue": 252_500,
        "overhead": 21_000,
    }


def test_job_that_finishes_on_the_day_it_would_be_given_up_is_finished() -> None:
    """Work ends at 102, before the replication can end."""
    assert given_up("on terms", 102, "finished", "revenue") == {
        "finished": 1,
        "revenue": 500_000,
    }


def test_replication_is_given_up_long_after_the_plan() -> None:
    """Ten times the planned finish of 2, and a year: 385. The stone is never begun."""
    journal = tell(
        """
crews: {a: {}, b: {}}
activities:
  dig: {crew: a, duration: 2, materials: {sand: 2}}
  pave: {crew: b, duration: 2, materials: {stone: 2}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 1}
  stone: {unit: t, supplier: pit, unit_price: 1}
suppliers: {pit: {lead_time: 1, credit: {limit: 3}}}
accounts_payable: {policy: fixed, payment_age: 999}
"""
    )
    assert metrics(journal, "finished", "finish_days") == {
        "finished": 0,
        "finish_days": 385,
    }
