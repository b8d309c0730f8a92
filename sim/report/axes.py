"""Axes of money, of numbers and of shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.report.money import short

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

GRID = "#e6e6e6"


def amount_axis(axis: Axis, currency: str | None, most: int) -> None:
    """Mark the limits of *axis* with at most *most* round steps.

    The labels are amounts of *currency*, or plain numbers where there is none.
    """
    from matplotlib.ticker import MaxNLocator

    low, high = axis.get_view_interval()
    steps = MaxNLocator(most, steps=[1, 2, 5, 10]).tick_values(low, high)
    ticks = [float(tick) for tick in steps if low <= tick <= high]
    if currency is not None:
        ticks = [tick for tick in ticks if tick.is_integer()]
    axis.set_ticks(ticks, labels=tick_labels(ticks, currency))


def share_axis(axes: Axes) -> None:
    """Mark the vertical axis from 0 % to 100 %, with lines at P50 and P80."""
    shares = [0.0, 0.2, 0.5, 0.8, 1.0]
    axes.set_ylim(0, 1.02)
    axes.set_yticks(shares, labels=[f"{100 * share:.0f} %" for share in shares])
    axes.grid(visible=True, axis="y", color=GRID, linewidth=0.6)


def tick_labels(ticks: list[float], currency: str | None) -> list[str]:
    """Write *ticks* with as few digits as tell them apart."""
    if currency is None:
        return [f"{tick:,.10g}" for tick in ticks]
    for decimals in (None, 1, 2, 3, 4):
        labels = [short(tick, currency, decimals=decimals) for tick in ticks]
        if len(set(labels)) == len(labels):
            break
    return labels
