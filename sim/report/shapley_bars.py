"""Shapley bars: how much of the loss each department causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.report.attribution_words import department, headline
from sim.report.axes import GRID, amount_axis
from sim.report.key import Key
from sim.report.rows import name_rows, rows_height
from sim.report.style import COLOURS, add_source, add_title, new_figure, our_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

    from sim.summary.statistics import Comparison

SHARE, ALONE = COLOURS[1], COLOURS[2]
LOOKS = {
    "Share of the loss (Shapley value)": {"color": SHARE},
    "Loss if it alone is on its own goal": {"color": ALONE},
}
NOTE = "Thin lines: 95 % interval, on the same luck. The shares add up to the loss."


def shapley_bars(
    table: DataFrame, total: Comparison, currency: str, *, source: str = ""
) -> Axes:
    """Draw the share of each department beside what it costs alone.

    The table is that of `sim.analysis.attribution.Attributed`.
    """
    names = [_capital(department(name)) for name in table["department"]]
    key = Key(LOOKS)
    with our_style():
        heights = [1.5 * rows_height(names) + 0.3, key.height]
        figure = new_figure(sum(heights) + 1.5)
        grid = figure.add_gridspec(2, 1, height_ratios=heights)
        axes = figure.add_subplot(grid[0, 0])
        _bars(axes, table, "share", SHARE, -0.2)
        _bars(axes, table, "alone", ALONE, 0.2)
        axes.axvline(0, color="black", linewidth=0.8)
        name_rows(axes, names)
        amount_axis(axes.xaxis, currency, 7)
        axes.set_xlabel(f"Loss of firm value ({currency})")
        axes.grid(visible=True, axis="x", color=GRID, linewidth=0.6)
        axes.set_axisbelow(True)
        key.draw(figure.add_subplot(grid[1, 0]))
        add_title(figure, headline(table, total, currency))
        add_source(figure, f"{source} {NOTE}".strip())
    return axes


def _bars(axes: Axes, table: DataFrame, name: str, colour: str, beside: float) -> None:
    places = np.arange(len(table)) + beside
    axes.barh(places, table[name], height=0.38, color=colour, alpha=0.75)
    low, high = table[f"{name}_low"], table[f"{name}_high"]
    axes.hlines(places, low, high, color="black", linewidth=1.0)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
