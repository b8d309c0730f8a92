"""What a setting costs the firm beyond its plan, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from sim.metrics import METRICS
from sim.summary.columns import by_setting

if TYPE_CHECKING:
    from pandas import DataFrame, Series

PARTS = {
    "downtime_cost": "Idle crews and remobilisation",
    "overhead_past_plan": "Overhead past the planned finish",
    "damages": "Liquidated damages",
    "lost_repeat_margin": "Lost repeat work",
    "late_fees": "Late-payment interest",
    "bonus_accounts_payable": "Bonus of accounts payable",
    "bonus_procurement": "Bonus of procurement",
    "bonus_materials_management": "Bonus of materials management",
    "bonus_sales": "Bonus of sales",
    "bonus_project_manager": "Bonus of the project manager",
    "materials": "Materials, above the least",
    "labour": "Labour, above the least",
    "equipment": "Equipment, above the least",
    "overhead_by_plan": "Overhead by the planned finish, above the least",
    "revenue": "Revenue, below the most",
    "discounts": "Early-payment discounts",
    "cash_yield": "Interest on cash, above the least",
    "other": "Other",
}
"""The parts in the order in which they are stacked."""
GAINS = ("revenue", "discounts", "cash_yield")
COMPARED = ("materials", "labour", "equipment", "overhead_by_plan", "revenue")
"""Parts that every setting has: only what one has more than the least is shown."""
SMALL = 0.004
"""Parts that are nowhere a greater share of the longest bar are put together."""
COSTED = tuple(
    dict.fromkeys(
        [*(name for name in PARTS if name in METRICS), "overhead", "delay_cost"]
    )
)
"""The metrics that the parts are worked out from."""
LEAST_SHOWN = 0.5
"""What reads 0 in every setting is left out."""


def cost_parts(replications: DataFrame) -> dict[str, dict[str, float]]:
    """Return the mean of each part by setting; a gain is negative.

    The sums of two settings differ by as much as their mean firm values (rule I5).
    Parts too small to be seen are one.
    """
    tables = by_setting(replications)
    return together({setting: mean_parts(table) for setting, table in tables.items()})


def together(parts: Mapping[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Leave of the parts of all settings what tells them apart."""
    for name in COMPARED:
        _compare(parts, name, min)
    _compare(parts, "cash_yield", max)
    longest = max(sum(map(abs, of.values())) for of in parts.values())
    tiny = [n for n in PARTS if _most(parts, n) < SMALL * longest]
    for of in parts.values():
        of["other"] = sum(of.pop(name, 0.0) for name in tiny)
    shown = [n for n in PARTS if _most(parts, n) >= LEAST_SHOWN]
    return {setting: {n: of[n] for n in shown} for setting, of in parts.items()}


def _compare(
    parts: Mapping[str, dict[str, float]],
    name: str,
    base: Callable[[Iterable[float]], float],
) -> None:
    """Leave of a part what a setting has beyond the *base* of all settings."""
    level = base([of[name] for of in parts.values()])
    for of in parts.values():
        of[name] -= level


def _most(parts: Mapping[str, Mapping[str, float]], name: str) -> float:
    """Return the greatest size of a part."""
    return max(abs(of.get(name, 0.0)) for of in parts.values())


def mean_parts(table: DataFrame) -> dict[str, float]:
    """Return the mean of each part in one setting, a gain with a minus."""
    past_plan = table["delay_cost"] - table["damages"]
    columns: Mapping[str, Series[float]] = {
        **{name: table[name] for name in PARTS if name in table},
        "overhead_past_plan": past_plan,
        "overhead_by_plan": table["overhead"] - past_plan,
    }
    means = {name: float(of.fillna(0.0).mean()) for name, of in columns.items()}
    return {name: -mean if name in GAINS else mean for name, mean in means.items()}
