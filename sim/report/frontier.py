"""The frontier: downtime cost, slip and firm value against a lever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.analysis.extension import SafeExtension
from sim.analysis.swept import COMPARED
from sim.report import words
from sim.report.axes import GRID, amount_axis
from sim.report.key import Key
from sim.report.lever_words import lever, number
from sim.report.money import short
from sim.report.style import (
    COLOURS,
    GREY,
    NORMAL,
    WIDTH,
    add_source,
    add_title,
    new_figure,
    our_style,
    wrap,
)
from sim.report.sweep_words import headline
from sim.summary.statistics import Values

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

PANEL_HEIGHT = 1.75
SAFE, COSTLY = COLOURS[4], COLOURS[2]
LEVELS = ("downtime_cost", "slip_days")
LOSS = "firm_value"
NOTE = "Bands: 95 % interval of the mean; of the change, on the same luck."


@dataclass(frozen=True)
class Frontier:
    """What the figure is of: the points of one lever, and how far it is safe."""

    points: DataFrame
    path: str
    reference: str
    currency: str
    safe: SafeExtension | None

    def of(self, metric: str) -> DataFrame:
        """Return the points of one metric."""
        ours = self.points["metric"] == metric
        return self.points[ours & self.points[self.path].notna()]

    def columns(self, metric: str, *names: str) -> list[Values]:
        """Return the values of the lever, and some columns of a metric."""
        rows = self.of(metric)
        return [rows[name].to_numpy(dtype=float) for name in (self.path, *names)]

    def level(self, metric: str) -> float:
        """Return the mean of a metric in the reference."""
        there = self.points["setting"] == self.reference
        row = self.points[there & (self.points["metric"] == metric)]
        return float(row["mean"].iloc[0])

    @property
    def title(self) -> str:
        """The finding."""
        if self.safe is not None:
            return headline(self.safe, self.currency)
        worst = self.of(LOSS).sort_values("difference", kind="stable").iloc[0]
        loss, at = short(-worst["difference"], self.currency), worst[self.path]
        return f"At {number(at)} the firm loses most: {loss}"

    @property
    def key(self) -> Key:
        """What the colours mean."""
        looks: dict[str, dict[str, Any]] = {
            "Mean": {"color": COLOURS[1]},
            "Reference": {"color": COLOURS[0]},
        }
        if self.safe is not None:
            looks["Loss that is still safe"] = {"color": COSTLY}
        if self.safe is not None and self.safe.value is not None:
            looks["Safe"] = {"color": SAFE, "alpha": 0.15}
        return Key(looks)


def frontier(
    points: DataFrame,
    paths: Sequence[str],
    reference: str,
    currency: str,
    *,
    safe: SafeExtension | None = None,
    source: str = "",
) -> Axes:
    """Draw downtime cost, slip and the change in firm value against one lever.

    The table is that of `sim.analysis.swept.Swept`. The axes of the first panel are
    returned.
    """
    content = Frontier(points, paths[0], reference, currency, safe)
    with our_style():
        figure, panels, key = _lay_out(content)
        for panel, metric in zip(panels, LEVELS, strict=False):
            _draw_level(panel, content, metric)
        _draw_change(panels[-1], content)
        for panel in panels:
            _draw_safe(panel, content)
            _finish(panel, content, last=panel is panels[-1])
        content.key.draw(key)
        add_title(figure, content.title)
        add_source(figure, f"{source} {NOTE}".strip())
    return panels[0]


def _lay_out(content: Frontier) -> tuple[Figure, list[Axes], Axes]:
    heights = [*[PANEL_HEIGHT] * (len(LEVELS) + 1), content.key.height]
    figure = new_figure(sum(heights) + 1.6)
    grid = figure.add_gridspec(len(heights), 1, height_ratios=heights)
    panels = [figure.add_subplot(grid[i, 0]) for i in range(len(LEVELS) + 1)]
    return figure, panels, figure.add_subplot(grid[-1, 0])


def _draw_level(axes: Axes, content: Frontier, metric: str) -> None:
    """Draw the mean of a metric, its band, and the reference."""
    _line(axes, *content.columns(metric, "mean", "low", "high"))
    axes.axhline(content.level(metric), color=COLOURS[0], linewidth=1.2)
    _name(axes, f"{words.name(metric)} ({words.unit(metric, content.currency)})")
    money = content.currency if words.is_money(metric) else None
    amount_axis(axes.yaxis, money, 4)


def _draw_change(axes: Axes, content: Frontier) -> None:
    """Draw the change in firm value against the reference, and the limit."""
    _line(axes, *content.columns(LOSS, *COMPARED))
    axes.axhline(0, color=COLOURS[0], linewidth=1.2)
    if content.safe is not None:
        axes.axhline(-content.safe.limit, color=COSTLY, linewidth=1.2)
    against = f"change against “{content.reference}”"
    _name(axes, f"Firm value, {against} ({content.currency})")
    amount_axis(axes.yaxis, content.currency, 4)


def _line(axes: Axes, at: Values, mean: Values, low: Values, high: Values) -> None:
    axes.plot(at, mean, "o-", color=COLOURS[1], markersize=3.5, linewidth=1.6)
    axes.fill_between(at, low, high, color=COLOURS[1], alpha=0.2, lw=0)


def _name(axes: Axes, text: str) -> None:
    axes.set_title(wrap(text, WIDTH - 1.4), loc="left", fontsize=NORMAL)


def _draw_safe(axes: Axes, content: Frontier) -> None:
    """Shade where the lever is safe."""
    found = content.safe
    if found is None or found.value is None or found.lowest is None:
        return
    axes.axvspan(found.lowest, found.value, color=SAFE, alpha=0.12, lw=0)
    axes.axvline(found.value, color=GREY, linewidth=0.8, linestyle=(0, (4, 2)))


def _finish(axes: Axes, content: Frontier, *, last: bool) -> None:
    axes.grid(visible=True, color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    amount_axis(axes.xaxis, None, 12)
    axes.tick_params(axis="x", labelbottom=last)
    if last:
        text = lever(content.path, content.currency)
        axes.set_xlabel(wrap(text[:1].upper() + text[1:], WIDTH - 1.4))
