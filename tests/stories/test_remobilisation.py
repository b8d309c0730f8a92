"""A crew that waits too long leaves, and takes a while to come back (rule S3)."""

import pytest

from sim.records import ActivityFinished, CrewLeft, CrewResumed, CrewSupplied
from tests.stories.telling import days, metrics, tell

NAMES = (
    "idle_days_credit_hold",
    "idle_days_lead_time",
    "downtime_cost",
    "downtime_cost_credit_hold",
)

ALONE = """
crews:
  gang: {labour: 100, equipment: 200,
         remobilisation: {after_workdays: 5, cost: 3000, takes: 4}}
activities: {pour: {crew: gang, duration: 3, materials: {cement: 3}}}
materials: {cement: {unit: t, supplier: kiln, unit_price: 1, order: {safety_days: 0}}}
suppliers: {kiln: {lead_time: %s}}
"""


def test_crew_leaves_and_comes_back() -> None:
    """
    Idle from 0, gone at 5, its cement there at 8, back at 12. All 12 days are idle; 5
    are paid at 100 + 0.5 x 200, and 3,000 once. It works 12-15.
    """
    journal = tell(ALONE % 8)
    assert days(journal, CrewLeft) == [5]
    assert days(journal, CrewSupplied) == [8]
    assert days(journal, CrewResumed) == [12]
    assert list(metrics(journal, *NAMES).values()) == [0, 12, 4000, 0]
    assert metrics(journal, "finish_days", "stoppages", "labour", "equipment") == {
        "finish_days": 15,
        "stoppages": 1,
        "labour": 300,
        "equipment": 600,
    }


def test_standby_is_a_share_of_what_a_day_of_work_costs() -> None:
    """Three days at half of 100 and a quarter of 200; it does not leave."""
    shares = "standby: {labour_share: 0.5, equipment_share: 0.25},\n         remob"
    journal = tell((ALONE % 3).replace("remob", shares, 1))
    assert metrics(journal, "downtime_cost")["downtime_cost"] == 300


def test_crew_that_is_supplied_as_it_would_leave_stays() -> None:
    """At 5 the cement is drawn before anything else can happen (rule T4)."""
    journal = tell(ALONE % 5)
    assert days(journal, CrewLeft) == []
    assert list(metrics(journal, *NAMES).values()) == [0, 5, 1000, 0]


def test_crew_may_leave_at_every_stoppage() -> None:
    """
    The cement comes at 8: gone at 5, work 8-9. The stone, ordered at 0 as well, comes
    at 20: gone at 14, five days after the second stop at 9; work 20-21. 3,000 twice.
    """
    text = """
crews:
  gang: {remobilisation: {after_workdays: 5, cost: 3000, takes: 0}}
activities:
  one: {crew: gang, duration: 1, materials: {cement: 1}}
  two: {crew: gang, after: [one], duration: 1, materials: {stone: 1}}
materials:
  cement: {unit: t, supplier: kiln, unit_price: 1, order: {safety_days: 0}}
  stone: {unit: t, supplier: pit, unit_price: 1, order: {safety_days: 0}}
suppliers: {kiln: {lead_time: 8}, pit: {lead_time: 20}}
"""
    journal = tell(text)
    assert days(journal, CrewLeft) == [5, 14]
    assert days(journal, ActivityFinished) == [9, 21]
    assert metrics(journal, "downtime_cost")["downtime_cost"] == 6000


HELD = """
crews:
  a: {}
  b: {labour: 100, equipment: 200,
      remobilisation: {after_workdays: %s, cost: 3000, takes: 4}}
activities:
  first: {crew: a, duration: 1, materials: {pipe: 9}}
  second: {crew: b, duration: 1, materials: {valve: 5}}
materials:
  pipe: {unit: m, supplier: mill, unit_price: 100, order: {safety_days: 0}}
  valve: {unit: pc, supplier: mill, unit_price: 100, order: {safety_days: 0}}
suppliers:
  mill: {lead_time: %s, terms: {net_days: 5}, credit: {limit: 1000, release_takes: 1}}
"""


@pytest.mark.parametrize(
    ("patience", "lead_time", "figures"),
    [
        pytest.param(5, 2, (12, 4, 4000, 3600), id="by the hold"),
        pytest.param(5, 6, (12, 16, 4000, 0), id="in any case"),
        pytest.param(5, 5, (15, 10, 4000, 3000), id="on the day it would have left"),
    ],
)
def test_way_back_is_blamed_on_the_hold_that_sent_the_crew_away(
    patience: int, lead_time: int, figures: tuple[float, ...]
) -> None:
    """
    With lead time L the pipe comes at L, is paid at L + 5; release at L + 6, the valves
    at 2L + 6: but for the hold of L + 6 days they had come at L. Crew b leaves at 5 and
    is back 4 days after the valves. Crew a stands L days for lead time, at no cost.

    L = 2: valves at 10, back at 14. It had not left otherwise: 2 days lead time, 8 + 4
    hold. Standby of 5 days: 2 x 200 by lead time, 3 x 200 + 3,000 by the hold.
    L = 6: valves at 18. It had left at 5 in any case: 6 + 4 lead time, 12 hold; standby
    and cost all by lead time.
    L = 5: valves at 16. It had stayed: 5 days lead time, 11 + 4 hold; all standby by
    lead time, 3,000 by the hold.
    """
    journal = tell(HELD % (patience, lead_time))
    assert list(metrics(journal, *NAMES).values()) == list(figures)
    assert days(journal, CrewResumed) == [lead_time, 2 * lead_time + 10]
