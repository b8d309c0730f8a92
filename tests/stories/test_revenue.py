"""What share of the contract value has been earned, and when it is paid (rule E4)."""

import pytest

from sim.records import Certified
from tests.stories.telling import metrics, tell

JOB = """
project: {contract_value: 1000, give_up_after: %s}
crews: {gang: {labour: %s}, other: {equipment: %s}}
activities:
  dig: {crew: gang, duration: 2, materials: {%s}}
  pave: {crew: other, after: [dig], duration: 3}
  wait: {after: [pave], duration: 5}
materials: {sand: {unit: t, unit_price: 100}}
customer: {progress_payments: {every: 1.5, pays_after: 1, retention: 0.2}}
"""


def earned(
    until: float, labour: float = 0, plant: float = 0, sand: str = ""
) -> float | None:
    """Return the revenue of a job that is given up."""
    return metrics(tell(JOB % (until, labour, plant, sand)), "revenue")["revenue"]


@pytest.mark.parametrize(
    ("until", "revenue"),
    [(1, 150), (2, 300), (3.5, 650), (5, 1000), (7, 1000)],
)
def test_contract_value_is_earned_by_planned_cost(until: float, revenue: float) -> None:
    """
    Digging costs 2 x 100 and a tonne of sand (which has no supplier) 100; paving 3 x
    233.33. Shares 0.3 and 0.7, evenly over the work; what costs nothing earns nothing.
    """
    assert earned(until, 100, 700 / 3, "sand: 1") == pytest.approx(revenue)


@pytest.mark.parametrize(("until", "revenue"), [(1, 100), (2, 200), (5, 500), (7, 700)])
def test_by_duration_if_nothing_costs(until: float, revenue: float) -> None:
    """2, 3 and 5 days of 10."""
    assert earned(until) == pytest.approx(revenue)


def test_certificates_are_of_what_was_earned_since_the_last() -> None:
    """
    By duration 100 a day: 150 at each 1.5 days, the last, 100 at 10, not certified.
    Paid a day later less a fifth; the retention of the six at the finish: 180.
    """
    journal = tell(JOB % (99, 0, 0, ""))
    certified = [(f.at, f.certificate.cents) for f in journal.of(Certified)]
    assert certified == [(1.5 * n, 150_00) for n in range(1, 7)]
    cash = {at: cents / 100 for at, cents in journal.ledger.cash()}
    paid = {1.5 * n + 1: 120.0 * n for n in range(1, 7)}
    assert cash == {0: 0, **paid, 10: 720 + 180}


def test_drawn_duration_spreads_the_share_over_the_work_it_takes() -> None:
    """Likely 10 days of 10 + 10; drawn 20: at day 4 a fifth of one half is earned."""
    text = """
project: {contract_value: 1000, give_up_after: 4}
activities:
  dig: {duration: {values: [20, 10, 10]}}
  pave: {after: [dig], duration: 10}
"""
    found = {
        metrics(tell(text, replication=n), "revenue")["revenue"] for n in range(20)
    }
    assert found == {100, 200}
