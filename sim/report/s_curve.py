"""The S-curve: how likely each setting stays below a cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from sim.report import findings, finish, words
from sim.report.axes import amount_axis, share_axis
from sim.report.curve_table import HEADINGS, Row, Table
from sim.report.curves import Curve, curves_of, interval_of_share, limits
from sim.report.finish import Finish
from sim.report.money import NO_VALUE
from sim.report.style import (
    NORMAL,
    WIDTH,
    add_source,
    add_title,
    new_figure,
    our_style,
    wrap,
)
from sim.summary.statistics import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

BANDS = "Bands: 95 % interval of the share."
MARKS = "Marks: P50 and P80."
PANEL_COLUMNS = 3
PANEL_HEIGHT, SMALL_PANEL_HEIGHT = 3.6, 2.4


@dataclass(frozen=True)
class SCurve:
    """The curves of all settings, and how to write their values.

    The `finishes` are there where the metric is the finish.
    """

    curves: Sequence[Curve]
    reference: str
    metric: str
    currency: str
    finishes: Mapping[str, Finish] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The finding."""
        for name in ("contract finish", "planned finish"):
            meets = {c.setting: c.meets[name] for c in self.curves if name in c.meets}
            compared = self._compared(name)
            finding = findings.of_finish(meets, self.reference, name, compared)
            if finding is not None:
                return finding
        described = {curve.setting: curve.description for curve in self.curves}
        compared = self._compared(self.metric)
        return findings.of_curves(
            described, self.reference, self.metric, self.currency, compared
        )

    @property
    def note(self) -> str:
        """How to read the figure."""
        banded = any(curve.sample.size > 1 for curve in self.curves)
        bands = f"{BANDS} {MARKS}" if banded else MARKS
        return f"{bands} {finish.note(self.finishes)}".strip()

    @cached_property
    def panels(self) -> list[list[Curve]]:
        """The curves of each panel: all in one, or one each beside the reference.

        No two in one panel have the same dashes: they differ in grey print too.
        """
        dashes = {str(curve.look.dashes) for curve in self.curves}
        if len(dashes) == len(self.curves):
            return [list(self.curves)]
        first = [curve for curve in self.curves if curve.setting == self.reference]
        return [[*first, c] for c in self.curves if c.setting != self.reference]

    @cached_property
    def table(self) -> Table:
        """The table of mean, percentiles, and shares of replications."""
        headings = finish.HEADINGS if self.finishes else HEADINGS
        return Table([self._row(curve) for curve in self.curves], headings)

    def finishes_of(self, shown: Sequence[Curve]) -> list[Finish]:
        """Return the finishes of some settings."""
        known = self.finishes
        return [known[c.setting] for c in shown if c.setting in known]

    def write(self, amount: float) -> str:
        """Write one value of the metric."""
        return words.value(amount, self.metric, self.currency)

    def _compared(self, name: str) -> dict[str, Comparison]:
        """Return how the metric, or meeting a finish, differs from the reference."""
        return {c.setting: c.compared[name] for c in self.curves if name in c.compared}

    def _row(self, curve: Curve) -> Row:
        """Return the row of one setting."""
        d = curve.description
        half_width = f" ± {self.write(d.half_width)}" if d.n > 1 else ""
        cells = (
            self.write(d.mean) + half_width,
            self.write(d.p50),
            self.write(d.p80),
            *self._shares(curve),
        )
        return Row(curve.look, curve.setting, cells)

    def _shares(self, curve: Curve) -> list[str]:
        """Return the shares that meet the finishes, or that never stopped."""
        if not self.finishes:
            return [words.share(curve.without_stoppage)]
        shares = [curve.meets.get(name) for name in finish.LINES]
        return [NO_VALUE if s is None else words.share(s) for s in shares]


def s_curve(
    replications: DataFrame,
    reference: str,
    currency: str,
    metric: str = "downtime_cost",
    *,
    finishes: Mapping[str, Finish] | None = None,
    places: Sequence[str] = (),
    source: str = "",
) -> Axes:
    """Draw the cumulative distribution of *metric* for each setting.

    The table below gives mean, P50, P80 and the share of replications without a
    stoppage; for the finish, where *finishes* by setting are given, they are marked,
    and the table gives the share that meets each. Colours follow the *places* of
    settings in the scenario. With more than five settings each is set against the
    reference in a panel of its own; the axes of the first panel are returned.
    """
    marked = dict(finishes or {}) if metric == finish.METRIC else {}
    curves = curves_of(replications, reference, metric, marked, places)
    known = {c.setting: marked[c.setting] for c in curves if c.setting in marked}
    content = SCurve(curves, reference, metric, currency, known)
    with our_style():
        figure, axes, below = _lay_out(content)
        add_title(figure, content.title)
        for panel, shown in zip(axes, content.panels, strict=True):
            _draw_panel(panel, shown, content)
        for panel in axes[::PANEL_COLUMNS]:
            panel.set_ylabel("Share of replications\nat or below")
        content.table.draw(below)
        add_source(figure, f"{source} {content.note}".strip())
    return axes[0]


def _lay_out(content: SCurve) -> tuple[Figure, list[Axes], Axes]:
    """Return the figure, the axes of its panels, and the axes of its table."""
    count = len(content.panels)
    columns = min(PANEL_COLUMNS, count)
    rows = -(-count // columns)
    panel = SMALL_PANEL_HEIGHT if count > 1 else PANEL_HEIGHT
    heights = [*[panel] * rows, content.table.height]
    figure = new_figure(sum(heights) + 1.6)
    grid = figure.add_gridspec(rows + 1, columns, height_ratios=heights)
    axes = [figure.add_subplot(grid[divmod(i, columns)]) for i in range(count)]
    return figure, axes, figure.add_subplot(grid[rows, :])


def _draw_panel(axes: Axes, shown: Sequence[Curve], content: SCurve) -> None:
    """Draw some curves on the scale of all of them."""
    axes.set_xlim(limits(content.curves, content.finishes))
    finish.draw(axes, content.finishes_of(shown))
    for curve in shown:
        if curve.sample.size:
            _draw_curve(axes, curve)
    share_axis(axes)
    small = len(content.panels) > 1
    money = content.currency if words.is_money(content.metric) else None
    amount_axis(axes.xaxis, money, 3 if small else 6)
    unit = words.unit(content.metric, content.currency)
    axes.set_xlabel(f"{words.name(content.metric)} ({unit})")
    if small:
        axes.set_title(wrap(shown[-1].setting, WIDTH / 3 - 0.9), fontsize=NORMAL)


def _draw_curve(axes: Axes, curve: Curve) -> None:
    """Draw one curve from edge to edge, its band, and its marks."""
    values, shares = curve.steps
    low, high = axes.get_xlim()
    x = np.concatenate([[low], values, [high]])
    y = np.concatenate([[0.0], shares, [1.0]])
    colour = curve.look.colour
    axes.plot(
        x,
        y,
        drawstyle="steps-post",
        color=colour,
        linestyle=curve.look.dashes,
        linewidth=1.8,
        label=curve.setting,
    )
    if curve.sample.size > 1:
        band = interval_of_share(y[1:], curve.sample.size)
        axes.fill_between(x[1:], *band, step="post", color=colour, alpha=0.13, lw=0)
    marks = [curve.description.p50, curve.description.p80]
    axes.plot(marks, [0.5, 0.8], "o", color=colour, markersize=5)
