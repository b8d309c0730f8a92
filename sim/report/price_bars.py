"""The price of misalignment, a bar for each set of scorecards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.report.axes import GRID, amount_axis
from sim.report.response_words import choices, headline
from sim.report.rows import name_rows, rows_height
from sim.report.style import (
    COLOURS,
    SMALL,
    add_source,
    add_title,
    new_figure,
    our_style,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

NOTE = (
    "Price: firm value at the firm's best arrangement of levers less that where the"
    " departments end; thin lines: 95 % interval, on the same luck."
)


def price_bars(ends: DataFrame, currency: str, *, source: str = "") -> Axes:
    """Draw the price of misalignment, and above each bar what the departments do.

    The table is that of `sim.analysis.response.ends_table`.
    """
    names = list(ends["setting"])
    with our_style():
        figure = new_figure(rows_height(names) + 0.35 * len(names) + 1.9)
        axes = figure.add_subplot()
        places = np.arange(len(ends))
        axes.barh(
            places + 0.15, ends["price"], height=0.4, color=COLOURS[2], alpha=0.75
        )
        low, high = ends["price_low"], ends["price_high"]
        axes.hlines(places + 0.15, low, high, color="black", linewidth=1.0)
        axes.axvline(0, color="black", linewidth=0.8)
        name_rows(axes, names)
        _write_choices(axes, ends)
        amount_axis(axes.xaxis, currency, 7)
        axes.set_xlabel(f"Price of misalignment ({currency})")
        axes.grid(visible=True, axis="x", color=GRID, linewidth=0.6)
        axes.set_axisbelow(True)
        add_title(figure, headline(ends, currency))
        add_source(figure, f"{source} {NOTE}".strip())
    return axes


def _write_choices(axes: Axes, ends: DataFrame) -> None:
    """Write what the departments do above each bar, from the left."""
    for place, row in enumerate(ends.to_dict("records")):
        told = choices(row["choices"])
        axes.annotate(
            told if row["equilibrium"] else f"a cycle: {told}",
            (0, place - 0.2),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
        )
