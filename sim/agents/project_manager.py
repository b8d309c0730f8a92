"""The project manager: when the forecast is late, he buys acceleration."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

import numpy as np
from simpy import Environment

from sim.expectations import (
    damages_a_day,
    expected_slips,
    planned_value,
    planned_work,
)
from sim.job import Job
from sim.journal import Journal
from sim.levers import Best, Column, best
from sim.records import Accelerated, LeverChosen
from sim.scenario import Acceleration, ProjectManager, Setting
from sim.scorecards import Scorecard
from sim.units import Days

NEVER = "never"


def hastens(forecast: Days, due: Days, threshold: Days | None) -> bool:
    """Decide whether work that starts now is accelerated (rule I4d)."""
    return threshold is not None and forecast > due + threshold


class Prospect(NamedTuple):
    """What the project manager knows of the job when he sets his threshold (I4d).

    `slips` is what he believes of the finish, `due` the contract finish in days after
    the plan, `work_a_day` the labour and equipment of a calendar day; `most` are the
    days that he would win by accelerating the whole plan.
    """

    slips: Column
    due: Days
    planned_value: float
    overhead_per_day: float
    damages_per_day: float
    work_a_day: float
    most: Days


def choose_threshold(
    scorecard: Scorecard,
    thresholds: Column,
    acceleration: Acceleration,
    prospect: Prospect,
) -> Best:
    """Return the threshold that pays best; infinite is never (rule I4d)."""
    beyond = prospect.slips - prospect.due - thresholds[:, None]
    won = np.clip(beyond, 0.0, prospect.most)
    slips = prospect.slips - won
    late = np.mean(np.maximum(slips - prospect.due, 0.0), axis=1)
    days, slip = np.mean(won, axis=1), np.mean(slips, axis=1)
    cost = days * prospect.work_a_day * acceleration.premium / acceleration.share
    delay = prospect.overhead_per_day * slip + prospect.damages_per_day * late
    saved = days * prospect.work_a_day
    return best(
        scorecard,
        {
            "slip_days": slip,
            "cost": cost,
            "firm_value": prospect.planned_value - delay - cost + saved,
        },
    )


def view(job: Job, policy: ProjectManager) -> Prospect:
    """Return what the project manager may see before the job begins."""
    finish, share = job.plan.finish, policy.acceleration.share
    return Prospect(
        expected_slips(policy.believes.slip),
        due_at(job) - finish,
        planned_value(job),
        job.setting.project.overhead_per_day,
        damages_a_day(job),
        planned_work(job) / finish if finish else 0.0,
        finish * share / (1 + share),
    )


def due_at(job: Job) -> Days:
    """Return when the job is due: at its contract finish, or else as planned."""
    return job.plan.finish if job.contract_finish is None else job.contract_finish


def set_threshold(job: Job) -> tuple[Setting, list[LeverChosen]]:
    """Return the setting with the threshold that pays best, and why."""
    policy, setting = job.setting.project_manager, job.setting
    if policy is None or policy.policy == "fixed" or policy.scorecard is None:
        return setting, []
    options = [policy.threshold_days, *policy.thresholds]
    choice = choose_threshold(
        policy.scorecard,
        np.array([inf if days is None else days for days in options]),
        policy.acceleration,
        view(job, policy),
    )
    chosen = options[choice.place]
    fact = LeverChosen(
        0.0,
        "project_manager",
        None,
        NEVER if chosen is None else _words(chosen),
        choice.cents / 100,
        choice.pays,
    )
    update = {"project_manager": policy.model_copy(update={"threshold_days": chosen})}
    return setting.model_copy(update=update), [fact]


def _words(threshold: Days) -> str:
    side = "early" if threshold < 0 else "late"
    return f"from {abs(threshold):g} days {side} on"


@dataclass(kw_only=True, eq=False)
class Accelerator:
    """Looks at the forecast whenever work starts, and buys acceleration if it is late.

    `because` is the choice of the threshold, where a scorecard chose it.
    """

    env: Environment
    journal: Journal
    terms: ProjectManager
    due_at: Days
    forecast: Callable[[], Days]
    because: LeverChosen | None

    def hasten(self, activity: str) -> Acceleration | None:
        """Return the acceleration of work that starts now, if it is bought."""
        forecast = self.forecast()
        if not hastens(forecast, self.due_at, self.terms.threshold_days):
            return None
        late = forecast - self.due_at
        premium = self.terms.acceleration.premium
        fact = Accelerated(self.env.now, activity, late, premium, self.because)
        self.journal.record(fact)
        return self.terms.acceleration
