"""The bars of criticality: how often each activity decides when the job ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sim.report.axes import GRID
from sim.report.critical_words import of_criticality
from sim.report.rows import NAME_WIDTH, name_rows, rows_height
from sim.report.style import (
    NORMAL,
    WIDTH,
    Look,
    add_source,
    add_title,
    line_height,
    looks,
    new_figure,
    our_style,
    wrap,
)
from sim.report.words import share

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

COLUMNS = 3
MOST = 20
"""More activities than this are not shown, but for those most often critical."""
NOTE = "Criticality index: the share of replications in which the activity is critical."
INTERVALS = "Thin lines: 95 % interval."


def criticality(
    activities: DataFrame,
    reference: str,
    *,
    places: Sequence[str] = (),
    source: str = "",
) -> Axes:
    """Draw the criticality index of each activity, a panel for each setting.

    The table has a row per setting and activity, as `sim.summary.Criticality` says.
    Activities stand in its order; those never critical are left out, and of many the
    most often critical are shown. The axes of the first panel are returned.
    """
    settings = list(dict.fromkeys(activities["setting"]))
    shown = _shown(activities)
    look = looks(places or settings, reference)
    with our_style():
        figure, panels = _lay_out(settings, shown)
        for panel, setting in zip(panels, settings, strict=True):
            _draw(panel, _rows(activities, setting, shown), look[setting])
        add_title(figure, of_criticality(activities, reference))
        add_source(figure, f"{source} {_note(activities, shown)}".strip())
    return panels[0]


def _shown(activities: DataFrame) -> list[str]:
    """Return the activities to show, in the order of the table."""
    highest = activities.groupby("activity", sort=False)["criticality"].max()
    ranked = highest[highest > 0].sort_values(ascending=False, kind="stable")
    kept = set(ranked.index[:MOST])
    return [str(name) for name in highest.index if name in kept]


def _note(activities: DataFrame, shown: Sequence[str]) -> str:
    left_out = activities["activity"].nunique() - len(shown)
    noun = "activity is" if left_out == 1 else "activities are"
    others = f" {left_out} {noun} critical more rarely, or never." if left_out else ""
    return f"{NOTE} {INTERVALS}{others}"


def _rows(activities: DataFrame, setting: str, shown: Sequence[str]) -> DataFrame:
    ours = activities[activities["setting"] == setting].set_index("activity")
    return ours.reindex(list(shown))


def _lay_out(
    settings: Sequence[str], shown: Sequence[str]
) -> tuple[Figure, list[Axes]]:
    """Return the figure and a panel for each setting, under its name."""
    columns = min(COLUMNS, len(settings))
    rows = -(-len(settings) // columns)
    width = (WIDTH - NAME_WIDTH - 0.8) / columns - 0.4
    titles = [wrap(name, width) for name in settings]
    deepest = max(title.count("\n") + 1 for title in titles)
    height = rows_height(shown) + line_height() * deepest + 0.7
    figure = new_figure(rows * height + 1.5)
    grid = figure.add_gridspec(rows, columns)
    panels = [
        figure.add_subplot(grid[divmod(i, columns)]) for i in range(len(settings))
    ]
    for place, (panel, title) in enumerate(zip(panels, titles, strict=True)):
        panel.set_title(title, loc="left", fontsize=NORMAL)
        name_rows(panel, shown)
        panel.tick_params(axis="y", labelleft=place % columns == 0)
    return figure, panels


def _draw(axes: Axes, rows: DataFrame, look: Look) -> None:
    """Draw the bars of one setting, and their intervals."""
    places = np.arange(len(rows))
    axes.barh(places, rows["criticality"], height=0.6, color=look.colour, alpha=0.5)
    ends = rows["criticality_low"], rows["criticality_high"]
    axes.hlines(places, *ends, color="black", linewidth=1.2)
    axes.set_xlim(0, 1)
    ticks = [0.0, 0.5, 1.0]
    axes.set_xlabel("Share of replications")
    axes.set_xticks(ticks, labels=[share(tick) for tick in ticks])
    axes.grid(visible=True, axis="x", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
