"""A hold by limit: orders wait for room on the account (rules C3, C5)."""

import pytest

from sim.journal import Journal
from sim.records import (
    CreditHeld,
    CreditReleased,
    Delivered,
    HoldNarrowed,
    OrderAccepted,
    ReleaseAgreed,
)
from tests.stories.telling import days, metrics, tell


def job(*tonnes: int, limit: int = 1000, payables: str = "") -> str:
    """Return a job with one crew, activity, material and order for each number."""
    names = [f"m{i}" for i in range(len(tonnes))]
    crews = ", ".join(f"crew {name}: {{}}" for name in names)
    return f"""
crews: {{{crews}}}
activities:
{activities(names, tonnes)}
materials:
{materials(names)}
suppliers:
  works: {{lead_time: 2, terms: {{net_days: 5}},
          credit: {{limit: {limit}, hold_after_past_due: 3, release_takes: 1}}}}
{payables}"""


def activities(names: list[str], tonnes: tuple[int, ...]) -> str:
    """Return activities of one day that need it all at once."""
    return "\n".join(
        f"  use {name}: {{crew: crew {name}, duration: 1, materials: {{{name}: {t}}}}}"
        for name, t in zip(names, tonnes, strict=True)
    )


def materials(names: list[str]) -> str:
    """Return materials at 1 a tonne."""
    order = "order: {safety_days: 0}"
    return "\n".join(
        f"  {name}: {{unit: t, supplier: works, unit_price: 1, {order}}}"
        for name in names
    )


def accepted(journal: Journal) -> dict[str, float]:
    """Return the day on which the order of each material was begun."""
    return {fact.order.material: fact.at for fact in journal.of(OrderAccepted)}


def test_order_alone_on_the_account_always_fits() -> None:
    """1,500 is above the limit of 1,000, but nothing else is on the account."""
    journal = tell(job(1500))
    assert accepted(journal) == {"m0": 0}
    assert days(journal, CreditHeld) == []


def test_orders_wait_behind_the_first_that_does_not_fit() -> None:
    """
    900 is begun; 600 does not fit; 100 would (1,000 is not above 1,000), but waits
    behind. 900 comes at 2, is due and paid at 7; release at 8: both begin.
    """
    journal = tell(job(900, 600, 100))
    assert accepted(journal) == {"m0": 0, "m1": 8, "m2": 8}
    assert days(journal, Delivered) == [2, 10, 10]
    assert metrics(journal, "credit_holds", "hold_days") == {
        "credit_holds": 1,
        "hold_days": 8,
    }


def test_order_that_just_fits_is_begun() -> None:
    """900 + 100 is not above 1,000."""
    journal = tell(job(900, 100))
    assert accepted(journal) == {"m0": 0, "m1": 0}
    assert days(journal, CreditHeld) == []


def test_release_of_some_orders_is_the_same_hold() -> None:
    """
    900 is paid at 7; at 8 one order of 600 begins, the other (1,200 together) does not
    fit: the hold goes on. The 600 come at 10, are paid at 15; release at 16, the last
    comes at 18. One hold, 0 to 16.

    Idle: 2 days for the first crew; 10 for the second, held 8; 18 for the third, held
    16: 26 - 2 - 2 = 24 credit hold, 2 + 2 + 2 lead time.
    """
    journal = tell(job(900, 600, 600))
    assert accepted(journal) == {"m0": 0, "m1": 8, "m2": 16}
    assert days(journal, ReleaseAgreed) == [7, 15]
    assert days(journal, HoldNarrowed) == [8]
    assert days(journal, CreditReleased) == [16]
    names = "credit_holds", "hold_days", "idle_days_credit_hold", "idle_days_lead_time"
    assert list(metrics(journal, *names).values()) == [1, 16, 24, 6]


def test_release_waits_until_the_first_order_fits() -> None:
    """
    500 and 400 are on the account, 700 wait. Both are paid at 7, at one instant, and
    the release is agreed once.
    """
    journal = tell(job(500, 400, 700))
    assert days(journal, ReleaseAgreed) == [7]
    assert accepted(journal) == {"m0": 0, "m1": 0, "m2": 8}


LATE = "accounts_payable: {policy: fixed, payment_age: 20, payment_run: {every: 1}}"


def test_limit_hold_becomes_an_age_hold_and_counts_once_more() -> None:
    """
    900 comes at 2, is due at 7, and 3 days past due at 10, while 600 wait: the hold by
    limit of day 0 becomes one by age. Paid at age 20, on 22; release at 23. It is one
    stretch of 23 days on hold, and two holds. The 600 come at 25, the job ends at 26.
    """
    journal = tell(job(900, 600, payables=LATE))
    holds = [(f.at, f.trigger, f.converted) for f in journal.of(CreditHeld)]
    assert holds == [(0, "limit", False), (10, "age", True)]
    assert days(journal, CreditReleased) == [23]
    assert metrics(journal, "credit_holds", "hold_days", "finish_days") == {
        "credit_holds": 2,
        "hold_days": 23,
        "finish_days": 26,
    }


@pytest.mark.parametrize("second", [100, 101])
def test_accepted_orders_count_before_they_are_invoiced(second: int) -> None:
    """On day 0 nothing is invoiced: 900 + 100 fit, 900 + 101 do not."""
    journal = tell(job(900, second))
    assert bool(days(journal, CreditHeld)) == (second > 100)


def test_accepted_orders_go_on_under_a_limit_hold() -> None:
    """The hold of day 0 does not stop the 900 processed until 2."""
    assert days(tell(job(900, 600)), Delivered) == [2, 10]
