"""Pay curves: what a department is paid for, and how much."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np

from sim.records import KpiPay
from sim.units import Cents, Days

Curve: TypeAlias = Sequence[tuple[float, float]]
Scorecard: TypeAlias = Mapping[Any, Curve]


def read(curve: Curve, value: float) -> float:
    """Return the pay at *value*: straight lines between the points, flat outside.

    >>> read([(35, 0), (50, 6000), (75, 20000)], 60)
    11600.0
    """
    return float(np.interp(value, [x for x, _ in curve], [pay for _, pay in curve]))


def explain(
    scorecard: Scorecard, kpis: Mapping[str, float | None]
) -> tuple[KpiPay, ...]:
    """Return what each pay curve does at the KPIs; one without a value pays nothing."""
    pays = []
    for kpi, curve in scorecard.items():
        value = kpis.get(kpi)
        if value is not None:
            slope, bend = _slope(curve, value)
            pays.append(KpiPay(kpi, value, read(curve, value), slope, bend))
    return tuple(pays)


def _slope(curve: Curve, value: float) -> tuple[float, float]:
    """Return the slope of the stretch that leads up to *value*, and where it begins."""
    stretch = (0.0, curve[0][0])
    for (x0, y0), (x1, y1) in pairwise(curve):
        if value > x0 and x1 > x0:
            stretch = ((y1 - y0) / (x1 - x0), x0)
    return stretch


AMOUNTS = frozenset(
    (
        "late_fees",
        "discounts",
        "downtime_cost",
        "downtime_cost_credit_hold",
        "firm_value",
    )
)
"""The KPIs that are totals within a period; the others are ratios (rule I1)."""


def bonus(
    scorecard: Scorecard, kpis: Mapping[str, float | None], days: Days, period: Days
) -> tuple[Cents, tuple[KpiPay, ...]]:
    """Return what a period of *days* pays, and what each pay curve did.

    In a period shorter than *period* amounts are read in proportion, and so is the pay.
    It is never below 0 (rule I1).
    """
    scale = period / days
    read_at = {
        kpi: value * scale if value is not None and kpi in AMOUNTS else value
        for kpi, value in kpis.items()
    }
    return earned(scorecard, read_at, scale)


def earned(
    scorecard: Scorecard, kpis: Mapping[str, float | None], scale: float = 1.0
) -> tuple[Cents, tuple[KpiPay, ...]]:
    """Return what a scorecard pays, never below 0, and what each pay curve did.

    The pay is divided by *scale*.
    """
    pays = explain(scorecard, kpis)
    return round(max(sum(pay.pay for pay in pays), 0.0) * 100 / scale), pays
