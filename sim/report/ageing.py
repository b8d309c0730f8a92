"""The ageing of payables over one replication."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.journal import Journal
from sim.report import tellings
from sim.report.axes import GRID, amount_axis
from sim.report.key import Key
from sim.report.levels import Steps
from sim.report.payables import ageing
from sim.report.style import add_source, add_title, new_figure, our_style
from sim.report.time_axis import mark_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

SHADES = ("#d9d9d9", "#fdbe85", "#fd8d3c", "#d94701", "#7f2704")
"""From light to dark, so that greyscale print keeps the order."""
HEIGHT = 3.6


def payables_ageing(journal: Journal, currency: str, *, source: str = "") -> Axes:
    """Draw the unpaid invoices over time, by how long they are past due."""
    buckets = ageing(journal)
    key = Key({n: {"facecolor": s} for n, s in zip(buckets, SHADES, strict=True)})
    with our_style():
        figure = new_figure(HEIGHT + key.height + 1.2)
        grid = figure.add_gridspec(2, 1, height_ratios=[key.height, HEIGHT])
        key.draw(figure.add_subplot(grid[0]))
        axes = figure.add_subplot(grid[1])
        _stack(axes, list(buckets.values()))
        axes.set_ylabel(f"Unpaid invoices ({currency})")
        amount_axis(axes.yaxis, currency, 5)
        axes.grid(visible=True, axis="y", color=GRID, linewidth=0.6)
        mark_dates([axes], journal.job.calendar.start_date, journal.horizon)
        add_title(figure, tellings.of_ageing(journal, currency))
        add_source(figure, source)
    return axes


def _stack(axes: Axes, parts: Sequence[Steps]) -> None:
    """Stack the levels of *parts*, the first at the bottom."""
    days = np.unique(np.concatenate([part.days for part in parts]))
    below = np.zeros(len(days))
    for part, shade in zip(parts, SHADES, strict=True):
        known = np.searchsorted(part.days, days, side="right") - 1
        above = below + np.array(part.levels)[known]
        axes.fill_between(days, below, above, step="post", color=shade, lw=0)
        below = above
    axes.set_ylim(0, 1.05 * float(below.max()) or 1.0)
