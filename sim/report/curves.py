"""What an S-curve shows of each setting, before it is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from sim.report.chance import compared
from sim.report.finish import Finish, days_of
from sim.report.style import Look, looks
from sim.summary.columns import by_setting
from sim.summary.statistics import Comparison, Description, Values, describe

if TYPE_CHECKING:
    from pandas import DataFrame, Series

MOST_STEPS = 300
MARGIN = 0.04
NORMAL_95 = 1.959964
INSTANT = 1e-9
"""Days by which a finish may miss its date and still meet it: rounding, not time."""


@dataclass(frozen=True, eq=False)
class Curve:
    """The values of one metric in one setting.

    `meets` holds the shares of replications that meet the planned and the contract
    finish, where the metric is the finish; `compared` how the metric and those shares
    differ from the reference, replication by replication.
    """

    setting: str
    sample: Values
    without_stoppage: float
    look: Look
    meets: Mapping[str, float] = field(default_factory=dict)
    compared: Mapping[str, Comparison] = field(default_factory=dict)

    @cached_property
    def description(self) -> Description:
        """The mean and the percentiles."""
        return describe(self.sample)

    @cached_property
    def steps(self) -> tuple[Values, Values]:
        """The values, and the share of replications at or below each.

        Of very many values a file needs only some; each that is kept has its
        exact share.
        """
        values, counts = np.unique(self.sample, return_counts=True)
        shares = np.cumsum(counts) / max(self.sample.size, 1)
        kept = np.linspace(0, len(values) - 1, min(len(values), MOST_STEPS))
        return values[kept.round().astype(int)], shares[kept.round().astype(int)]


def curves_of(
    replications: DataFrame,
    reference: str,
    metric: str,
    finishes: Mapping[str, Finish] | None = None,
    places: Sequence[str] = (),
) -> list[Curve]:
    """Return the curve of each setting, the reference first.

    Its look is by its place among *places*, or else in the table.
    """
    tables = by_setting(replications)
    look = looks(places or tables, reference)
    order = sorted(tables, key=lambda setting: setting != reference)
    met = {s: _met(tables[s], (finishes or {}).get(s)) for s in order}
    known = {s: tables[s][[metric]].assign(**met[s]) for s in order}
    return [
        Curve(
            setting=setting,
            sample=tables[setting][metric].dropna().to_numpy(),
            without_stoppage=float((tables[setting]["stoppages"] == 0).mean()),
            look=look[setting],
            meets={name: float(of.mean()) for name, of in met[setting].items()},
            compared=compared(known[setting], known[order[0]]),
        )
        for setting in order
    ]


def limits(
    curves: Sequence[Curve], finishes: Mapping[str, Finish] | None = None
) -> tuple[float, float]:
    """Return an axis from a little before 0 to a little past the greatest value.

    With *finishes* it begins a little before the least of them and of the values.
    """
    marked = days_of(finishes) if finishes else [0.0]
    values = np.concatenate([marked, *(curve.sample for curve in curves)])
    low, high = float(values.min()), float(values.max())
    margin = MARGIN * (high - low)
    return (low - margin, high + margin) if margin else (low - MARGIN, low + 1 - MARGIN)


def _met(table: DataFrame, finish: Finish | None) -> dict[str, Series[float]]:
    """Return whether each replication meets each finish that there is, as 1 or 0."""
    if finish is None:
        return {}
    done, days = table["finished"] == 1, table["finish_days"]
    return {
        name: (done & (days <= day + INSTANT)).astype(float)
        for name, day in finish.marks.items()
    }


def interval_of_share(shares: Values, n: int) -> tuple[Values, Values]:
    """Return the 95 % interval of *shares* seen in *n* replications.

    Notes
    -----
    Wilson (1927), "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22, 209-212.
    """
    z2 = NORMAL_95**2 / n
    centre = (shares + z2 / 2) / (1 + z2)
    spread = NORMAL_95 * np.sqrt(shares * (1 - shares) / n + z2 / (4 * n)) / (1 + z2)
    return centre - spread, centre + spread
