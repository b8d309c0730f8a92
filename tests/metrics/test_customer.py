"""What the customer made of it (rule E4)."""

import pytest

from sim.metrics import measure
from sim.metrics.customer import standstills
from sim.records import ActivityFinished, ActivityStarted, Record
from sim.spells import spells
from tests.metrics.facts import journal, stood

JUDGE = """
customer:
  satisfaction: {per_day_late: 2, per_stoppage: 10, visible_after_workdays: 2}
  repeat_contract: {margin: 1000, chance: 0.5}
"""


def still(*facts: Record) -> list[float]:
    """Return the stretches of standstill."""
    it = journal(*facts)
    return standstills(it, spells(it))


BEGUN: list[Record] = [ActivityStarted(0, "dig", 20), *stood(5, 9)]


@pytest.mark.parametrize(
    ("start", "end", "stretches"),
    [
        pytest.param(0, 3, [4], id="the other has ended"),
        pytest.param(0, 6, [3], id="the other ends meanwhile"),
        pytest.param(8, 20, [3], id="the other begins meanwhile"),
        pytest.param(6, 7, [1, 2], id="the other works for a day of it"),
        pytest.param(0, 20, [], id="the other works"),
        pytest.param(9, 20, [4], id="the other begins as it ends"),
    ],
)
def test_site_stands_still_while_nobody_works(
    start: float, end: float, stretches: list[float]
) -> None:
    """The gang stands from 5 to 9; another crew paves for a while."""
    begun, ended = ActivityStarted(start, "pave", 1), ActivityFinished(end, "pave")
    assert still(*BEGUN, begun, ended) == stretches


def test_time_off_between_activities_is_no_standstill() -> None:
    facts: list[Record] = [
        ActivityStarted(0, "dig", 5),
        ActivityFinished(5, "dig"),
        ActivityStarted(15, "pave", 5),
        ActivityFinished(20, "pave"),
    ]
    assert still(*facts) == []


@pytest.mark.parametrize(("until", "content"), [(6.5, 90), (7, 80)])
def test_satisfaction_falls_by_days_late_and_visible_stoppages(
    until: float, content: float
) -> None:
    """Ended at 30, contract finish 25: 5 x 2; 10 for a stoppage of two days or more."""
    facts = [ActivityStarted(0, "dig", 20), *stood(5, until)]
    values = measure(journal(*facts, more=JUDGE))
    assert values["satisfaction"] == content
    assert values["lost_repeat_margin"] == 500 * (100 - content) / 100


def test_satisfaction_is_not_counted_without_terms() -> None:
    values = measure(journal())
    assert values["satisfaction"] is None
    assert values["lost_repeat_margin"] == 0
