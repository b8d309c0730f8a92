"""Working time, days off and the calendar (rules T2, T3)."""

import pytest

from sim.journal import Journal
from sim.records import CrewResumed, CrewStopped
from tests.stories.telling import days, metrics, spans, tell
from tests.stories.test_site import work

WEEK = "workweek: [mon, tue, wed, thu, fri]"
MONDAY = f"calendar: {{start: 2026-03-02, {WEEK}"


@pytest.mark.parametrize(
    ("days_of_a", "lag", "holidays", "starts"),
    [
        pytest.param(5, 0, "", 7, id="Friday night: Monday morning"),
        pytest.param(5, 1, "", 8, id="lag over Monday: Tuesday morning"),
        pytest.param(4, 1, "", 7, id="lag over Friday: Monday morning"),
        pytest.param(4.5, 0.5, "", 7, id="lag to Friday night"),
        pytest.param(4.5, 1, "", 7.5, id="lag to Monday noon"),
        pytest.param(5, 0, "2026-03-09", 8, id="Monday is a holiday"),
        pytest.param(5, 1, "2026-03-09, 2026-03-10", 10, id="Monday and Tuesday are"),
        pytest.param(3, 0, "2026-03-05", 4, id="Thursday is a holiday"),
    ],
)
def test_work_and_lags_pass_in_working_time(
    days_of_a: float, lag: float, holidays: str, starts: float
) -> None:
    """Day 0 is a Monday; 5 and 6 are off. Work starts at the first working instant."""
    journal = tell(
        f"""
{MONDAY}, holidays: [{holidays}]}}
crews: {{one: {{}}, two: {{}}}}
activities:
  a: {{crew: one, duration: {days_of_a}}}
  b: {{crew: two, after: {{a: {lag}}}, duration: 1}}
"""
    )
    start, _ = work(journal)["b"]
    assert start == starts
    assert journal.job.plan.starts[1] == starts


def test_work_ends_at_the_earliest_instant() -> None:
    """Five days end on Friday night, day 5, and a milestone passes there and then."""
    journal = tell(
        f"""
{MONDAY}}}
activities: {{a: {{duration: 5}}, done: {{after: [a], duration: 0}}}}
"""
    )
    assert work(journal) == {"a": (0, 5), "done": (5, 5)}
    assert metrics(journal, "finish_days")["finish_days"] == 5


def test_job_that_starts_on_a_day_off_begins_on_the_next_working_day() -> None:
    """Saturday is day 0."""
    text = MONDAY.replace("2026-03-02", "2026-03-07")
    journal = tell(
        f"{text}}}\ncrews: {{x: {{}}}}\nactivities: {{a: {{crew: x, duration: 1}}}}"
    )
    assert work(journal) == {"a": (2, 3)}


def supplied(lead_time: float) -> Journal:
    """Return two days of work, for which all material comes after *lead_time*."""
    return tell(
        f"""
{MONDAY}}}
crews: {{gang: {{labour: 100}}}}
activities: {{pour: {{crew: gang, duration: 2, materials: {{cement: 2}}}}}}
materials: {{cement: {{unit: t, supplier: kiln, unit_price: 1,
            order: {{safety_days: 0}}}}}}
suppliers: {{kiln: {{lead_time: {lead_time}}}}}
"""
    )


def test_crew_draws_on_a_day_off() -> None:
    """
    Delivered on Saturday noon: the spell of five work days ends then; work is on Monday
    and Tuesday, 7-9.
    """
    journal = supplied(5.5)
    assert spans(days(journal, CrewStopped), days(journal, CrewResumed)) == [(0, 5.5)]
    assert metrics(journal, "idle_days", "downtime_cost", "finish_days") == {
        "idle_days": 5,
        "downtime_cost": 500,
        "finish_days": 9,
    }


def test_half_days_run_on() -> None:
    """
    Delivered on Friday noon: the first portion ends on Monday noon (7.5), the second on
    Tuesday noon.
    """
    journal = supplied(4.5)
    assert metrics(journal, "idle_days", "finish_days") == {
        "idle_days": 4.5,
        "finish_days": 8.5,
    }


def test_contract_finish_on_a_date_is_the_end_of_it() -> None:
    """2026-03-03 is day 1, and ends at 2. Work ends on day 3, one day late."""
    journal = tell(
        f"""
{MONDAY}}}
project: {{contract_finish: 2026-03-03}}
crews: {{x: {{}}}}
activities: {{a: {{crew: x, duration: 3}}}}
"""
    )
    assert metrics(journal, "late_days")["late_days"] == 1


def test_patience_of_an_idle_crew_is_counted_in_work_days() -> None:
    """Idle from Monday; it leaves on Friday night, after 5 days; back on day 20."""
    journal = tell(
        f"""
{MONDAY}}}
crews:
  gang: {{labour: 100, remobilisation: {{after_workdays: 5, cost: 7, takes: 6}}}}
activities: {{pour: {{crew: gang, duration: 1, materials: {{cement: 2}}}}}}
materials: {{cement: {{unit: t, supplier: kiln, unit_price: 1,
            order: {{safety_days: 0}}}}}}
suppliers: {{kiln: {{lead_time: 14}}}}
"""
    )
    assert spans(days(journal, CrewStopped), days(journal, CrewResumed)) == [(0, 20)]
    assert metrics(journal, "idle_days", "downtime_cost", "finish_days") == {
        "idle_days": 15,
        "downtime_cost": 507,
        "finish_days": 22,
    }
