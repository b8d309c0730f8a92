"""A stopped crew is heard of, and the supplier is paid at once (rule E2)."""

import pytest

from sim.journal import Journal
from sim.records import (
    CreditHeld,
    CreditReleased,
    CrewResumed,
    CrewStopped,
    EmergencyPaid,
    Escalated,
    Paid,
    ReleaseAgreed,
    ReleaseStopped,
    Reminded,
)
from tests.stories.telling import days, metrics, spans, tell, tell_case

LATE = """
crews: {gang: {labour: 100}}
activities: {pour: {crew: gang, duration: 40, materials: {cement: 40}}}
materials:
  cement: {unit: t, supplier: kiln, unit_price: 100, opening_stock: 10,
           order: {safety_days: 0, cover_workdays: 10}}
suppliers:
  kiln:
    lead_time: 2
    terms: {net_days: 10}
    credit: {hold_after_past_due: 7, release_takes: %s}
accounts_payable:
  policy: fixed
  payment_age: %s
  payment_run: {every: 1, first: 0, clearing: %s}
"""


def late(
    *, age: int, clearing: int = 0, release: int = 1, executive: str = ""
) -> Journal:
    """
    Return what follows the invoices of day 10 and 20, due at 20 and 30. At 27 the first
    is 7 days past due: hold. The lot for day 30, ordered at 28, waits: idle from 30.
    """
    text = LATE % (release, age, clearing)
    journal = tell(text + (f"executive: {{{executive}}}\n" if executive else ""))
    assert days(journal, CreditHeld)[0] == 27
    return journal


def test_emergency_payment_covers_what_falls_due_before_it_clears() -> None:
    """
    Phoned at 30; ordered at 32, clearing 3 days later, at 35: the invoice of 10, and
    that of 20, due at 30. Release at 36; the lot comes at 38: idle 30-38.
    """
    takes = "escalation_takes: 2, emergency_clearing: 3"
    journal = late(age=100, executive=takes)
    assert days(journal, Escalated) == [30]
    assert [(f.at, f.cents) for f in journal.of(EmergencyPaid)] == [(32, 200_000)]
    assert days(journal, Paid)[:2] == [35, 35]
    assert days(journal, CreditReleased) == [36]
    assert spans(days(journal, CrewStopped), days(journal, CrewResumed)) == [(30, 38)]


@pytest.mark.parametrize(("clearing", "cents"), [(0, 100_000), (0.5, 200_000)])
def test_emergency_payment_leaves_what_falls_due_as_it_clears(
    clearing: float, cents: int
) -> None:
    """At 30 the invoice of 20 is due, not past due; it is if the money comes later."""
    takes = f"escalation_takes: 0, emergency_clearing: {clearing}"
    journal = late(age=100, executive=takes)
    assert journal.of(EmergencyPaid)[0].cents == cents


def test_nobody_escalates_without_an_executive() -> None:
    """
    The hold of 27 lasts until accounts payable pays at age 30, at 40; released at 41,
    the lot comes at 43. At 37 the invoice of 20 was as late as well: paid at 50, it is
    past due at 40, and the release waits for it: 51, 53.
    """
    journal = late(age=30)
    assert days(journal, Escalated) == []
    assert days(journal, ReleaseAgreed) == [50]
    assert spans(days(journal, CrewStopped), days(journal, CrewResumed)) == [(30, 53)]


def test_next_escalation_begins_while_the_hold_goes_on() -> None:
    """
    At age 24, with 4 days of clearing, the invoice of 10 leaves at 30 and clears at 34.
    The executive acts a day after each call: at 31 he pays that of 20, which is past
    due; the other is on its way, so that the hold goes on, and the next escalation
    begins, and pays nothing. At 34 the release is agreed before he acts: no more calls.
    """
    journal = late(age=24, clearing=4, executive="escalation_takes: 1")
    assert days(journal, Escalated) == [30, 31, 32, 33]
    assert [f.cents for f in journal.of(EmergencyPaid)] == [100_000, 0, 0, 0]
    assert days(journal, CreditReleased) == [35]
    assert days(journal, CrewResumed) == [37]


def test_no_escalation_begins_while_a_release_is_agreed() -> None:
    """
    Paid at age 18, at 28: the release, agreed then, takes 8 days. The crew stops at 30,
    and nobody phones before the release of 36, which the invoice of 20, due at 30, does
    not stop. A day later that one brings the next hold, and the call; the lot, ready at
    38, waits at the dock for the release of 46.
    """
    journal = late(age=18, release=8, executive="escalation_takes: 1")
    assert days(journal, ReleaseAgreed) == [28, 38]
    assert days(journal, CreditReleased) == [36, 46]
    assert days(journal, CreditHeld) == [27, 37]
    assert days(journal, Escalated) == [37]
    assert spans(days(journal, CrewStopped), days(journal, CrewResumed)) == [(30, 46)]


