"""What happens at one and the same instant, or on a Friday night."""

import pytest

from sim.records import BonusPaid, OrderPlaced
from tests.stories.telling import days, metrics, tell

PERIODS = """
crews: {{gang: {{labour: 100}}}}
activities: {{dig: {{crew: gang, duration: 60, materials: {{sand: 60}}}}}}
materials: {{sand: {{unit: t, supplier: pit, unit_price: 100}}}}
suppliers: {{pit: {{lead_time: 2, terms: {{net_days: 5, late_fee_per_month: 0.3}}}}}}
accounts_payable:
  policy: fixed
  payment_age: 20
  period: {period}
  scorecard: {{late_fees: [[0, 10000], [10000, 0]]}}
"""


@pytest.mark.parametrize("period", [20, 21, 30])
def test_periods_add_up_to_the_late_fees_of_the_job(period: int) -> None:
    """
    Runs every 7 days clear at once. On day 21, as a period ends, a payment clears after
    the turn in which it is settled: it belongs to the next period.
    """
    journal = tell(PERIODS.format(period=period))
    paid = journal.of(BonusPaid)
    total = sum(pay.value * fact.days / period for fact in paid for pay in fact.pays)
    assert total == pytest.approx(metrics(journal, "late_fees")["late_fees"])


@pytest.mark.parametrize("before", ["dig", "gate"])
def test_milestone_on_friday_night_does_not_put_off_the_forecast(before: str) -> None:
    """
    Dig ends on Friday night, day 12; the gate is passed then, not on Monday. Paving
    begins on day 14; its material is ordered 5 days before, on day 9, and is there.
    """
    journal = tell(
        f"""
calendar: {{start: 2026-03-02, workweek: [mon, tue, wed, thu, fri]}}
crews: {{gang: {{}}}}
activities:
  dig: {{crew: gang, duration: 10}}
  gate: {{after: [dig], duration: 0}}
  pave: {{crew: gang, after: [{before}], duration: 5, materials: {{stone: 5}}}}
materials:
  stone: {{unit: t, supplier: pit, unit_price: 1, order: {{safety_days: 0}}}}
suppliers: {{pit: {{lead_time: 5}}}}
"""
    )
    assert days(journal, OrderPlaced) == [9]
    assert metrics(journal, "idle_days", "finish_days") == {
        "idle_days": 0,
        "finish_days": 19,
    }


def test_material_of_a_milestone_is_there_on_friday_night() -> None:
    """It is set on day 12, as digging ends: ordered 5 days before, on day 7."""
    journal = tell(
        """
calendar: {start: 2026-03-02, workweek: [mon, tue, wed, thu, fri]}
crews: {gang: {}}
activities:
  dig: {crew: gang, duration: 10}
  set: {crew: gang, after: [dig], duration: 0, materials: {stone: 5}}
materials: {stone: {unit: t, supplier: pit, unit_price: 1, order: {safety_days: 0}}}
suppliers: {pit: {lead_time: 5}}
"""
    )
    assert days(journal, OrderPlaced) == [7]
    assert metrics(journal, "idle_days", "finish_days") == {
        "idle_days": 0,
        "finish_days": 12,
    }


def test_goods_at_the_dock_do_not_keep_a_paid_account_on_hold() -> None:
    """
    A hold by age stops a lot of 50 at the dock; one of 50 and one of 120 wait, at a
    limit of 160. All is paid on call, nothing is owed, but 50 + 120 are too much: the
    hold would last for ever. So the dock ships, and the rest follows.
    """
    journal = tell(
        """
project: {give_up_after: 300}
crews: {c: {labour: 100}, d: {labour: 100}}
activities:
  a: {crew: c, duration: 25, materials: {m: 25}}
  permit: {duration: 18}
  b: {crew: d, after: [permit], duration: 5, materials: {n: 12}}
materials:
  m: {unit: t, supplier: s, unit_price: 10, order: {cover_workdays: 5}}
  n: {unit: t, supplier: s, unit_price: 10, order: {cover_workdays: 5}}
suppliers:
  s:
    lead_time: 4
    terms: {net_days: 5}
    credit: {hold_after_past_due: 1, limit: 160, release_takes: 1}
accounts_payable: {policy: fixed, payment_age: 15, payment_run: {every: 1, first: 1}}
executive: {escalation_takes: 2}
"""
    )
    assert metrics(journal, "finished", "finish_days") == {
        "finished": 1,
        "finish_days": 40,
    }
