"""What is owed over time, by how long it is past due."""

from itertools import pairwise

import pytest

from sim.report.payables import BUCKETS, CURRENT, ageing, past_due, payables
from sim.scenario import load
from tests.report.told import CASES, LATE, drawn, first


def test_an_invoice_moves_from_bucket_to_bucket() -> None:
    """Invoices of 10,000 are dated on days 2, 9, 19, 29, 39, ... on net 30: by day 70
    those of days 2 and 9 are over 30 days past due, those of 19, 29 and 39 up to 30
    (the last since day 69), and those of 49, 59 and 69 are not past due.
    """
    buckets = ageing(first(load(CASES / "paid_at_90_days.yaml"), LATE))
    at_70 = [buckets[name].at(70) for name in BUCKETS]
    assert at_70 == [20_000, 30_000, 20_000, 0, 0]


def test_what_is_paid_is_owed_no_more() -> None:
    """The emergency payment of day 77 clears all that is past due; the invoices of
    days 59 and 69 stay open, unless one falls due before the money clears.
    """
    journal = first(load(CASES / "paid_at_90_days.yaml"), LATE)
    assert (past_due(journal).at(76), past_due(journal).at(77)) == (50_000, 0)
    assert payables(journal).at(77) == 20_000


def test_on_the_due_date_itself_an_invoice_is_paid_in_time() -> None:
    journal = first(load(CASES / "paid_at_90_days.yaml"), "on terms")
    assert max(past_due(journal).levels) == 0
    assert max(payables(journal).levels) > 0


def test_at_the_end_it_is_what_the_ledger_says() -> None:
    """In every setting of every drawn case; no bucket is ever below nothing."""
    for story in drawn():
        balance = -story.journal.ledger.balances().get("payables", 0) / 100
        assert payables(story.journal).levels[-1] == pytest.approx(balance), story.name
        for bucket in ageing(story.journal).values():
            assert min(bucket.levels) > -1e-6


def test_the_buckets_meet_without_a_gap() -> None:
    edges = list(BUCKETS.values())
    assert CURRENT == "not past due"
    assert all(one[1] == other[0] for one, other in pairwise(edges))
