"""After enough stoppages the executive changes the goals (rule E3)."""

import pytest

from sim.records import (
    BonusPaid,
    CreditHeld,
    Paid,
    PaymentAgeChosen,
    PolicySet,
    Reformed,
)
from tests.stories.telling import days, metrics, tell, tell_case

REFORM = "executive.reform={after_stoppages: 1, takes: 10, to: on terms}"


def test_reform_pays_on_terms_from_then_on() -> None:
    """
    Paid at 90 days the crew stands from 72 to 80; the reform follows at 90. Paid by
    then: 2, 9, 19, 29, 39, all at 77. Now by due date: those of 49 and 59, past due, in
    the run of 91; that of 80 (due at 110) at 105; those of 87 and 97 are open at 110.
    No second hold at 109.

    days to pay (75 + 68 + 58 + 48 + 38 + 42 + 32 + 25) / 8; dpo (386 + 23 + 13) / 10.
    """
    journal = tell_case("paid_at_90_days", "at 90 days", REFORM)
    assert days(journal, Reformed) == [90]
    assert days(journal, Paid) == [77] * 5 + [91, 91, 105]
    assert [(f.at, f.policy) for f in journal.of(PolicySet)] == [
        (0, "fixed"),
        (90, "on_terms"),
    ]
    chosen = [(f.at, f.age) for f in journal.of(PaymentAgeChosen)]
    assert chosen == [(0, 90), (90, 30)]
    names = "credit_holds", "hold_days", "days_to_pay", "dpo", "finish_days"
    assert list(metrics(journal, *names).values()) == [1, 16, 48.25, 42.2, 110]


def test_payment_age_is_the_one_in_force_as_the_invoice_left() -> None:
    """
    Five invoices left at age 90; those of 49, 59 and 80 at terms of 30, and at the end
    30 is in force for those of 87 and 97.
    """
    journal = tell_case("paid_at_90_days", "at 90 days", REFORM)
    assert metrics(journal, "payment_age")["payment_age"] == 60


@pytest.mark.parametrize("stoppages", [2, 3])
def test_reform_waits_for_its_number_of_stoppages(stoppages: int) -> None:
    """One stoppage by credit hold (that of 0-2 was lead time)."""
    reform = REFORM.replace("after_stoppages: 1", f"after_stoppages: {stoppages}")
    journal = tell_case("paid_at_90_days", "at 90 days", reform)
    assert days(journal, Reformed) == []
    assert days(journal, CreditHeld) == [62, 109]


CARDS = """
project: {give_up_after: 120}
crews: {gang: {labour: 1000}}
activities: {pour: {crew: gang, duration: 100, materials: {concrete: 100}}}
materials: {concrete: {unit: m3, supplier: readymix, unit_price: 1000}}
suppliers: {readymix: {lead_time: 2, credit: {hold_after_past_due: 30,
                       release_takes: 1}}}
accounts_payable: {approval: 1, policy: fixed, payment_age: 90, period: %s,
                   scorecard: {dpo: [[0, 0], [100, 1000]]}}
executive: {escalation_takes: 5,
            reform: {after_stoppages: 1, takes: 10, to: other}}
settings:
  late: {}
  other: {accounts_payable: %s}
"""


def periods(other: str, period: int = 50) -> list[tuple[float, float]]:
    """Return the end and the length of each period that was paid."""
    journal = tell(CARDS % (period, other), "late")
    assert days(journal, Reformed) == [90]
    return [(fact.at, fact.days) for fact in journal.of(BonusPaid)]


def test_same_scorecard_goes_on() -> None:
    """The job ends at 110."""
    assert periods("{policy: on_terms}") == [(50, 50), (100, 50), (110, 10)]


def test_changed_scorecard_ends_the_period() -> None:
    """At 90 the period from 50 is paid for its 40 days, and a new one begins."""
    other = "{policy: on_terms, scorecard: {on_time: [[0, 0], [1, 100]]}}"
    assert periods(other) == [(50, 50), (90, 40), (110, 20)]


def test_changed_period_ends_the_period() -> None:
    assert periods("{period: 15}") == [(50, 50), (90, 40), (105, 15), (110, 5)]


def test_dropped_scorecard_ends_the_pay() -> None:
    assert periods("{policy: on_terms, scorecard: null}") == [(50, 50), (90, 40)]


def test_reform_as_a_period_ends_pays_it_once() -> None:
    """The period of 45 days from 45 ends at 90, as the reform comes."""
    other = "{scorecard: {on_time: [[0, 0], [1, 100]]}}"
    assert periods(other, 45) == [(45, 45), (90, 45), (110, 20)]


def test_shorter_period_pays_its_share() -> None:
    """
    Up to 90: invoices of 2, 9, 19, 29, 39 paid at 77, of 49, 59, 80, 87 open: ages (75
    + 68 + 58 + 48 + 38 + 41 + 31 + 10 + 3) / 9 = 41.33; pay 413.33 x 40 / 50.
    """
    other = "{policy: on_terms, scorecard: {on_time: [[0, 0], [1, 100]]}}"
    journal = tell(CARDS % (50, other), "late")
    assert journal.of(BonusPaid)[1].cents == 33_067


def test_new_goals_choose_anew() -> None:
    """
    A scorecard takes over at 90: it chooses then, as its period begins again at 102,
    and on the hold of 109. A DPO of 70 comes of age 74, as half a run is 3.5 days.
    """
    other = "{policy: scorecard, scorecard: {dpo: [[0, 0], [70, 1000]]}, period: 12}"
    journal = tell(CARDS % (50, other), "late")
    chosen = [(f.at, f.age) for f in journal.of(PaymentAgeChosen) if f.at >= 90]
    assert [at for at, _ in chosen] == [90, 102, 109]
    assert chosen[0] == (90, 74)


def test_reform_that_does_without_a_department_pays_what_is_open() -> None:
    """
    Reformed at 90: the invoices of 49 and 59, due at 79 and 89, clear at once; that of
    80 on its due date, 110, just before the work ends. No second hold at 109.
    """
    to_other = REFORM.replace("on terms", "other")
    other = "settings.other={accounts_payable: null}"
    journal = tell_case("paid_at_90_days", "at 90 days", other, to_other)
    assert days(journal, Paid) == [77] * 5 + [90, 90, 110]
    assert metrics(journal, "credit_holds", "finish_days") == {
        "credit_holds": 1,
        "finish_days": 110,
    }
