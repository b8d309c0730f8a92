"""Two levers at once: a map with numbers for each of three metrics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.report import words
from sim.report.lever_words import lever, number
from sim.report.money import short
from sim.report.style import (
    NORMAL,
    SMALL,
    WIDTH,
    add_source,
    add_title,
    new_figure,
    our_style,
    wrap,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

METRICS = ("downtime_cost", "slip_days", "firm_value")
ROW_HEIGHT = 0.28
MOST = 12
"""With more columns than this the cells have no room for numbers."""
LIGHT = 1.8
"""The scale ends so many times beyond the worst cell: black numbers stay readable."""


@dataclass(frozen=True)
class Maps:
    """What the figure is of: the points of two levers against the reference."""

    points: DataFrame
    paths: Sequence[str]
    reference: str
    currency: str

    def changes(self, metric: str) -> DataFrame:
        """Return the change against the reference: the second lever down, rising."""
        of_grid = (self.points["metric"] == metric) & ~self.points["added"]
        rows = self.points[of_grid].dropna(subset=self.paths)
        across, down = self.paths
        return rows.pivot_table(index=down, columns=across, values="difference")

    def write(self, change: float, metric: str) -> str:
        """Write a change with its sign."""
        text = words.value(change, metric, self.currency)
        return f"+{text}" if change > 0 and text.strip("$0.") else text

    @property
    def title(self) -> str:
        """The finding."""
        rows = self.points[self.points["metric"] == "firm_value"]
        worst = rows.sort_values("difference", kind="stable").iloc[0]
        at = [
            f"{lever(path, self.currency).split(',', maxsplit=1)[0]}"
            f" {number(worst[path])}"
            for path in self.paths
        ]
        loss = short(-worst["difference"], self.currency)
        return f"The firm loses most, {loss}, at {' and '.join(at)}"


def heat_maps(
    points: DataFrame,
    paths: Sequence[str],
    reference: str,
    currency: str,
    *,
    source: str = "",
) -> Axes:
    """Draw the change of three metrics against the reference over two levers.

    The table is that of `sim.analysis.swept.Swept`. The axes of the first map are
    returned.
    """
    content = Maps(points, paths, reference, currency)
    with our_style():
        figure, panels = _lay_out(content)
        for panel, metric in zip(panels, METRICS, strict=True):
            _draw(panel, content, metric, last=metric == METRICS[-1])
        add_title(figure, content.title)
        add_source(figure, f"{source} Mean change on the same luck.".strip())
    return panels[0]


def _lay_out(content: Maps) -> tuple[Figure, list[Axes]]:
    rows = max(2, len(content.changes(METRICS[0])))
    height = len(METRICS) * (rows * ROW_HEIGHT + 0.5) + 1.6
    figure = new_figure(height)
    grid = figure.add_gridspec(len(METRICS), 1)
    return figure, [figure.add_subplot(grid[i, 0]) for i in range(len(METRICS))]


def _draw(axes: Axes, content: Maps, metric: str, *, last: bool) -> None:
    changes = content.changes(metric)
    worse = -changes if metric == "firm_value" else changes
    top = max(float(worse.to_numpy().max()), 0.0) or 1.0
    axes.imshow(
        worse, aspect="auto", origin="lower", cmap="Greys", vmin=0, vmax=LIGHT * top
    )
    _number(axes, changes, content, metric)
    _ticks(axes, changes, content, last=last)
    unit = words.unit(metric, content.currency)
    text = f"{words.name(metric)}, change against “{content.reference}” ({unit})"
    axes.set_title(wrap(text, WIDTH - 1.4), loc="left", fontsize=NORMAL)


def _number(axes: Axes, changes: DataFrame, content: Maps, metric: str) -> None:
    """Write the numbers in the cells, where they have room."""
    if changes.shape[1] > MOST:
        return
    for (row, column), change in np.ndenumerate(changes.to_numpy()):
        axes.text(
            column,
            row,
            content.write(float(change), metric),
            ha="center",
            va="center",
            fontsize=SMALL,
        )


def _ticks(axes: Axes, changes: DataFrame, content: Maps, *, last: bool) -> None:
    across, down = (lever(path, content.currency) for path in content.paths)
    every = -(-changes.shape[1] // MOST)
    places = range(0, changes.shape[1], every)
    labels = [number(float(value)) for value in changes.columns[::every]]
    axes.set_xticks(places, labels=labels if last else [""] * len(labels))
    axes.set_yticks(range(len(changes)), labels=[number(v) for v in changes.index])
    if last:
        axes.set_xlabel(wrap(f"Across: {across}. Upwards: {down}.", WIDTH - 1.4))
