"""How much later an activity may finish without moving the planned finish."""

from pathlib import Path

import pytest

from sim.job import Job
from sim.model import prepare
from sim.plan import Step, schedule
from sim.report.floats import floats
from sim.scenario import load

TWO_WAYS = """\
crosspurpose: 1
title: t
currency: USD
calendar: {start: 2026-03-02, workweek: [mon, tue, wed, thu, fri]}
crews: {gang: {labour: 1, equipment: 1}}
activities:
  dig: {duration: 5}
  long: {after: [dig], duration: 12}
  short: {crew: gang, after: [dig], duration: 3}
  next: {crew: gang, after: {dig: 4}, duration: 2}
  end: {after: {long: 0, short: 2, next: 1}, duration: 0}
settings: {plan: {}}
"""


def job_of(name: str, text: str, folder: Path) -> Job:
    path = folder / f"{name}.yaml"
    path.write_text(text)
    scenario = load(path)
    return prepare(scenario, scenario.reference)


def finish(job: Job, place: int, later: float) -> float:
    """Return the planned finish if one activity takes *later* work days longer."""
    steps = [
        Step(w.crew, w.after, w.likely + later * (w.place == place)) for w in job.works
    ]
    gangs = {name: crew.gangs for name, crew in job.setting.crews.items()}
    return schedule(job.calendar, steps, gangs).finish


def test_floats_are_those_worked_by_hand(tmp_path: Path) -> None:
    """Work days: dig 0 to 5, long to 17, the end. next may end at 16, and starts at 9,
    after short: 11, float 5. short may end at 15 for its lag of 2, but by 14 for next:
    it ends at 8, float 6.
    """
    assert floats(job_of("two_ways", TWO_WAYS, tmp_path)) == [0, 0, 6, 5, 0]


def test_a_second_gang_lets_an_activity_wait_for_itself_alone(tmp_path: Path) -> None:
    """Nothing but its lag of 2 holds short then: it may end at 15, float 7."""
    two = TWO_WAYS.replace("labour: 1,", "labour: 1, gangs: 2,")
    assert floats(job_of("gangs", two, tmp_path)) == [0, 0, 7, 5, 0]


@pytest.mark.parametrize("name", ["unpaid_supplier", "first_invoice"])
def test_the_finish_moves_with_more_than_the_float_and_not_with_it(name: str) -> None:
    """The plan itself, made with each activity longer by its float, and by more."""
    scenario = load(name)
    job = prepare(scenario, scenario.reference)
    for place, spare in enumerate(floats(job)):
        assert finish(job, place, spare) == job.plan.finish
        assert finish(job, place, spare + 1) > job.plan.finish


def test_the_critical_path_has_no_float() -> None:
    scenario = load("unpaid_supplier")
    job = prepare(scenario, scenario.reference)
    spare = floats(job)
    assert {spare[place] for place in job.plan.critical_path()} == {0}
