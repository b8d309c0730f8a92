"""The Gantt chart of one replication, with stock and unpaid invoices below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sim.journal import Journal
from sim.report import tellings
from sim.report.axes import amount_axis
from sim.report.key import Key
from sim.report.levels import Steps
from sim.report.payables import past_due, payables
from sim.report.rows import KEY_WIDTH, name_rows, rows_height
from sim.report.spans import Bar, Span, bars, holds, ran_short, stops
from sim.report.stock import stock_levels
from sim.report.style import (
    NORMAL,
    add_source,
    add_title,
    new_figure,
    our_style,
    wrap,
)
from sim.report.time_axis import mark_dates

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BLUE, ORANGE, GREY, DARK = "#0072B2", "#D55E00", "#c4c4c4", "#4d4d4d"
PALE = "#e6f0f7"
PLANNED = "planned"
WORKED = "worked"
BY_HOLD = "crew idle, by credit hold"
BY_LEAD = "crew idle, by lead time"
AWAY = "trade on other work, its booking lost"
HELD = "supplier holds the account"
LOOKS: Mapping[str, Mapping[str, Any]] = {
    PLANNED: {"facecolor": GREY},
    WORKED: {"facecolor": BLUE},
    BY_HOLD: {"facecolor": "white", "edgecolor": ORANGE, "hatch": "/////"},
    BY_LEAD: {"facecolor": "white", "edgecolor": DARK, "hatch": "....."},
    AWAY: {"facecolor": PALE, "edgecolor": BLUE, "hatch": "\\\\\\\\"},
    HELD: {"facecolor": ORANGE},
}
MOST_MATERIALS = 4
PANEL = 0.95
PAYABLES = "Unpaid invoices ({}), in orange those past due"
TRIANGLES = (
    "Triangles: a crew stops for want of the material, full by credit hold, hollow by"
    " lead time."
)
FULL: Mapping[str, Any] = {"color": ORANGE}
HOLLOW: Mapping[str, Any] = {"markerfacecolor": "white", "markeredgecolor": DARK}


@dataclass(frozen=True, eq=False)
class Gantt:
    """What the chart shows of a journal, and the height of its parts."""

    journal: Journal
    currency: str

    @cached_property
    def bars(self) -> list[Bar]:
        """The activities."""
        return bars(self.journal)

    @cached_property
    def holds(self) -> dict[str, list[Span]]:
        """The holds by supplier."""
        return holds(self.journal)

    @cached_property
    def materials(self) -> list[str]:
        """The materials whose stock is drawn."""
        return ran_short(self.journal)[:MOST_MATERIALS]

    @property
    def heights(self) -> list[float]:
        """The height in inches of the activities, the holds, and each curve."""
        activities = rows_height([bar.activity for bar in self.bars])
        held = [rows_height(list(self.holds)) + 0.1] if self.holds else []
        return [activities, *held, *[PANEL] * (len(self.materials) + 1)]

    @property
    def key(self) -> Key:
        """The looks that occur."""
        idle = [spell for bar in self.bars for spell in bar.idle]
        occurs = {
            BY_HOLD: any(spell.by_credit_hold for spell in idle),
            BY_LEAD: not all(spell.by_credit_hold for spell in idle),
            AWAY: any(bar.away for bar in self.bars),
            HELD: bool(self.holds),
        }
        shown = {name: LOOKS[name] for name in LOOKS if occurs.get(name, True)}
        return Key(shown, KEY_WIDTH)


def gantt(journal: Journal, currency: str, *, source: str = "") -> Axes:
    """Draw what was planned and done, who stood, which supplier held, and why.

    Below are, on the same dates, the stock of the materials that ran short (the four
    of most idle days at most) and the unpaid invoices. The axes of the activities are
    returned.
    """
    content = Gantt(journal, currency)
    with our_style():
        heights = [content.key.height, *content.heights]
        figure = new_figure(sum(heights) + 0.25 * len(heights) + 1.1)
        grid = figure.add_gridspec(len(heights), 1, height_ratios=heights)
        top, *panels = [figure.add_subplot(grid[row]) for row in range(len(heights))]
        content.key.draw(top)
        _draw(panels, content)
        mark_dates(panels, journal.job.calendar.start_date, journal.horizon)
        add_title(figure, tellings.of_gantt(journal))
        note = TRIANGLES if content.materials else ""
        add_source(figure, f"{source} {note}".strip())
    return panels[0]


def _draw(panels: Sequence[Axes], content: Gantt) -> None:
    """Draw the activities, the holds, the stock, and the unpaid invoices."""
    below = iter(panels)
    _draw_bars(next(below), content.bars)
    if content.holds:
        _draw_holds(next(below), content.holds)
    levels = stock_levels(content.journal) if content.materials else {}
    for material in content.materials:
        _draw_stock(next(below), content.journal, material, levels[material])
    _draw_payables(next(below), content.journal, content.currency)


def _draw_bars(axes: Axes, shown: Sequence[Bar]) -> None:
    name_rows(axes, [bar.activity for bar in shown])
    axes.set_title("Activities", loc="left", fontsize=NORMAL)
    for row, bar in enumerate(shown):
        _draw_span(axes, row - 0.24, bar.planned, 0.2, PLANNED)
        if bar.away is not None:
            _draw_span(axes, row + 0.1, bar.away, 0.42, AWAY)
        if bar.actual is not None:
            _draw_span(axes, row + 0.1, bar.actual, 0.42, WORKED)
        for idle in bar.idle:
            look = BY_HOLD if idle.by_credit_hold else BY_LEAD
            _draw_span(axes, row + 0.1, idle.span, 0.42, look)


def _draw_holds(axes: Axes, held: Mapping[str, Sequence[Span]]) -> None:
    name_rows(axes, list(held))
    axes.set_title("Credit holds", loc="left", fontsize=NORMAL)
    for row, spans in enumerate(held.values()):
        for span in spans:
            _draw_span(axes, row, span, 0.55, HELD)


def _draw_span(axes: Axes, at: float, span: Span, height: float, name: str) -> None:
    """Draw a bar, or the diamond of a milestone."""
    length, look = span.end - span.start, LOOKS[name]
    if length:
        axes.barh(at, length, left=span.start, height=height, linewidth=0.5, **look)
    else:
        axes.plot(
            span.start, at, "D", color=look["facecolor"], markersize=5, clip_on=False
        )


def _draw_stock(axes: Axes, journal: Journal, material: str, stock: Steps) -> None:
    """Draw the stock of a material, and mark when a crew stood for it."""
    unit = journal.job.setting.materials[material].unit
    _title(axes, f"Stock of {material} ({unit})")
    axes.fill_between(stock.days, stock.levels, step="post", color=GREY, lw=0)
    axes.step(stock.days, stock.levels, where="post", color=DARK, linewidth=0.8)
    for stop in stops(journal, material):
        look = FULL if stop.by_credit_hold else HOLLOW
        axes.plot(stop.at, 0.0, "^", markersize=6, clip_on=False, **look)
    _from_nothing(axes, max(stock.levels))
    amount_axis(axes.yaxis, None, 2)


def _draw_payables(axes: Axes, journal: Journal, currency: str) -> None:
    """Draw what is unpaid, and what of it is past due."""
    _title(axes, PAYABLES.format(currency))
    owed, late = payables(journal), past_due(journal)
    axes.fill_between(owed.days, owed.levels, step="post", color=GREY, lw=0)
    axes.fill_between(late.days, late.levels, step="post", color=ORANGE, lw=0)
    _from_nothing(axes, max(owed.levels))
    amount_axis(axes.yaxis, currency, 2)


def _title(axes: Axes, title: str) -> None:
    axes.set_title(wrap(title, 6.5), loc="left", fontsize=NORMAL)


def _from_nothing(axes: Axes, highest: float) -> None:
    axes.set_ylim(0, 1.05 * highest or 1.0)
