"""The accounts of the job, as the ledger has them."""

from collections.abc import Mapping

from sim.journal import Journal
from sim.ledger import BONUSES, Account, Level, interest
from sim.metrics.value import Value
from sim.units import Days

COSTS: tuple[tuple[str, Account], ...] = (
    ("labour", "labour"),
    ("equipment", "equipment"),
    ("materials", "materials"),
    ("downtime_cost", "downtime"),
    ("overhead", "overhead"),
    ("late_fees", "late fees"),
    ("damages", "damages"),
    ("bonus_accounts_payable", "bonus"),
    *((f"bonus_{name}", account) for name, account in BONUSES.items()),
)
"""The accounts that are taken off the revenue, by metric and by name in the ledger."""


def accounts(journal: Journal) -> dict[str, Value]:
    """Return the accounts of rule I5 but for the customer's, and the lowest cash."""
    balances = journal.ledger.balances()
    costs = {metric: balances.get(account, 0) / 100 for metric, account in COSTS}
    project = journal.job.setting.project
    slip = max(journal.horizon - journal.job.plan.finish, 0.0)
    opening = _interest(journal, [(0.0, _opening_cents(journal))], 0.0, journal.horizon)
    return {
        **costs,
        "revenue": -balances.get("revenue", 0) / 100,
        "discounts": -balances.get("discounts", 0) / 100,
        "cash_yield": round(-balances.get("interest", 0) - opening) / 100,
        "delay_cost": round(project.overhead_per_day * slip + costs["damages"], 2),
        "lowest_cash": _lowest_cash(journal),
    }


def _lowest_cash(journal: Journal) -> float | None:
    """Return the least that was ever in hand; without a treasury it is not counted."""
    if journal.job.setting.treasury is None:
        return None
    return min(cents for _, cents in journal.ledger.cash()) / 100


def _opening_cents(journal: Journal) -> int:
    return round(journal.job.treasury.opening_cash * 100)


def _interest(journal: Journal, levels: list[Level], start: Days, end: Days) -> float:
    treasury = journal.job.treasury
    rates = treasury.cash_yield_rate, treasury.overdraft_rate
    return interest(levels, (start, end), *rates) if any(rates) else 0.0


def interest_earned(journal: Journal, start: Days, end: Days) -> float:
    """Return the interest earned less paid in a time, in cents (rule E1)."""
    return _interest(journal, journal.ledger.cash(end), start, end)


def cash_yield(journal: Journal, start: Days, end: Days) -> float:
    """Return the interest in a time less what the opening cash would have earned."""
    opening = [(0.0, _opening_cents(journal))]
    earned = interest_earned(journal, start, end)
    return (earned - _interest(journal, opening, start, end)) / 100


def firm_value(values: Mapping[str, Value]) -> float:
    """Return what the job was worth to the firm, from its accounts (rule I5)."""
    gained = sum(values[name] or 0.0 for name in ("revenue", "discounts", "cash_yield"))
    lost = sum(values[metric] or 0.0 for metric, _ in COSTS)
    return round(gained - lost - (values["lost_repeat_margin"] or 0.0), 2)
