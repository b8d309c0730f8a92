"""Axes that stay where they are while the sliders move."""

from collections.abc import Iterable
from datetime import date
from math import isnan
from typing import Any

from sim.report.axes import tick_labels
from sim.report.time_axis import date_ticks
from sim.units import Days

MOST = 6
"""The most steps of an axis."""


def axis(values: Iterable[float | None], currency: str | None) -> dict[str, Any]:
    """Return an axis with round steps about 0 and all *values* that there are."""
    from matplotlib.ticker import MaxNLocator

    known = [0.0, *(value for value in values if value is not None)]
    low, high = min(known), max(*known, min(known) + 1.0)
    steps = MaxNLocator(MOST, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    ticks = [float(step) for step in steps if low <= step <= high]
    if currency is not None:
        ticks = [tick for tick in ticks if tick.is_integer()]
    labels = tick_labels(ticks, currency)
    marked = list(zip(ticks, labels, strict=True))
    return {"low": low, "high": high, "ticks": marked}


def dates(start: date, end: Days) -> dict[str, Any]:
    """Return an axis of dates from the *start* of a job to its latest *end*."""
    return {"low": 0.0, "high": end, "ticks": date_ticks(start, end)}


def rounded(value: float, decimals: int = 0) -> float | None:
    """Return a number in few digits; nothing where it has no value (rule J6)."""
    return None if isnan(value) else round(value, decimals or None)
