"""What the plan lets expect: late deliveries, what a day of delay costs, the value."""

from collections.abc import Iterable
from functools import lru_cache
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.job import Job
from sim.plan import Lot
from sim.scenario import Law, Slip, Supplier
from sim.units import Days

STEPS = 1000
"""A law is read at so many shares, evenly spaced."""
LEAST = 1e-9
"""Late by less than this is not late."""


class Late(NamedTuple):
    """Deliveries expected to be late, and the days that they are late in all."""

    deliveries: float
    days: Days


def expected_late(lots: Iterable[Lot], supplier: Supplier, safety_days: Days) -> Late:
    """Return what is expected to come late of lots ordered from a supplier (rule I4a).

    An order is placed its likely lead time, transit and safety days before the need, or
    at the start of the job if that is later; it is late if the lead time is longer.
    """
    drawn = _spread(supplier.lead_time)
    ahead = supplier.lead_time.likely + safety_days
    late = [
        np.maximum(drawn - min(ahead, lot.needed_at - supplier.transit), 0.0)
        for lot in lots
        if lot.to_order > 0
    ]
    deliveries = sum(float(np.mean(days > LEAST)) for days in late)
    return Late(deliveries, sum(float(np.mean(days)) for days in late))


@lru_cache(maxsize=256)
def _spread(law: Law) -> NDArray[np.float64]:
    shares = (np.arange(STEPS) + 0.5) / STEPS
    return np.array([law.quantile(float(share)) for share in shares])


def expected_slips(slip: Slip) -> NDArray[np.float64]:
    """Return slips as likely as each other, which stand for a normal distribution."""
    if not slip.sd:
        return np.full(STEPS, slip.mean)
    law = NormalDist(slip.mean, slip.sd)
    return np.array([law.inv_cdf((step + 0.5) / STEPS) for step in range(STEPS)])


def standby_a_day(job: Job, materials: frozenset[str]) -> float:
    """Return a work day's standby of all gangs of the crews that use *materials*."""
    crews = {
        work.crew: job.setting.crews[work.crew].gangs
        for work in job.works
        if work.crew is not None
        and materials.intersection(m for m, _ in work.materials)
    }
    return sum(job.standby_cents(crew) * gangs for crew, gangs in crews.items()) / 100


def delay_a_day(job: Job) -> float:
    """Return what a calendar day of delay costs in overhead and damages (rule I3)."""
    return job.setting.project.overhead_per_day + damages_a_day(job)


def damages_a_day(job: Job) -> float:
    """Return the liquidated damages of a calendar day; none without a promise."""
    damages = job.setting.project.liquidated_damages
    due = damages is not None and job.contract_finish is not None
    return damages.per_day if damages and due else 0.0


def planned_work(job: Job) -> float:
    """Return what all work costs at likely durations, in labour and equipment."""
    crews = job.setting.crews
    return sum(
        work.likely * (crews[work.crew].labour + crews[work.crew].equipment)
        for work in job.works
        if work.crew is not None
    )


def planned_value(job: Job) -> float:
    """Return the firm value if all goes to plan, without interest (rule I4)."""
    project = job.setting.project
    overhead = project.overhead_per_day * job.plan.finish
    bought = sum(job.planned_purchases().values())
    return project.contract_value - planned_work(job) - bought - overhead
