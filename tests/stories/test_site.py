"""Who works on what, and when (rules S1, S2)."""

import pytest

from sim.journal import Journal
from sim.records import (
    ActivityFinished,
    ActivityStarted,
    CrewResumed,
    CrewStopped,
)
from tests.stories.telling import days, metrics, tell


def work(journal: Journal) -> dict[str, tuple[float, float]]:
    """Return when each activity started and finished."""
    ends = {fact.activity: fact.at for fact in journal.of(ActivityFinished)}
    return {f.activity: (f.at, ends[f.activity]) for f in journal.of(ActivityStarted)}


def test_crew_works_on_as_many_activities_as_it_has_gangs() -> None:
    """Three activities of 4 days, two gangs: the third, from 4 to 8."""
    journal = tell(
        """
crews: {gang: {gangs: 2, labour: 100}}
activities:
  one: {crew: gang, duration: 4}
  two: {crew: gang, duration: 4}
  three: {crew: gang, duration: 4}
"""
    )
    assert work(journal) == {"one": (0, 4), "two": (0, 4), "three": (4, 8)}
    assert journal.job.plan.finish == 8
    assert metrics(journal, "labour")["labour"] == 1200


def test_what_became_ready_first_goes_first() -> None:
    """
    The crew is busy to 4. Of what became ready at 3, at 2 and at 2, the last two go
    first, in the order of the file.
    """
    journal = tell(
        """
crews: {gang: {}}
activities:
  start: {duration: 0}
  busy: {crew: gang, duration: 4}
  late: {crew: gang, after: {start: 3}, duration: 1}
  early: {crew: gang, after: {start: 2}, duration: 1}
  tie: {crew: gang, after: {start: 2}, duration: 1}
"""
    )
    started = {name: start for name, (start, _) in work(journal).items()}
    assert started == {"start": 0, "busy": 0, "early": 4, "tie": 5, "late": 6}
    assert journal.job.plan.starts == (0, 0, 6, 4, 5)


def test_milestone_takes_no_time_and_waits_for_its_lag() -> None:
    """The longest of its predecessors and lags: 2 + 3 or 4 + 0.5."""
    journal = tell(
        """
activities:
  a: {duration: 2}
  b: {duration: 4}
  done: {after: {a: 3, b: 0.5}, duration: 0}
"""
    )
    assert work(journal)["done"] == (5, 5)


def test_activity_without_a_crew_waits_for_material_but_never_stands_idle() -> None:
    """The cement comes at 3: it ends at 8, at no cost and without a stoppage."""
    journal = tell(
        """
activities: {cure: {duration: 5, materials: {cement: 5}}}
materials: {cement: {unit: t, supplier: kiln, unit_price: 1, order: {safety_days: 0}}}
suppliers: {kiln: {lead_time: 3}}
"""
    )
    assert work(journal) == {"cure": (0, 8)}
    names = "idle_days", "stoppages", "downtime_cost", "labour", "slip_days"
    assert list(metrics(journal, *names).values()) == [0, 0, 0, 0, 3]


SHARED = """
crews: {first: {}, second: {}}
activities:
  a: {crew: first, duration: 1, materials: {sand: 10}}
  b: {crew: second, duration: 1, materials: {%s}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 1, opening_stock: 2,
         order: {safety_days: 0}}
  salt: {unit: t, supplier: pit, unit_price: 1, opening_stock: 2,
         order: {safety_days: 0}}
suppliers: {pit: {lead_time: 3}}
"""


@pytest.mark.parametrize(
    ("needs", "start"),
    [
        pytest.param("sand: 2", 3, id="the same: waits behind"),
        pytest.param("salt: 2", 0, id="another: passes"),
        pytest.param("salt: 2, sand: 1", 3, id="both: all or none"),
    ],
)
def test_crew_waits_behind_one_that_is_short_of_the_same(
    needs: str, start: float
) -> None:
    """
    Crew a needs 10 t of sand, and 2 lie there: it stands until 3. Crew b could draw
    what lies there, but not before it.
    """
    journal = tell(SHARED % needs)
    assert work(journal)["a"] == (0, 4)
    assert work(journal)["b"] == (0, start + 1)


def test_whoever_draws_first_has_it() -> None:
    """
    Five tonnes lie there for the five days of a. At 2 crew b takes two of them: its own
    lot, ordered at 0, comes at 4. Crew a stands from 3 to 4.
    """
    journal = tell(
        """
crews: {first: {}, second: {}}
activities:
  start: {duration: 2}
  a: {crew: first, duration: 5, materials: {sand: 5}}
  b: {crew: second, after: [start], duration: 1, materials: {sand: 2}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 1, opening_stock: 5,
         order: {safety_days: 0, cover_workdays: 5}}
suppliers: {pit: {lead_time: 4}}
"""
    )
    assert work(journal)["b"] == (2, 3)
    assert days(journal, CrewStopped) == [3]
    assert days(journal, CrewResumed) == [4]


def test_material_is_drawn_day_by_day() -> None:
    """
    2.5 days of work on 5 t: 2, 2 and 1 t. The yard holds 4 t; the last is ordered with
    the lot that begins with it, at 2, for 4: idle 2-4.
    """
    journal = tell(
        """
crews: {gang: {labour: 10}}
activities: {dig: {crew: gang, duration: 2.5, materials: {sand: 5}}}
materials:
  sand: {unit: t, supplier: pit, unit_price: 1, opening_stock: 4,
         order: {safety_days: 0, cover_workdays: 2.5}}
suppliers: {pit: {lead_time: 4}}
"""
    )
    assert [(f.at, f.done) for f in journal.of(CrewStopped)] == [(2, 2)]
    assert work(journal) == {"dig": (0, 4.5)}
