"""A supplier that has held once wants its money first (rule C6)."""

import pytest

from sim.records import (
    CreditHeld,
    CreditReleased,
    CrewResumed,
    CrewStopped,
    Delivered,
    EmergencyPaid,
    Escalated,
    Invoiced,
    PrepaymentAsked,
    PrepaymentCleared,
)
from tests.stories.telling import days, metrics, spans, tell

DURING_A_HOLD = """
crews: {gang: {labour: 100}}
activities: {pour: {crew: gang, duration: 30, materials: {cement: 30}}}
materials:
  cement: {unit: t, supplier: kiln, unit_price: 100, opening_stock: 10,
           order: {safety_days: 0, cover_workdays: 10}}
suppliers:
  kiln:
    lead_time: 2
    terms: {net_days: 5}
    credit: {hold_after_past_due: 2, limit: 1000, after_hold: {cash_in_advance_from: 1}}
accounts_payable:
  policy: fixed
  payment_age: 40
  payment_run: {every: %s, first: %s, clearing: 1}
executive: {escalation_takes: 2}
"""


@pytest.mark.parametrize("runs", [(7, 7), (30, 30)], ids=["in a run", "at once"])
def test_order_during_a_hold_is_paid_first_and_waits_for_the_release(
    runs: tuple[int, int],
) -> None:
    """
    Lot 1 (1,000) comes at 10, is due at 15, and held for at 17. Lot 2, ordered at 18,
    is to be prepaid, limit or no limit (it would not fit). Asked at 18, it leaves in
    the run of 21 and clears at 22; without a run the emergency payment of 22, which the
    crew's stop at 20 brought on, takes it along. That payment also ends the hold: the
    lot is begun at 22 and comes at 24. Idle 20-24, all of it by the hold of 18-22.

    It is no payable: DPO is that of the one invoice, 22 - 10 = 12.
    """
    journal = tell(DURING_A_HOLD % runs)
    assert days(journal, PrepaymentAsked) == [18]
    assert days(journal, PrepaymentCleared) == [22]
    assert days(journal, Invoiced) == [10]
    assert days(journal, Delivered) == [10, 24]
    assert [fact.trigger for fact in journal.of(CreditHeld)] == ["age"]
    asked = 0 if runs == (7, 7) else 100_000
    assert [fact.cents for fact in journal.of(EmergencyPaid)] == [100_000 + asked]
    names = ("dpo", "days_to_pay", "hold_days", "materials")
    assert list(metrics(journal, *names).values()) == [12, 12, 5, 2000]
    idle = metrics(journal, "idle_days_credit_hold", "idle_days_lead_time")
    assert list(idle.values()) == [4, 0]


AFTER_A_HOLD = """
crews: {gang: {labour: 100}}
activities: {pour: {crew: gang, duration: 33, materials: {cement: 33}}}
materials:
  cement: {unit: t, supplier: kiln, unit_price: 100, opening_stock: 11,
           order: {safety_days: 0, cover_workdays: 11}}
suppliers:
  kiln:
    lead_time: 2
    terms: {net_days: 5}
    credit: {hold_after_past_due: 2, after_hold: {cash_in_advance_from: %s}}
accounts_payable:
  policy: fixed
  payment_age: 9
  payment_run: {every: 7, first: 5, clearing: 1}
"""


def test_prepayment_waits_for_the_next_run() -> None:
    """
    Lot 1 comes at 11, is due at 16, held for at 18, leaves at 19 and clears at 20: the
    hold is over. Lot 2, ordered at 20, is asked to be prepaid: the next run is that of
    26, it clears at 27, the lot comes at 29. Idle 22-29, by the wait of 20-27, which is
    no hold of the account: 2 hold days, 1 hold.
    """
    journal = tell(AFTER_A_HOLD % 1)
    assert days(journal, CreditReleased) == [20]
    assert days(journal, PrepaymentAsked) == [20]
    assert days(journal, PrepaymentCleared) == [27]
    assert spans(days(journal, CrewStopped), days(journal, CrewResumed)) == [(22, 29)]
    names = ("credit_holds", "hold_days", "idle_days_credit_hold", "stoppages")
    assert list(metrics(journal, *names).values()) == [1, 2, 7, 1]


def test_prepayment_begins_from_the_hold_it_is_agreed_for() -> None:
    """From the second hold on: after one, lot 2 is on credit, and comes at 22."""
    journal = tell(AFTER_A_HOLD % 2)
    assert days(journal, PrepaymentAsked) == []
    assert days(journal, Delivered) == [11, 22]
    assert days(journal, CrewStopped) == []


def test_emergency_payment_takes_the_prepayment_along() -> None:
    """
    The crew stops at 22 for the prepayment asked at 20, with no hold on; one day later
    the executive pays it. It clears at 23, the lot comes at 25.
    """
    journal = tell(AFTER_A_HOLD % 1 + "executive: {escalation_takes: 1}\n")
    assert days(journal, Escalated) == [22]
    assert [(f.at, f.cents) for f in journal.of(EmergencyPaid)] == [(23, 110_000)]
    assert days(journal, PrepaymentCleared) == [23]
    assert spans(days(journal, CrewStopped), days(journal, CrewResumed)) == [(22, 25)]


def test_prepayment_that_has_left_calls_for_no_escalation() -> None:
    """
    The executive would act at 27; the run of 26 has sent the prepayment. The escalation
    is over then, with nothing paid, and although the crew stands until 29 there is no
    next one.
    """
    journal = tell(AFTER_A_HOLD % 1 + "executive: {escalation_takes: 5}\n")
    assert days(journal, Escalated) == [22]
    assert [(f.at, f.cents) for f in journal.of(EmergencyPaid)] == [(27, 0)]
