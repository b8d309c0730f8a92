"""What the departments beside accounts payable are paid for: KPIs of the whole job."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sim.journal import Journal
from sim.metrics.value import LEAST, Value
from sim.records import Accelerated, ActivityStarted, Delivered, OrderPlaced
from sim.scenario import Crew
from sim.spells import spells
from sim.stock import movements
from sim.units import WorkDays

Measured: TypeAlias = Mapping[str, Value]
"""The metrics of the replication, before the departments are paid."""


def job_kpi(name: str, journal: Journal, measured: Measured) -> Value:
    """Return a KPI of the whole job (rule I4)."""
    work_out = OWN.get(name)
    return measured[name] if work_out is None else work_out(journal, measured)


def _price_savings(journal: Journal, _: Measured) -> float:
    """Return what is planned to be ordered, at the saving on the reference quote."""
    given, chosen = journal.job.given.materials, journal.job.setting.materials
    return sum(
        lot.to_order
        * (given[lot.material].unit_price - chosen[lot.material].unit_price)
        for lot in journal.job.lots
    )


def _late_deliveries(journal: Journal, _: Measured) -> float:
    """Return how many orders came after the need known as they were placed."""
    came = {fact.order.number: fact.at for fact in journal.of(Delivered)}
    late = [
        placed
        for placed in journal.of(OrderPlaced)
        if came.get(placed.order.number, journal.horizon) > placed.needed_at + LEAST
    ]
    return float(len(late))


def _stock_value(journal: Journal, _: Measured) -> float:
    """Return the value of the stock of what is bought, on average over the job."""
    materials, horizon = journal.job.setting.materials, journal.horizon
    total = sum(
        moved.quantity * materials[moved.material].unit_price * (horizon - moved.at)
        for moved in movements(journal)
        if materials[moved.material].supplier is not None and moved.at < horizon
    )
    return total / horizon if horizon else 0.0


def _premium(journal: Journal, _: Measured) -> float:
    """Return the premium paid for acceleration, in labour and equipment."""
    started = {fact.activity: fact for fact in journal.of(ActivityStarted)}
    return round(
        sum(
            fact.premium
            * _worked_days(journal, started[fact.activity])
            * _crew_a_day(journal, fact.activity)
            for fact in journal.of(Accelerated)
        ),
        2,
    )


def _worked_days(journal: Journal, started: ActivityStarted) -> WorkDays:
    """Return the work days done of an activity by the end."""
    worked = journal.job.calendar.worked
    stood = sum(
        worked(spell.end) - worked(spell.stopped.at)
        for spell in spells(journal)
        if spell.stopped.activity == started.activity
    )
    return min(worked(journal.horizon) - worked(started.at) - stood, started.days)


def _crew_a_day(journal: Journal, activity: str) -> float:
    """Return what a work day of an activity costs, without a premium."""
    setting = journal.job.setting
    crew = setting.crews.get(setting.activities[activity].crew or "", Crew())
    return crew.labour + crew.equipment


def _firm_value(_: Journal, measured: Measured) -> float:
    """Return the firm value before bonuses."""
    bonus = measured["bonus_accounts_payable"] or 0.0
    return round((measured["firm_value"] or 0.0) + bonus, 2)


OWN: Mapping[str, Callable[[Journal, Measured], Value]] = {
    "price_savings": _price_savings,
    "late_deliveries": _late_deliveries,
    "stock_value": _stock_value,
    "stockouts": lambda _, measured: measured["stoppages"],
    "bookings": lambda journal, _: journal.job.setting.project.contract_value,
    "cost": _premium,
    "firm_value": _firm_value,
}
"""The KPIs that are not metrics already."""
