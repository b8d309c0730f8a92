"""What accounts payable can be paid for: the KPIs of a period."""

from sim.journal import Journal
from sim.metrics.accounts import cash_yield
from sim.metrics.credit import days_to_pay, dpo, open_fees
from sim.metrics.site import downtime
from sim.metrics.value import Value, weighted_mean
from sim.records import CrewResumed, Paid, ReplicationEnded
from sim.spells import resumed_spell
from sim.units import Cents, Days


def period_kpis(journal: Journal, start: Days, end: Days) -> dict[str, Value]:
    """Return the KPIs of accounts payable from *start* to *end* (rule I1).

    What happened at *end* is in, what happened at *start* is not.
    """
    paid = [fact for fact in journal.of(Paid) if start < fact.at <= end]
    stoppages = [
        resumed_spell(journal, fact)
        for fact in journal.of(CrewResumed)
        if start < fact.at <= end
    ]
    cost, by_hold = downtime(journal, stoppages)
    fees = sum(fact.late_fee for fact in paid) + _fees_at_the_end(journal, end)
    discounts = sum(fact.discount for fact in paid) / 100
    earned = cash_yield(journal, start, end)
    delay = _delay_cost(journal, start, end)
    return {
        "dpo": dpo(journal, end),
        "days_to_pay": days_to_pay(paid),
        "on_time": weighted_mean(
            (fact.invoice.cents, float(fact.at <= fact.invoice.due_at)) for fact in paid
        ),
        "late_fees": fees / 100,
        "discounts": discounts,
        "downtime_cost": cost,
        "downtime_cost_credit_hold": by_hold,
        "firm_value": discounts + earned - cost - delay - fees / 100,
    }


def _fees_at_the_end(journal: Journal, end: Days) -> Cents:
    """Return the interest on open invoices, which the finish charges (rule C2)."""
    ended = journal.of(ReplicationEnded)
    return open_fees(journal, end) if ended and ended[-1].at == end else 0


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
