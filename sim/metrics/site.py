"""How long the job took, how long its crews stood, and what that cost."""

from collections.abc import Iterable

from sim.journal import Journal
from sim.metrics.value import LEAST, Value
from sim.records import TradeRebooked
from sim.spells import Spell
from sim.units import Days, to_cents


def late_days(journal: Journal) -> Days | None:
    """Return the calendar days past the contract finish, or `None` without one."""
    promised = journal.job.contract_finish
    return None if promised is None else max(journal.horizon - promised, 0.0)


def time(journal: Journal) -> dict[str, Value]:
    """Return when the job ended, and how late that was."""
    return {
        "finished": float(journal.finished),
        "finish_days": journal.horizon,
        "slip_days": journal.horizon - journal.job.plan.finish,
        "late_days": late_days(journal),
    }


def site(journal: Journal, stoppages: list[Spell]) -> dict[str, Value]:
    """Return how often and how long crews stood, and why (rule J5)."""
    held = [spell for spell in stoppages if spell.credit_hold > LEAST]
    idle_hold = sum((spell.credit_hold for spell in stoppages), 0.0)
    idle_lead = sum((spell.lead_time for spell in stoppages), 0.0)
    return {
        "idle_days": idle_hold + idle_lead,
        "idle_days_credit_hold": idle_hold,
        "idle_days_lead_time": idle_lead,
        "downtime_cost_credit_hold": downtime(journal, stoppages)[1],
        "stoppages": float(len(stoppages)),
        "stoppages_credit_hold": float(len(held)),
        "trades_rebooked": float(len(journal.of(TradeRebooked))),
    }


def downtime(journal: Journal, stoppages: Iterable[Spell]) -> tuple[float, float]:
    """Return the cost of these stoppages, and the part due to credit holds (rule J5).

    Each spell's standby is a whole number of cents, and so is the part that follows its
    days of lead time.
    """
    total = by_hold = 0
    for spell in stoppages:
        costs = _spell_cents(journal, spell)
        total += costs[0]
        by_hold += costs[1]
    return total / 100, by_hold / 100


def _spell_cents(journal: Journal, spell: Spell) -> tuple[int, int]:
    crew = journal.job.setting.activities[spell.stopped.activity].crew
    if crew is None:
        return 0, 0
    a_day = journal.job.standby_cents(crew)
    remobilisation = journal.job.setting.crews[crew].remobilisation
    back = to_cents(remobilisation.cost) if remobilisation and spell.left else 0
    stood = round((spell.standby_credit_hold + spell.standby_lead_time) * a_day)
    by_lead = round(spell.standby_lead_time * a_day)
    return stood + back, stood - by_lead + (back if spell.left_by_credit_hold else 0)
