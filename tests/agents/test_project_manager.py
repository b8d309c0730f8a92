"""The project manager buys acceleration (rule I4d)."""

from math import inf

import numpy as np
import pytest

from sim.agents.project_manager import Prospect, choose_threshold, hastens, view
from sim.scenario import Acceleration
from tests.agents.hall import VALUE, hall

OVERTIME = Acceleration(share=0.25, premium=0.5)
PROSPECT = Prospect(
    slips=np.full(10, 10.0),
    due=2,
    planned_value=VALUE,
    overhead_per_day=100,
    damages_per_day=50,
    work_a_day=1500,
    most=8,
)
MANAGER = """project_manager:
  acceleration: {share: 0.25, premium: 0.5}
  thresholds: [0, 5]
  believes: {slip: {mean: 10}}
  scorecard: {%s}"""


@pytest.mark.parametrize(
    ("forecast", "threshold", "bought"),
    [(45, 5, False), (45.1, 5, True), (99, None, False), (38, -3, True)],
)
def test_work_is_hastened_when_the_forecast_is_later_than_the_threshold(
    forecast: float, threshold: float | None, *, bought: bool
) -> None:
    """Due on day 40."""
    assert hastens(forecast, 40, threshold) is bought


def expected(threshold: float, prospect: Prospect = PROSPECT) -> list[float]:
    """Return what is expected of a threshold: slip, premium and firm value."""
    card = {
        kpi: [(-1e6, -1e6), (1e6, 1e6)] for kpi in ("slip_days", "cost", "firm_value")
    }
    choice = choose_threshold(card, np.array([threshold]), OVERTIME, prospect)
    return [pay.value for pay in choice.pays]


def test_expected_of_a_threshold_by_arithmetic() -> None:
    """
    From 3 days past the contract finish on, of a slip of 10 days 5 are won back: 20
    days worked at a premium of 750 are 15,000, and 5 days of 1,500 are saved. 5 days
    of overhead and 3 of damages remain.
    """
    slip, cost, value = expected(3)
    assert (slip, cost) == (5, 15_000)
    assert value == VALUE - 5 * 100 - 3 * 50 - 15_000 + 5 * 1500


def test_no_more_is_won_than_on_the_whole_plan() -> None:
    """From 3 days before: of 11 days 8; 2 are left, none of them past day 42."""
    slip, cost, value = expected(-3)
    assert (slip, cost) == (2, 24_000)
    assert value == VALUE - 2 * 100 - 24_000 + 8 * 1500


def test_never_costs_nothing() -> None:
    assert expected(inf) == [10, 0, VALUE - 10 * 100 - 8 * 50]


def test_he_sees_the_plan_and_what_he_believes() -> None:
    """40 days of work at 1,500 in 40 days; at 1.25 of the pace they take 32."""
    job = hall(MANAGER % "slip_days: [[0, 100], [10, 0]]")
    policy = job.setting.project_manager
    assert policy is not None
    seen = view(job, policy)
    assert seen[1:] == PROSPECT[1:]
    assert set(seen.slips) == {10}


def test_paid_for_no_slip_he_buys_at_once() -> None:
    job = hall(MANAGER % "slip_days: [[0, 100], [10, 0]]")
    policy = job.setting.project_manager
    assert policy is not None
    assert policy.threshold_days == 0
    assert job.chosen[0].option == "from 0 days late on"
    assert job.chosen[0].expected_pay == 80


def test_paid_for_the_premium_too_he_never_buys() -> None:
    """Ties go to the file's own: never."""
    job = hall(MANAGER % "cost: [[0, 0], [1000, -100]]")
    policy = job.setting.project_manager
    assert policy is not None
    assert policy.threshold_days is None
    assert job.chosen[0].option == "never"
