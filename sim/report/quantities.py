"""The figures of a scenario file with their units, as people read them."""

from collections.abc import Mapping
from typing import Any

from sim.report.money import full
from sim.report.speech import counted, number

MONEY, SHARE = "money", "share"
UNITS = {
    MONEY: (
        "contract_value overhead_per_day per_day labour equipment cost unit_price limit"
        " opening_cash margin"
    ),
    SHARE: (
        "cap labour_share equipment_share discount late_fee_per_month surcharge"
        " probability cash_yield_rate overdraft_rate retention chance"
    ),
    "day": (
        "days_after_plan takes comes_after safety_days lead_time transit net_days"
        " discount_days hold_after_past_due reminders release_takes approval every"
        " first clearing payment_age longest_payment_age period escalation_takes"
        " emergency_clearing pays_after"
    ),
    "work day": (
        "after_workdays tolerance_workdays duration cover_workdays"
        " visible_after_workdays"
    ),
    "point": "per_day_late per_stoppage",
}
"""The unit of each key of a scenario file."""
UNIT_OF = {key: unit for unit, keys in UNITS.items() for key in keys.split()}
NAMES = {"p50": "P50", "p90": "P90", "sd": "standard deviation"}
"""The parameters of a distribution that are not called by their keys."""


def in_words(value: object, key: str, currency: str, unit: str | None = None) -> str:
    """Return the figure of a *key*: a number, a list or a distribution.

    The *unit* is by default that of the key.
    """
    unit = unit or UNIT_OF.get(key, "")
    if isinstance(value, Mapping):
        return _law(value, unit, currency)
    if isinstance(value, list):
        return "; ".join(in_words(item, key, currency, unit) for item in value)
    if isinstance(value, int | float):
        return _amount(value, unit, currency)
    return str(value)


def _amount(value: float, unit: str, currency: str) -> str:
    if unit == MONEY:
        return full(value, currency) if value == round(value) else f"{value:,.2f}"
    if unit == SHARE:
        return f"{number(100 * value)} %"
    if unit in ("day", "work day", "point"):
        return counted(value, unit)
    return f"{number(value)} {unit}".strip()


def _law(law: Mapping[str, Any], unit: str, currency: str) -> str:
    """Return a distribution in words, such as ``25 to 45 work days, likely 30``."""
    parts = {key: value for key, value in law.items() if key != "law"}
    words = [str(law["law"])] if "law" in law else []
    if {"low", "high"} <= set(parts):
        low, high = number(parts.pop("low")), parts.pop("high")
        words.append(f"{low} to {_amount(high, unit, currency)}")
    if "values" in parts:
        words.append(f"one of {in_words(parts.pop('values'), '', currency, unit)}")
    for key, value in parts.items():
        amount = number(value) if words else _amount(value, unit, currency)
        words.append(f"{NAMES.get(key, key)} {amount}")
    return ", ".join(words)
