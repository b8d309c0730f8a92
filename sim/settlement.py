"""The books at the end of a replication: what is open counts at its face."""

from sim.agents.customer import Customer, damages_due
from sim.agents.treasury import Treasury
from sim.journal import Journal
from sim.ledger import BONUSES
from sim.ledger import Account as LedgerAccount
from sim.metrics import downtime, interest_earned, job_kpi, late_days, measure
from sim.metrics.credit import open_fees
from sim.places import Site
from sim.records import Accelerated, DepartmentPaid
from sim.scorecards import earned
from sim.spells import spells
from sim.units import Cents, to_cents


def accrue(journal: Journal, treasury: Treasury, site: Site) -> None:
    """Book what has been spent and not paid by the end (rules E1, I5).

    That is work and standby since the last payment, overhead since the last payment
    run, and interest on invoices past due.
    """
    journal.ledger.close(treasury.env.now)
    booked = journal.ledger.balances()
    labour, equipment = _work_cents(journal, site)
    overhead = to_cents(treasury.overhead_per_day * treasury.env.now)
    standby = to_cents(downtime(journal, spells(journal))[0])
    totals: dict[LedgerAccount, Cents] = {
        "labour": labour,
        "equipment": equipment,
        "overhead": overhead,
        "downtime": standby,
    }
    for account, cents in totals.items():
        treasury.accrue(account, cents - booked.get(account, 0))
    treasury.accrue("late fees", open_fees(journal, journal.horizon))


def _work_cents(journal: Journal, site: Site) -> tuple[Cents, Cents]:
    """Return what all work done by now costs, in labour and in equipment."""
    labour = equipment = 0.0
    premiums = {fact.activity: fact.premium for fact in journal.of(Accelerated)}
    for work in journal.job.works:
        if work.crew is not None:
            crew = journal.job.setting.crews[work.crew]
            done = site.worked_on(work.place) * (1 + premiums.get(work.name, 0.0))
            labour += crew.labour * done
            equipment += crew.equipment * done
    return to_cents(labour), to_cents(equipment)


def settle_with_customer(
    journal: Journal, treasury: Treasury, customer: Customer | None, earned: float
) -> None:
    """Book the rest of the revenue, retention or the whole price, and damages (E4).

    *earned* is the share of the contract value. An unfinished job is paid nothing more.
    """
    project = journal.job.setting.project
    revenue = to_cents(project.contract_value * earned)
    certified, retained = 0, revenue
    if customer is not None:
        certified, retained = customer.certified, customer.retained
    late = late_days(journal) or 0.0
    damages = damages_due(project.liquidated_damages, late, project.contract_value)
    paid = retained if journal.finished else 0
    treasury.book_finish(revenue - certified, paid, damages)


def book_interest(journal: Journal, treasury: Treasury) -> None:
    """Book the interest on cash over the whole job (rule E1)."""
    earned = interest_earned(journal, 0.0, journal.horizon)
    treasury.book_interest(round(earned))


def pay_departments(journal: Journal, treasury: Treasury) -> None:
    """Pay the departments that have a scorecard for the whole job (rule I4)."""
    blocks = {name: getattr(journal.job.setting, name) for name in BONUSES}
    cards = {name: b.scorecard for name, b in blocks.items() if b and b.scorecard}
    measured = measure(journal) if cards else {}
    for name, card in cards.items():
        kpis = {kpi: job_kpi(kpi, journal, measured) for kpi in card}
        cents, pays = earned(card, kpis)
        why = journal.job.chosen_by(name)
        journal.record(DepartmentPaid(journal.horizon, name, cents, pays, why))
        treasury.pay_bonus(cents, BONUSES[name])
