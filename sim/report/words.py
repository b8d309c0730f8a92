"""How metrics are called, and their values written, in what people read."""

from math import isnan

from sim.report.money import NO_VALUE, short

MONEY = "money"
WORDS: dict[str, tuple[str, str]] = {
    "finish_days": ("Finish", "calendar days from start"),
    "slip_days": ("Slip", "calendar days"),
    "late_days": ("Days past the contract finish", "calendar days"),
    "idle_days": ("Idle days", "work days"),
    "idle_days_credit_hold": ("Idle days by credit hold", "work days"),
    "idle_days_lead_time": ("Idle days by lead time", "work days"),
    "hold_days": ("Days on credit hold", "supplier-days"),
    "payment_age": ("Payment age", "days"),
    "dpo": ("DPO", "days"),
    "days_to_pay": ("Days to pay", "days"),
    "satisfaction": ("Customer satisfaction", "points of 100"),
    "stoppages": ("Stoppages", "number"),
    "stoppages_credit_hold": ("Stoppages by credit hold", "number"),
    "credit_holds": ("Credit holds", "number"),
    "trades_rebooked": ("Trades rebooked", "number"),
    "downtime_cost": ("Downtime cost", MONEY),
    "downtime_cost_credit_hold": ("Downtime cost by credit hold", MONEY),
    "delay_cost": ("Delay cost", MONEY),
    "revenue": ("Revenue", MONEY),
    "labour": ("Labour", MONEY),
    "equipment": ("Equipment", MONEY),
    "materials": ("Materials", MONEY),
    "overhead": ("Overhead", MONEY),
    "late_fees": ("Late-payment interest", MONEY),
    "discounts": ("Early-payment discounts", MONEY),
    "damages": ("Liquidated damages", MONEY),
    "bonus_accounts_payable": ("Bonus of accounts payable", MONEY),
    "bonus_procurement": ("Bonus of procurement", MONEY),
    "bonus_materials_management": ("Bonus of materials management", MONEY),
    "bonus_sales": ("Bonus of sales", MONEY),
    "bonus_project_manager": ("Bonus of the project manager", MONEY),
    "cash_yield": ("Interest on cash beyond that on opening cash", MONEY),
    "lost_repeat_margin": ("Lost repeat margin", MONEY),
    "firm_value": ("Firm value", MONEY),
    "expected_firm_value": ("Firm value times the chance of winning", MONEY),
    "lowest_cash": ("Lowest cash", MONEY),
}
"""Each metric in words, and the unit of its values."""


def name(metric: str) -> str:
    """Return *metric* in words."""
    return WORDS.get(metric, (metric.replace("_", " ").capitalize(), ""))[0]


def unit(metric: str, currency: str) -> str:
    """Return the unit of *metric*, for money the currency."""
    kind = WORDS.get(metric, ("", "number"))[1]
    return currency if kind == MONEY else kind


def is_money(metric: str) -> bool:
    """Decide whether *metric* is an amount of money."""
    return WORDS.get(metric, ("", ""))[1] == MONEY


def value(amount: float, metric: str, currency: str) -> str:
    """Return a value of *metric* as people read it."""
    if is_money(metric):
        return short(amount, currency)
    return NO_VALUE if isnan(amount) else f"{amount:,.1f}"


def share(part: float) -> str:
    """Return a share as a percentage that is 0 % or 100 % only if it is exactly so."""
    percent = round(100 * part)
    if percent == 0 and part > 0:
        return "<1 %"
    if percent == 100 and part < 1:  # noqa: PLR2004
        return ">99 %"
    return f"{percent} %"
