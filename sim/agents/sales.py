"""Sales: paid by a scorecard, it promises the contract finish."""

from typing import NamedTuple

import numpy as np

from sim.expectations import damages_a_day, expected_slips, planned_value
from sim.job import Job
from sim.levers import Best, Column, best
from sim.records import LeverChosen
from sim.scenario import DaysAfterPlan, Sales, Setting
from sim.scorecards import Scorecard, read
from sim.units import Days


class Promises(NamedTuple):
    """What sales knows of what it may promise: a row for each (rule I4c).

    `chances` and `prices` are of winning the contract, and as shares of its value.
    """

    days: Column
    chances: Column
    prices: Column


class Contract(NamedTuple):
    """What sales knows of the contract: the plan, and how the customer judges.

    `value` is its price in the file, `planned_value` the firm value of the plan;
    `slips` is what it believes of the finish. It sees nothing of the site.
    """

    value: float
    planned_value: float
    overhead_per_day: float
    damages_per_day: float
    most_damages: float
    points_per_day: float | None
    repeat_margin: float
    slips: Column


def choose_promise(
    scorecard: Scorecard, promises: Promises, contract: Contract
) -> Best:
    """Return the promise that pays best (rule I4c).

    The chance of winning is a factor in amounts of money; late days and satisfaction
    are those of a contract that is won.
    """
    past = contract.slips - promises.days[:, None]
    late = np.mean(np.maximum(past, 0.0), axis=1)
    price = promises.prices * contract.value
    most = contract.most_damages * promises.prices
    points = np.minimum((contract.points_per_day or 0.0) * late, 100.0)
    won = (
        contract.planned_value
        + price
        - contract.value
        - contract.overhead_per_day * np.mean(contract.slips)
        - np.minimum(contract.damages_per_day * late, most)
        - contract.repeat_margin * points / 100
    )
    kpis = {
        "bookings": promises.chances * price,
        "late_days": late,
        "firm_value": promises.chances * won,
    }
    if contract.points_per_day is not None:
        kpis["satisfaction"] = 100 - points
    return best(scorecard, kpis)


def view(job: Job, policy: Sales) -> tuple[Promises, Contract]:
    """Return what sales may see: what it may promise, the file's own first."""
    days = [_own(job), *policy.promises]
    chances = np.array([read(policy.win, day) for day in days])
    prices = np.array([read(policy.price, day) for day in days])
    project, customer = job.setting.project, job.setting.customer
    damages = project.liquidated_damages
    cap = damages.cap if damages and damages.cap is not None else np.inf
    judge = customer.satisfaction if customer else None
    repeat = customer.repeat_contract if customer else None
    return Promises(np.array(days), chances, prices), Contract(
        project.contract_value,
        planned_value(job),
        project.overhead_per_day,
        damages_a_day(job),
        cap * project.contract_value if project.contract_value else 0.0,
        judge.per_day_late if judge else None,
        repeat.margin * repeat.chance if repeat else 0.0,
        expected_slips(policy.believes.slip),
    )


def _own(job: Job) -> Days:
    return (job.contract_finish or job.plan.finish) - job.plan.finish


def promise(job: Job) -> tuple[Setting, list[LeverChosen]]:
    """Return the setting with the contract that sales has signed, and why."""
    policy, setting = job.setting.sales, job.setting
    if policy is None:
        return setting, []
    if policy.policy == "fixed" or policy.scorecard is None:
        return _signed(setting, {}, read(policy.price, _own(job))), []
    promises, contract = view(job, policy)
    choice = choose_promise(policy.scorecard, promises, contract)
    days = float(promises.days[choice.place])
    promised = {"contract_finish": DaysAfterPlan(days_after_plan=days)}
    fact = LeverChosen(
        0.0,
        "sales",
        None,
        _words(days),
        choice.cents / 100,
        choice.pays,
    )
    change = promised if choice.place else {}
    return _signed(setting, change, float(promises.prices[choice.place])), [fact]


def _signed(
    setting: Setting, change: dict[str, DaysAfterPlan], price: float
) -> Setting:
    value = price * setting.project.contract_value
    project = setting.project.model_copy(update={**change, "contract_value": value})
    return setting.model_copy(update={"project": project})


def _words(days: Days) -> str:
    side = "before" if days < 0 else "after"
    return f"{abs(days):g} days {side} plan"
