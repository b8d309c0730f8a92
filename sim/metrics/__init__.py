"""The measures of performance, each a function of one journal."""

from typing import NamedTuple

from sim.journal import Journal
from sim.metrics.accounts import accounts, firm_value, interest_earned
from sim.metrics.credit import credit, payables
from sim.metrics.customer import customer
from sim.metrics.departments import job_kpi
from sim.metrics.kpis import period_kpis
from sim.metrics.site import downtime, late_days, site, time
from sim.metrics.value import Value
from sim.records import PaymentAgeChosen
from sim.spells import spells
from sim.units import Days

__all__ = [
    "METRICS",
    "Decision",
    "decisions",
    "downtime",
    "interest_earned",
    "job_kpi",
    "late_days",
    "measure",
    "period_kpis",
]

METRICS = (
    "finished",
    "finish_days",
    "slip_days",
    "late_days",
    "idle_days",
    "idle_days_credit_hold",
    "idle_days_lead_time",
    "downtime_cost",
    "downtime_cost_credit_hold",
    "delay_cost",
    "stoppages",
    "stoppages_credit_hold",
    "credit_holds",
    "hold_days",
    "trades_rebooked",
    "payment_age",
    "dpo",
    "days_to_pay",
    "revenue",
    "labour",
    "equipment",
    "materials",
    "overhead",
    "late_fees",
    "discounts",
    "damages",
    "bonus_accounts_payable",
    "bonus_procurement",
    "bonus_materials_management",
    "bonus_sales",
    "bonus_project_manager",
    "cash_yield",
    "lost_repeat_margin",
    "firm_value",
    "expected_firm_value",
    "lowest_cash",
    "satisfaction",
)
"""One column each in `replications.csv`, in this order."""


class Decision(NamedTuple):
    """What accounts payable chose for a supplier on a day; the pay is a period's."""

    day: Days
    supplier: str
    age: Days
    expected_pay: float | None


def measure(journal: Journal) -> dict[str, Value]:
    """Return every metric of one replication; `None` where it has no value (J6)."""
    stoppages = spells(journal)
    values: dict[str, Value] = {
        **time(journal),
        **site(journal, stoppages),
        **credit(journal),
        **payables(journal),
        **accounts(journal),
        **customer(journal, stoppages),
    }
    values["firm_value"] = firm_value(values)
    chance = journal.job.win_chance
    if chance is not None:
        values["expected_firm_value"] = round(chance * firm_value(values), 2)
    return {name: _tidy(values.get(name)) for name in METRICS}


def _tidy(value: Value) -> Value:
    """Return a value to the nano-day, without the last bits of the clock's grid."""
    return None if value is None else round(value, 9)


def decisions(journal: Journal) -> list[Decision]:
    """Return what accounts payable chose, in order."""
    return [
        Decision(fact.at, fact.supplier, fact.age, fact.expected_pay)
        for fact in journal.of(PaymentAgeChosen)
    ]