@pytest.mark.parametrize("release", [9, 10])
def test_release_is_stopped_by_an_invoice_at_its_hold_age(release: int) -> None:
    """
    As before, but the release comes at 37 or later, when the invoice of 20, due at 30,
    is 7 days past due: it is stopped, and now the foreman phones. Paid at 38, released
    so many days later, the lot arrives in two more. It is one hold.
    """
    journal = late(age=18, release=release, executive="escalation_takes: 30")
    assert days(journal, ReleaseAgreed) == [28, 38]
    assert days(journal, ReleaseStopped) == [28 + release]
    assert days(journal, Escalated) == [28 + release]
    assert days(journal, CreditReleased) == [38 + release]
    assert days(journal, CrewResumed) == [40 + release]
    assert metrics(journal, "credit_holds", "hold_days") == {
        "credit_holds": 1,
        "hold_days": 11 + release,
    }


WARNED = "suppliers.readymix.credit.reminders=[20, 10]"
TO_SITE = "suppliers.readymix.credit.warns_site=true"


def test_supplier_reminds_on_its_days() -> None:
    """Dated 2, due at 32, paid at 77; those of 9, 19, 29 are due at 39, 49, 59."""
    journal = tell_case("paid_at_90_days", "at 90 days", WARNED)
    reminded = [f.at for f in journal.of(Reminded) if f.at < 77]
    assert reminded == [42, 49, 52, 59, 59, 69, 69]
    assert not any(f.to_site for f in journal.of(Reminded))
    assert days(journal, Escalated) == [72]


def test_last_reminder_warns_the_site() -> None:
    """
    At 52 the invoice of day 2 is 20 days past due: the site is told, and no crew need
    stand. At 57 the executive pays all past due: no hold at 62. The next last reminder
    is that of the invoice of 29 (due at 59), at 79.
    """
    journal = tell_case("paid_at_90_days", "at 90 days", WARNED, TO_SITE)
    assert days(journal, Escalated)[:2] == [52, 79]
    assert days(journal, EmergencyPaid)[0] == 57
    assert days(journal, CreditHeld) == []
    assert metrics(journal, "idle_days_credit_hold")["idle_days_credit_hold"] == 0


ROOM = """
crews: {gang: {}, other: {}}
activities:
  dig: {crew: gang, duration: 30, materials: {sand: 900}}
  pave: {crew: other, duration: 10, materials: {stone: 400}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 1,
         order: {safety_days: 0, cover_workdays: 10}}
  stone: {unit: t, supplier: pit, unit_price: 1, order: {safety_days: 0}}
suppliers: {pit: {lead_time: 1, terms: {net_days: 60}, credit: {limit: 1000}}}
accounts_payable: {policy: on_terms}
executive: {escalation_takes: 3}
"""


def test_emergency_payment_makes_the_first_waiting_order_fit() -> None:
    """
    Sand and stone come at 1 (300 + 400), sand for the portion of 11 (not 10: the job is
    a day late) is ordered at 10 and comes at 11: 1,000. The 300 ordered at 20 do not
    fit; nothing is past due. Idle from 21; at 24 the oldest 300 are paid, which is
    enough; the sand comes at 25.
    """
    journal = tell(ROOM)
    assert days(journal, Escalated) == [21]
    assert [(f.at, f.cents) for f in journal.of(EmergencyPaid)] == [(24, 30_000)]
    assert [f.invoice.dated_at for f in journal.of(Paid)][:1] == [1]
    assert days(journal, CrewResumed)[-1] == 25
    assert metrics(journal, "hold_days", "late_fees")["hold_days"] == 4


def test_escalation_that_takes_no_time_does_not_go_round_for_ever() -> None:
    """
    Lot 1 (20 x 100) does not fit beside lot 0 at a limit of 2,000: held from 0, and so
    the crew calls at 0, in vain: nothing is owed yet. Lot 0 comes at 3. At 5 its
    invoice is paid on call, lot 1 begins, lot 2 does not fit: a second call, in vain.
    Lot 1 comes at 8; at 10 it is paid, and lot 2 begins, and comes at 13: 14 days.
    """
    journal = tell(
        """
crews: {gang: {}}
activities: {dig: {crew: gang, duration: 5, materials: {sand: 50}}}
materials:
  sand: {unit: t, unit_price: 100, supplier: pit,
         order: {cover_workdays: 2, safety_days: 0}}
suppliers: {pit: {lead_time: 3, credit: {limit: 2000}}}
executive: {escalation_takes: 0}
"""
    )
    assert days(journal, Escalated) == [0, 5, 5, 10]
    assert metrics(journal, "finish_days", "idle_days") == {
        "finish_days": 14,
        "idle_days": 9,
    }
