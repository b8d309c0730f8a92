"""What accounts payable gains, what the firm loses, and the lines between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.summary.columns import by_setting, differences
from sim.summary.statistics import Values, compare

if TYPE_CHECKING:
    from pandas import DataFrame

SIGNS = {
    "revenue": 1,
    "labour": -1,
    "equipment": -1,
    "materials": -1,
    "downtime_cost": -1,
    "overhead": -1,
    "late_fees": -1,
    "discounts": 1,
    "damages": -1,
    "bonus_accounts_payable": -1,
    "bonus_procurement": -1,
    "bonus_materials_management": -1,
    "bonus_sales": -1,
    "bonus_project_manager": -1,
    "cash_yield": 1,
    "lost_repeat_margin": -1,
}
"""How each account enters the firm value (rule I5)."""


@dataclass(frozen=True)
class Line:
    """What one account adds to the firm value, with its 95 % interval."""

    metric: str
    amount: float
    low: float
    high: float


@dataclass(frozen=True)
class GainAndLoss:
    """A setting against the reference: paired mean differences, in currency units.

    The `lines` are signed as they enter the firm value, and add up to `change`, the
    difference in firm value.
    """

    setting: str
    reference: str
    change: Line
    lines: Mapping[str, Line]

    @property
    def gain(self) -> float:
        """The gain of accounts payable: the additional cash yield."""
        return self.lines["cash_yield"].amount

    @property
    def bonus(self) -> float:
        """The additional bonus that accounts payable earns, and the firm pays."""
        return -self.lines["bonus_accounts_payable"].amount

    @property
    def loss(self) -> float:
        """What the firm loses: minus the difference in firm value."""
        return -self.change.amount


def gain_and_loss(replications: DataFrame, setting: str, reference: str) -> GainAndLoss:
    """Compare the accounts of *setting* with those of *reference* (rule I5).

    An account without a value counts as 0, as it does in the firm value.
    """
    tables = by_setting(replications)
    _check_known([setting, reference], tables)
    columns = [*SIGNS, "firm_value"]
    ours, theirs = (tables[name][columns].fillna(0.0) for name in (setting, reference))
    by_metric = differences(ours, theirs)
    return GainAndLoss(
        setting=setting,
        reference=reference,
        change=_line("firm_value", by_metric["firm_value"]),
        lines={m: _line(m, sign * by_metric[m]) for m, sign in SIGNS.items()},
    )


def _line(metric: str, contributions: Values) -> Line:
    """Sum up the contributions of one account over the replications."""
    comparison = compare(contributions)
    return Line(metric, comparison.mean, comparison.low, comparison.high)


def _check_known(settings: list[str], tables: Mapping[str, DataFrame]) -> None:
    """Refuse settings of which the table holds no replication."""
    for setting in settings:
        if setting not in tables:
            known = ", ".join(tables) or "none"
            raise ValueError(f"no replication of setting {setting!r}; known: {known}")
