"""The S-curve as plain points, for charts that others edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from sim.report import finish
from sim.report.curves import MARGIN, Curve, curves_of, limits
from sim.report.finish import Finish
from sim.report.s_curve import SCurve

if TYPE_CHECKING:
    from pandas import DataFrame

Points: TypeAlias = list[tuple[float, float]]
LINES = {"planned finish": 2, "contract finish": 3}
"""Which line style marks a finish."""
STEPS = 5
"""The most steps of an axis."""


def content_of(
    replications: DataFrame,
    reference: str,
    currency: str,
    metric: str,
    finishes: Mapping[str, Finish],
) -> SCurve:
    """Return what the S-curve of a metric shows."""
    marked = dict(finishes) if metric == finish.METRIC else {}
    curves = curves_of(replications, reference, metric, marked)
    known = {c.setting: marked[c.setting] for c in curves if c.setting in marked}
    return SCurve(curves, reference, metric, currency, known)


def round_ends(content: SCurve) -> tuple[float, float]:
    """Return the round values at which the axis begins and ends, about all curves."""
    from matplotlib.ticker import MaxNLocator

    low, high = limits(content.curves, content.finishes)
    margin = MARGIN * (high - low) / (1 + 2 * MARGIN)
    low, high = round(low + margin, 6), round(high - margin, 6)
    ticks = MaxNLocator(STEPS, steps=[1, 2, 5, 10]).tick_values(low, high)
    return float(ticks[0]), float(ticks[-1])


def staircase(curve: Curve, ends: tuple[float, float]) -> Points:
    """Return a curve as the staircase that it is, from edge to edge."""
    points, share = [(ends[0], 0.0)], 0.0
    for value, reached in zip(*(side.tolist() for side in curve.steps), strict=True):
        points += [(value, share), (value, reached)]
        share = reached
    return [*points, (ends[1], share)]
