"""What accounts payable can be paid for: the KPIs of a period."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from sim.journal import Journal
from sim.metrics.accounts import cash_yield
from sim.metrics.credit import days_to_pay, dpo, open_fees
from sim.metrics.site import downtime
from sim.metrics.value import Value, weighted_mean
from sim.records import CrewResumed, Paid, Record, ReplicationEnded
from sim.spells import resumed_spell
from sim.units import Days


def period_kpis(
    journal: Journal,
    start: Days,
    end: Days,
    kpis: Iterable[str],
    since: int | None = None,
) -> dict[str, Value]:
    """Return these KPIs of accounts payable from *start* to *end* (rule I1).

    *since* is how many facts had been recorded as the period before was settled: at one
    instant, what comes after the turn in which a period ends belongs to the next (T4).
    By default what happened at *end* is in, and what happened at *start* is not.
    """
    period = _Period(journal, start, end, since)
    return {kpi: KPIS[kpi](period) for kpi in kpis}


class _Period:
    """What happened in a period, worked out as far as it is asked for."""

    def __init__(
        self, journal: Journal, start: Days, end: Days, since: int | None
    ) -> None:
        self.journal, self.start, self.end = journal, start, end
        self.since = since

    @cached_property
    def facts(self) -> list[Record]:
        """What was recorded."""
        if self.since is not None:
            return self.journal.records[self.since :]
        facts = self.journal.records
        return [fact for fact in facts if self.start < fact.at <= self.end]

    @cached_property
    def paid(self) -> list[Paid]:
        """What was paid."""
        return [fact for fact in self.facts if isinstance(fact, Paid)]

    @cached_property
    def downtime(self) -> tuple[float, float]:
        """The cost of the stoppages that ended, and what of it is due to holds."""
        ended = [fact for fact in self.facts if isinstance(fact, CrewResumed)]
        return downtime(self.journal, [resumed_spell(self.journal, f) for f in ended])

    @property
    def on_time(self) -> Value:
        """The share by amount of what was paid that cleared by its due date."""
        return weighted_mean(
            (fact.invoice.cents, float(fact.at <= fact.invoice.due_at))
            for fact in self.paid
        )

    @property
    def late_fees(self) -> float:
        """The late-payment interest; the finish charges open invoices too (C2)."""
        cents = sum(fact.late_fee for fact in self.paid)
        ended = self.journal.of(ReplicationEnded)
        if ended and ended[-1].at == self.end:
            cents += open_fees(self.journal, self.end)
        return cents / 100

    @property
    def discounts(self) -> float:
        """The early-payment discounts."""
        return sum(fact.discount for fact in self.paid) / 100

    @property
    def firm_value(self) -> float:
        """What the period did to the firm's value, as far as the KPI goes."""
        delay = _delay_cost(self.journal, self.start, self.end)
        lost = self.downtime[0] + delay + self.late_fees
        return self.discounts + cash_yield(self.journal, self.start, self.end) - lost


KPIS: Mapping[str, Callable[[_Period], Value]] = {
    "dpo": lambda period: dpo(period.journal, period.end),
    "days_to_pay": lambda period: days_to_pay(period.paid),
    "on_time": lambda period: period.on_time,
    "late_fees": lambda period: period.late_fees,
    "discounts": lambda period: period.discounts,
    "downtime_cost": lambda period: period.downtime[0],
    "downtime_cost_credit_hold": lambda period: period.downtime[1],
    "firm_value": lambda period: period.firm_value,
}
"""How each KPI is worked out."""


def _delay_cost(journal: Journal, start: Days, end: Days) -> float:
    """Return the overhead past the planned finish and the damages of a time."""
    job, project = journal.job, journal.job.setting.project
    past_plan = max(end, job.plan.finish) - max(start, job.plan.finish)
    damages = _damages_by(journal, end) - _damages_by(journal, start)
    return project.overhead_per_day * past_plan + damages


def _damages_by(journal: Journal, day: Days) -> float:
    """Return the liquidated damages that have run up by a day."""
    promised, project = journal.job.contract_finish, journal.job.setting.project
    damages = project.liquidated_damages
    if promised is None or damages is None:
        return 0.0
    due = damages.per_day * max(day - promised, 0.0)
    return (
        due if damages.cap is None else min(due, damages.cap * project.contract_value)
    )
