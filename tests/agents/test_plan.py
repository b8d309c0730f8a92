"""The plan: what the site would do with all material there (rule F1)."""

from datetime import date

from sim.calendar import Calendar
from sim.plan import Plan, Step, schedule

WEEK = ("mon", "tue", "wed", "thu", "fri")


def plan(*steps: Step, gangs: int = 1, week: tuple[str, ...] = WEEK) -> Plan:
    """Return the plan from a Monday on, with one crew of some gangs."""
    return schedule(Calendar(date(2026, 3, 2), week), steps, {"gang": gangs})


def test_path_of_predecessors_is_critical() -> None:
    """2 + 4 days before 3, beside 5: to Monday night, then to Thursday night."""
    it = plan(
        Step(None, (), 2),
        Step(None, (), 5),
        Step(None, ((0, 0.0),), 4),
        Step(None, ((1, 0.0), (2, 0.0)), 3),
    )
    assert list(it.starts) == [0, 0, 2, 8]
    assert list(it.finishes) == [2, 5, 8, 11]
    assert it.finish == 11
    assert it.critical_path() == [0, 2, 3]


def test_crew_that_is_busy_is_on_the_path() -> None:
    """One gang for two activities of 3 and 2 days: the second waits for the first."""
    steps = Step("gang", (), 3), Step("gang", (), 2)
    it = plan(*steps)
    assert list(it.starts) == [0, 3]
    assert list(it.drivers) == [None, 0]
    assert it.critical_path() == [0, 1]
    assert list(plan(*steps, gangs=2).finishes) == [3, 2]


def test_lag_is_on_the_path() -> None:
    """1 + 3 days of lag from Monday night end on Thursday night, later than 2 days."""
    it = plan(Step(None, (), 1), Step(None, (), 2), Step(None, ((0, 3), (1, 0)), 1))
    assert it.starts[2] == 4
    assert it.critical_path() == [0, 2]


def test_milestone_passes_at_night_and_work_starts_in_the_morning() -> None:
    """Friday night, 5; the work after it starts on Monday, 7."""
    it = plan(Step(None, (), 5), Step(None, ((0, 0),), 0), Step(None, ((1, 0),), 1))
    assert list(it.starts) == [0, 5, 7]
    assert list(it.finishes) == [5, 5, 8]


def test_what_became_ready_first_goes_first() -> None:
    """Busy to 4; ready at 3, 2 and 2: the order is third, fourth, second."""
    it = plan(
        Step(None, (), 0),
        Step("gang", (), 4),
        Step("gang", ((0, 3),), 1),
        Step("gang", ((0, 2),), 1),
        Step("gang", ((0, 2),), 1),
    )
    assert list(it.starts) == [0, 0, 8, 4, 7]
    assert it.critical_path() == [1, 3, 4, 2]
