"""After a hold the account is worth less (rule C6)."""

import pytest

from sim.records import CreditHeld, Invoiced, OrderAccepted, Paid
from tests.stories.telling import days, metrics, tell_case

AFTER = "suppliers.readymix.credit.after_hold="
REFORM = "executive.reform={after_stoppages: 1, takes: 10, to: on terms}"


def test_surcharge_on_orders_after_a_hold() -> None:
    """
    Held at 62. Lots 7, 8, 9 (ordered at 67, 85, 95) cost a tenth more: 7 x 10,000 + 3 x
    11,000; the invoice of lot 7, held on the day of its order, too.
    """
    journal = tell_case("paid_at_90_days", "at 90 days", AFTER + "{surcharge: 0.1}")
    prices = [fact.cents for fact in journal.of(OrderAccepted)]
    assert prices == [1_000_000] * 7 + [1_100_000] * 3
    assert metrics(journal, "materials")["materials"] == 103_000


def test_surcharge_grows_with_each_hold() -> None:
    """
    Patience of 10 days: the invoice of 2 (due 32) is held for at 42. Lot 5, ordered at
    47, waits; the crew stops at 52; paid at 57: 2, 9, 19 (due 49); released at 58, lot
    5 comes at 60, lots 6 to 9 are needed at 70, 80, ..., ordered 5 days before. The
    invoice of 29 (due 59) is held for at 69: two holds. Lot 7, ordered at 75, waits and
    costs two tenths more; so do the others, unless a third hold comes before.
    """
    changes = "suppliers.readymix.credit.hold_after_past_due=10", AFTER
    journal = tell_case(
        "paid_at_90_days", "at 90 days", changes[0], AFTER + "{surcharge: 0.1}"
    )
    holds = days(journal, CreditHeld)
    assert holds[:2] == [42, 69]
    for fact in journal.of(OrderAccepted):
        before = sum(held < fact.order.ordered_at for held in holds)
        assert fact.cents == 1_000_000 + 100_000 * before
    prices = [fact.cents for fact in journal.of(OrderAccepted)]
    assert prices[:8] == [1_000_000] * 5 + [1_100_000] * 2 + [1_200_000]


def test_net_days_of_new_invoices_after_a_hold() -> None:
    """Held at 62, on net 5 from the next invoice, that of 80; the others stay on 30."""
    journal = tell_case("paid_at_90_days", "at 90 days", AFTER + "{net_days: 5}")
    net = {fact.at: fact.invoice.due_at - fact.at for fact in journal.of(Invoiced)}
    old = dict.fromkeys((2, 9, 19, 29, 39, 49, 59), 30)
    assert net == {**old, 80: 5, 87: 5, 97: 5}


def test_on_terms_means_the_new_net_days() -> None:
    """
    Reformed at 90 to pay on terms: that of 80 was due at 85, of 87 is due at 92: both
    leave in the run of 91 with those of 49 and 59. That of 97 is due at 102: payable at
    98, it leaves in the run of 98.
    """
    changes = AFTER + "{net_days: 5}", REFORM
    journal = tell_case("paid_at_90_days", "at 90 days", *changes)
    assert days(journal, Paid) == [77] * 5 + [91] * 4 + [98]


@pytest.mark.parametrize("after", ["{}", "{cash_in_advance_from: 3}"])
def test_what_is_not_agreed_does_not_change(after: str) -> None:
    """Two holds come, in neither of which anything changes."""
    journal = tell_case("paid_at_90_days", "at 90 days", AFTER + after)
    assert days(journal, CreditHeld) == [62, 109]
    assert metrics(journal, "materials", "finish_days", "days_to_pay") == {
        "materials": 100_000,
        "finish_days": 110,
        "days_to_pay": 57.4,
    }


def test_limit_hold_leaves_no_memory() -> None:
    """
    A limit of 25,000 holds for orders of 10,000, at the price as before: the third is
    not paid until the first is.
    """
    never = "suppliers.readymix.credit.hold_after_past_due=null"
    journal = tell_case(
        "paid_at_90_days",
        "on terms",
        "suppliers.readymix.credit.limit=25000",
        never,
        AFTER + "{surcharge: 0.1, net_days: 5, cash_in_advance_from: 1}",
    )
    assert {fact.trigger for fact in journal.of(CreditHeld)} == {"limit"}
    assert {fact.cents for fact in journal.of(OrderAccepted)} == {1_000_000}
    assert {fact.invoice.net_days for fact in journal.of(Invoiced)} == {30}
