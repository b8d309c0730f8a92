"""What accounts payable may see when it chooses."""

from collections.abc import Mapping

from sim.choice import Belief, Outlook, Purchases
from sim.expectations import delay_a_day, standby_a_day
from sim.job import Job
from sim.scenario import AccountsPayable
from sim.units import Days


def expected_stop(job: Job, supplier: str) -> Days:
    """Return how long a hold is expected to stop the goods of a supplier (rule I3).

    Nothing where nobody escalates.
    """
    executive = job.setting.executive
    terms = job.setting.suppliers[supplier]
    if executive is None:
        return 0.0
    release = terms.credit.release_takes.mean if terms.credit else 0.0
    return (
        executive.escalation_takes.mean
        + executive.emergency_clearing
        + release
        + terms.lead_time.mean
        + terms.transit
    )


def informed_cost(job: Job, supplier: str) -> tuple[float, float]:
    """Return what a hold is expected to cost: the downtime, and the delay beside it."""
    stop = expected_stop(job, supplier)
    a_day = standby_a_day(job, job.supplied_by(supplier))
    return a_day * stop * job.calendar.days_a_week / 7, delay_a_day(job) * stop


def purchases(
    job: Job, policy: AccountsPayable, net_days: Mapping[str, Days]
) -> list[Purchases]:
    """Return what accounts payable knows of each supplier, in the order of the file."""
    bought = job.planned_purchases()
    periods = job.plan.finish / policy.period
    known = []
    for name, supplier in job.setting.suppliers.items():
        cost = policy.believes.hold_cost
        if cost == "informed":
            hold_cost, delay_cost = informed_cost(job, name)
        else:
            hold_cost, delay_cost = cost or 0.0, 0.0
        known.append(
            Purchases(
                bought[name] / periods if periods else 0.0,
                net_days[name],
                supplier.terms.discount,
                supplier.terms.discount_days,
                supplier.terms.late_fee_per_month,
                hold_cost,
                delay_cost,
                name in policy.exempt,
            )
        )
    return known


def outlook(job: Job, policy: AccountsPayable) -> Outlook:
    """Return what accounts payable knows of its own desk."""
    run = policy.payment_run
    return Outlook(
        run.every,
        policy.approval.mean + run.clearing,
        job.treasury.cash_yield_rate,
        policy.longest_payment_age,
    )


def belief(policy: AccountsPayable, held_at: Days | None, passed: int) -> Belief:
    """Return when a hold is expected: as believed, or as it last came (rule I3)."""
    if held_at is not None:
        return Belief(held_at, 1.0, passed)
    believed = policy.believes.hold_after_past_due
    return Belief(believed.mean, believed.sd, passed)
