"""Procurement: paid by a scorecard, it chooses among the quotes for each material."""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from sim.expectations import delay_a_day, expected_late, planned_value, standby_a_day
from sim.job import Job
from sim.levers import Best, Column, best
from sim.records import LeverChosen
from sim.scenario import Material, Setting
from sim.scorecards import Scorecard


class Quoted(NamedTuple):
    """What procurement expects of a quote for a material (rule I4a).

    It knows the price, the lead time and the plan. It sees neither the supplier's
    credit policy nor how accounts payable will pay.
    """

    supplier: str
    unit_price: float
    savings: float
    late: float
    downtime: float
    delay: float


def choose_suppliers(
    scorecard: Scorecard, quoted: Sequence[Sequence[Quoted]], value: float
) -> tuple[list[Quoted], Best]:
    """Return one quote for each material, the arrangement that pays best (rule I4a).

    All arrangements are weighed; *value* is the firm value of the plan as it stands.
    """
    kpis = _kpis(quoted, value)
    choice = best(scorecard, kpis)
    places = np.unravel_index(choice.place, [len(quotes) for quotes in quoted])
    chosen = zip(quoted, places, strict=True)
    return [quotes[int(place)] for quotes, place in chosen], choice


def _kpis(quoted: Sequence[Sequence[Quoted]], value: float) -> Mapping[str, Column]:
    """Return what each KPI can be expected to be, by arrangement."""
    savings = _sums([[quote.savings for quote in quotes] for quotes in quoted])
    late = _sums([[quote.late for quote in quotes] for quotes in quoted])
    downtime = _sums([[quote.downtime for quote in quotes] for quotes in quoted])
    delay = _sums([[quote.delay for quote in quotes] for quotes in quoted])
    return {
        "price_savings": savings,
        "late_deliveries": late,
        "downtime_cost": downtime,
        "firm_value": value + savings - downtime - delay,
    }


def _sums(parts: Sequence[Sequence[float]]) -> Column:
    """Return the sum of each arrangement of *parts*; the last changes first."""
    columns = [np.array(part) for part in parts]
    return np.asarray(reduce(np.add.outer, columns, np.zeros(()))).ravel()


def view(job: Job) -> dict[str, list[Quoted]]:
    """Return the quotes for each material that is bought, its own supplier's first."""
    return {
        name: [
            _quoted(job, name, supplier, price)
            for supplier, price in _prices(material).items()
        ]
        for name, material in job.setting.materials.items()
        if material.supplier is not None
    }


def _prices(material: Material) -> dict[str, float]:
    return {material.supplier or "": material.unit_price, **material.quotes}


def _quoted(job: Job, name: str, supplier: str, price: float) -> Quoted:
    material = job.setting.materials[name]
    lots = [lot for lot in job.lots if lot.material == name]
    late = expected_late(
        lots, job.setting.suppliers[supplier], material.order.safety_days
    )
    a_day = standby_a_day(job, frozenset((name,))) * job.calendar.days_a_week / 7
    return Quoted(
        supplier,
        price,
        sum(lot.to_order for lot in lots) * (material.unit_price - price),
        late.deliveries,
        late.days * a_day,
        late.days * delay_a_day(job),
    )


def buy(job: Job) -> tuple[Setting, list[LeverChosen]]:
    """Return the setting with the suppliers that procurement chooses, and why."""
    policy, setting = job.setting.procurement, job.setting
    if policy is None or policy.policy == "fixed" or policy.scorecard is None:
        return setting, []
    quoted = view(job)
    chosen, choice = choose_suppliers(
        policy.scorecard, list(quoted.values()), planned_value(job)
    )
    bought = dict(zip(quoted, chosen, strict=True))
    facts = [
        LeverChosen(
            0.0, "procurement", name, quote.supplier, choice.cents / 100, choice.pays
        )
        for name, quote in bought.items()
    ]
    return _with_suppliers(setting, bought), facts


def _with_suppliers(setting: Setting, bought: Mapping[str, Quoted]) -> Setting:
    materials = {
        name: material.model_copy(
            update={
                "supplier": bought[name].supplier,
                "unit_price": bought[name].unit_price,
            }
        )
        if name in bought
        else material
        for name, material in setting.materials.items()
    }
    return setting.model_copy(update={"materials": materials})
