"""Materials management: paid by a scorecard, it sets how material is called off."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from sim.expectations import delay_a_day, expected_late, planned_value, standby_a_day
from sim.job import Job, make_ready
from sim.levers import Best, Column, best
from sim.plan import Lot
from sim.records import LeverChosen
from sim.scenario import MaterialsManagement, OrderPolicy, Setting
from sim.scorecards import Scorecard


class CalledOff(NamedTuple):
    """What materials management expects of a way to call off (rule I4b).

    It knows the plan and the suppliers' lead times, and what money in the bank earns.
    It sees neither credit policies nor how accounts payable will pay.
    """

    stock_value: float
    late: float
    downtime: float
    delay: float
    interest: float


def choose_orders(
    scorecard: Scorecard, ways: Sequence[CalledOff], value: float
) -> Best:
    """Return the way of calling off that pays best (rule I4b).

    *value* is the firm value of the plan, without what a way of calling off costs.
    """
    table: Mapping[str, Column] = {
        name: np.array([getattr(way, name) for way in ways]) for name in ways[0]._fields
    }
    downtime = table["downtime"]
    return best(
        scorecard,
        {
            "stock_value": table["stock_value"],
            "stockouts": table["late"],
            "downtime_cost": downtime,
            "firm_value": value - downtime - table["delay"] - table["interest"],
        },
    )


def options(policy: MaterialsManagement, setting: Setting) -> Iterator[Setting]:
    """Yield the setting with each pair of safety days and cover, the file's own first.

    Where there are no options for one of the two, each material keeps its own.
    """
    yield setting
    safeties = policy.safety_days or (None,)
    for safety, cover in product(safeties, policy.cover_workdays or (None,)):
        given = {"safety_days": safety, "cover_workdays": cover}
        update = {key: value for key, value in given.items() if value is not None}
        materials = {
            name: material.model_copy(
                update={"order": material.order.model_copy(update=update)}
            )
            for name, material in setting.materials.items()
        }
        yield setting.model_copy(update={"materials": materials})


def view(job: Job) -> CalledOff:
    """Return what can be expected of the way in which a job calls off."""
    stock = sum(_stocked(job, lot) for lot in job.lots) / (job.plan.finish or 1.0)
    late = downtime = delay = 0.0
    for name, material in job.setting.materials.items():
        if material.supplier is not None:
            lots = [lot for lot in job.lots if lot.material == name]
            supplier = job.setting.suppliers[material.supplier]
            expected = expected_late(lots, supplier, material.order.safety_days)
            a_day = standby_a_day(job, frozenset((name,)))
            late += expected.deliveries
            downtime += expected.days * a_day * job.calendar.days_a_week / 7
            delay += expected.days * delay_a_day(job)
    rate = job.treasury.cash_yield_rate
    interest = stock * rate * job.plan.finish / 365
    return CalledOff(stock, late, downtime, delay, interest)


def _stocked(job: Job, lot: Lot) -> float:
    """Return the value of a lot times the days that it is expected to lie in the yard.

    It is used up evenly over its cover; what is ordered comes its safety days before,
    what was there at the start has lain there since.
    """
    material = job.setting.materials[lot.material]
    days = min(
        material.order.cover_workdays, job.works[lot.activity].likely - lot.begins
    )
    half = days * 7 / job.calendar.days_a_week / 2
    ordered = lot.to_order * (material.order.safety_days + half)
    there = (lot.quantity - lot.to_order) * (lot.needed_at + half)
    return (ordered + there) * material.unit_price


def plan_stock(job: Job) -> tuple[Setting, list[LeverChosen]]:
    """Return the setting with the orders that materials management chooses, and why."""
    policy, setting = job.setting.materials_management, job.setting
    if policy is None or policy.policy == "fixed" or policy.scorecard is None:
        return setting, []
    settings = list(options(policy, setting))
    ways = [view(make_ready(option, {})) for option in settings]
    choice = choose_orders(policy.scorecard, ways, planned_value(job))
    chosen = settings[choice.place]
    facts = [
        LeverChosen(
            0.0,
            "materials_management",
            name,
            _words(material.order),
            choice.cents / 100,
            choice.pays,
        )
        for name, material in chosen.materials.items()
        if material.supplier is not None
    ]
    return chosen, facts


def _words(order: OrderPolicy) -> str:
    safety, cover = order.safety_days, order.cover_workdays
    days = "day" if safety == 1 else "days"
    return f"{safety:g} safety {days}, cover of {cover:g} work days"
