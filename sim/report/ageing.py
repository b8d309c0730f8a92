"""The ageing of payables over one replication."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.journal import Journal
from sim.report import tellings
from sim.report.axes import GRID, amount_axis
from sim.report.key import Key
from sim.report.levels import Steps
from sim.report.payables import BUCKETS, ageing
from sim.report.style import add_source, add_title, new_figure, our_style
from sim.report.time_axis import mark_dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes

LIGHT_TO_DARK = ("#d9d9d9", "#fdbe85", "#fd8d3c", "#d94701", "#7f2704")
SHADES = dict(zip(BUCKETS, LIGHT_TO_DARK, strict=True))
"""Of each bucket, so that greyscale print keeps the order."""
HEIGHT = 3.6


def payables_ageing(journal: Journal, currency: str, *, source: str = "") -> Axes:
    """Draw the unpaid invoices over time, by how long they are past due."""
    occurs = {n: level for n, level in ageing(journal).items() if any(level.levels)}
    key = Key({name: {"facecolor": SHADES[name]} for name in occurs})
    with our_style():
        figure = new_figure(HEIGHT + key.height + 1.2)
        grid = figure.add_gridspec(2, 1, height_ratios=[key.height, HEIGHT])
        key.draw(figure.add_subplot(grid[0]))
        axes = figure.add_subplot(grid[1])
        _stack(axes, occurs)
        axes.set_ylabel(f"Unpaid invoices ({currency})")
        amount_axis(axes.yaxis, currency, 5)
        axes.grid(visible=True, axis="y", color=GRID, linewidth=0.6)
        mark_dates([axes], journal.job.calendar.start_date, journal.horizon)
        add_title(figure, tellings.of_ageing(journal, currency))
        add_source(figure, source)
    return axes


def _stack(axes: Axes, parts: Mapping[str, Steps]) -> None:
    """Stack the levels of *parts*, the first at the bottom."""
    days = np.unique(np.concatenate([[0.0], *(part.days for part in parts.values())]))
    below = np.zeros(len(days))
    for name, part in parts.items():
        known = np.searchsorted(part.days, days, side="right") - 1
        above = below + np.array(part.levels)[known]
        axes.fill_between(days, below, above, step="post", color=SHADES[name], lw=0)
        below = above
    axes.set_ylim(0, 1.05 * float(below.max()) or 1.0)
