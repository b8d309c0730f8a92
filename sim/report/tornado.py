"""The tornado: what each input moves, the widest bar on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.report import words
from sim.report.axes import GRID, amount_axis
from sim.report.key import Key
from sim.report.lever_words import lever, number
from sim.report.rows import name_rows, rows_height
from sim.report.style import (
    COLOURS,
    SMALL,
    WIDTH,
    add_source,
    add_title,
    new_figure,
    our_style,
    text_width,
    wrap,
)
from sim.report.tornado_words import global_headline, headline, low_case, measured

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

LOW, HIGH = COLOURS[1], COLOURS[2]
LOOKS = {"At the low of the input": {"color": LOW}, "At its high": {"color": HIGH}}
INTERVALS = "Thin lines: 95 % interval of the change, on the same luck."
GLOBAL_NOTE = (
    "Total index: the share of the variance in which the input has a part, alone or"
    " with others; thin lines: 95 % interval."
)
MOST = 20
PADDING, NAMES = 0.2, 3.4
"""Room in inches about a number beside its bar, and for the names and margins."""


@dataclass(frozen=True)
class Content:
    """What the figure is of."""

    table: DataFrame
    base: float
    metric: str
    against: str | None
    currency: str


def tornado(
    table: DataFrame,
    base: float,
    metric: str,
    currency: str,
    *,
    against: str | None = None,
    source: str = "",
) -> Axes:
    """Draw how far each input moves a metric from its *base*, the greatest swing first.

    The table is that of `sim.analysis.tornado.Measured`; of many inputs the twenty
    with the greatest swing are shown.
    """
    content = Content(table.head(2 * MOST), base, metric, against, currency)
    names = [_named(path, currency) for path in content.table["path"].iloc[::2]]
    key = Key(LOOKS)
    with our_style():
        heights = [rows_height(names) + 0.3, key.height]
        figure = new_figure(sum(heights) + 1.6)
        grid = figure.add_gridspec(2, 1, height_ratios=heights)
        axes = figure.add_subplot(grid[0, 0])
        _draw(axes, content)
        name_rows(axes, names)
        _finish(axes, content)
        key.draw(figure.add_subplot(grid[1, 0]))
        add_title(figure, headline(table, metric, currency, against))
        add_source(figure, f"{source} {INTERVALS}".strip())
    return axes


def total_indices(
    table: DataFrame,
    metric: str,
    currency: str,
    *,
    against: str | None = None,
    source: str = "",
) -> Axes:
    """Draw the total index of each input, the greatest first.

    The table is that of `sim.analysis.global_effects.GloballyMeasured`.
    """
    shown = table.head(MOST)
    names = [_named(path, currency) for path in shown["path"]]
    with our_style():
        figure = new_figure(rows_height(names) + 2.0)
        axes = figure.add_subplot()
        places = np.arange(len(shown))
        axes.barh(places, shown["total"], height=0.6, color=LOW, alpha=0.6)
        axes.hlines(places, shown["low"], shown["high"], color="black", linewidth=1.2)
        name_rows(axes, names)
        axes.set_xlim(0, 1.03 * max(1.0, table["high"].max()))
        amount_axis(axes.xaxis, None, 6)
        what = low_case(measured(metric, against))
        _grid(axes, f"Total index, share of the variance of {what}")
        add_title(figure, global_headline(table, metric, currency, against))
        add_source(figure, f"{source} {GLOBAL_NOTE}".strip())
    return axes


def _draw(axes: Axes, content: Content) -> None:
    """Draw the two bars of each input, their intervals, and the values of its ends."""
    for end, colour in (("low", LOW), ("high", HIGH)):
        rows = content.table[content.table["end"] == end]
        places = np.arange(len(rows))
        base = content.base
        axes.barh(
            places, rows["change"], left=base, height=0.6, color=colour, alpha=0.75
        )
        left, right = base + rows["change_low"], base + rows["change_high"]
        axes.hlines(places, left, right, color="black", linewidth=1.0)
    axes.axvline(content.base, color="black", linewidth=0.8)


def _finish(axes: Axes, content: Content) -> None:
    """Give the axis room for the numbers beside the bars, and write them."""
    table, base = content.table, content.base
    reach = table[["change", "change_low", "change_high"]].to_numpy()
    low, high = min(0.0, np.nanmin(reach)), max(0.0, np.nanmax(reach))
    inches = max(text_width(number(value), SMALL) for value in table["value"]) + PADDING
    room = max(high - low, 1e-9) * inches / (WIDTH - NAMES - 2 * inches)
    axes.set_xlim(base + low - room, base + high + room)
    for place, (_, rows) in enumerate(table.groupby("path", sort=False)):
        for row, right in _sides(rows):
            _write(axes, (base, place, room / 8), row, right=right)
    money = content.currency if words.is_money(content.metric) else None
    amount_axis(axes.xaxis, money, 7)
    unit = words.unit(content.metric, content.currency)
    _grid(axes, f"{measured(content.metric, content.against)} ({unit})")


def _sides(rows: DataFrame) -> list[tuple[dict[str, float], bool]]:
    """Return the two ends of an input, and which of them stands to the right."""
    low, high = rows.to_dict("records")
    low_is_right = low["change"] > high["change"]
    return [(low, low_is_right), (high, not low_is_right)]  # type: ignore[list-item]


def _write(
    axes: Axes,
    at: tuple[float, int, float],
    row: dict[str, float],
    *,
    right: bool,
) -> None:
    """Write the value of an input beside its bar, outside of what is drawn there."""
    base, place, gap = at
    reach = [row["change"], row["change_low"], row["change_high"], 0.0]
    edge = np.nanmax(reach) + gap if right else np.nanmin(reach) - gap
    axes.text(
        base + edge,
        place,
        number(row["value"]),
        ha="left" if right else "right",
        va="center",
        fontsize=SMALL,
    )


def _grid(axes: Axes, label: str) -> None:
    axes.set_xlabel(wrap(label, WIDTH - NAMES))
    axes.grid(visible=True, axis="x", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)


def _named(path: str, currency: str) -> str:
    name = lever(path, currency)
    return f"{name[:1].upper()}{name[1:]}"
