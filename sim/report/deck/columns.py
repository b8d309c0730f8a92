"""The waterfall and the cost parts as charts that can be edited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sim.report import bridge
from sim.report.cost_parts import FILLS, PATTERNS
from sim.report.costs import PARTS
from sim.report.deck import charts
from sim.report.deck.boxes import Box
from sim.report.money import short
from sim.report.number_formats import scaled_format
from sim.report.style import Look
from sim.report.waterfall import DOWNWARD, UPWARD
from sim.summary import GainAndLoss

if TYPE_CHECKING:
    from pptx.slide import Slide

BASE = "Base (no fill)"
CHANGE = "Change in firm value"


def add_waterfall(
    slide: Slide,
    box: Box,
    accounts: GainAndLoss,
    currency: str,
    *,
    look: Look,
    alt: str,
) -> None:
    """Add stacked columns that lead from AP's gain to the change in firm value.

    Each column stands on a base without a fill, which is where the one before ends.
    """
    from pptx.chart.data import CategoryChartData
    from pptx.util import Pt

    lines = bridge.changed(accounts)
    data = CategoryChartData()
    data.categories = [
        f"{bridge.account(line.metric)}\n{short(line.amount, currency)}"
        for line in [*lines, accounts.change]
    ]
    series = _columns(accounts)
    for name, values in series.items():
        data.add_series(name, values)
    chart = charts.add(slide, "COLUMN_STACKED", box, data, alt)
    chart.font.size = Pt(charts.SIZE)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 35, 100
    _style_axes(chart, currency, f"Contribution to firm value ({currency})", series)
    charts.lay_flat(chart)
    for drawn in plot.series:
        _fill_column(drawn, look)


def _columns(accounts: GainAndLoss) -> dict[str, list[float]]:
    """Return the series of the columns; those that are nothing are left out."""
    lines = bridge.changed(accounts)
    rises = [line.amount > 0 for line in lines]
    spans = list(bridge.spans(lines))
    series = {
        BASE: [s.base for s in spans],
        "Rise": [s.above * r for s, r in zip(spans, rises, strict=True)],
        "Rise below 0": [s.below * r for s, r in zip(spans, rises, strict=True)],
        "Fall": [s.above * (not r) for s, r in zip(spans, rises, strict=True)],
        "Fall below 0": [s.below * (not r) for s, r in zip(spans, rises, strict=True)],
        CHANGE: [0.0] * len(lines),
    }
    ends = {name: accounts.change.amount if name == CHANGE else 0.0 for name in series}
    whole = {name: [*values, ends[name]] for name, values in series.items()}
    return {n: values for n, values in whole.items() if any(values) or n == CHANGE}


def _fill_column(series: Any, look: Look) -> None:
    if series.name == BASE:
        series.format.fill.background()
        return
    fills = {"Rise": UPWARD, "Fall": DOWNWARD}
    fill = fills.get(series.name.removesuffix(" below 0"), look.colour)
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = charts.colour(fill)


def add_cost_parts(
    slide: Slide,
    box: Box,
    parts: Mapping[str, Mapping[str, float]],
    currency: str,
    *,
    alt: str,
) -> None:
    """Add stacked bars of what each setting costs beyond its plan.

    The data begin with the last setting: bars are drawn from the bottom up.
    """
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    data = CategoryChartData()
    upward = dict(reversed(list(parts.items())))
    data.categories = [
        f"{setting}\n{short(sum(of.values()), currency)}"
        for setting, of in upward.items()
    ]
    shown = list(next(iter(parts.values())))
    series = {name: [of[name] for of in upward.values()] for name in shown}
    for name, values in series.items():
        data.add_series(PARTS[name], values)
    chart = charts.add(slide, "BAR_STACKED", box, data, alt)
    chart.font.size = Pt(charts.SIZE)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.RIGHT
    chart.legend.include_in_layout = False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    _style_axes(chart, currency, f"Cost to the firm ({currency})", series)
    charts.lay_flat(chart)
    for drawn, name in zip(plot.series, shown, strict=True):
        _fill_part(drawn, name)


def _fill_part(series: Any, name: str) -> None:
    """Fill a part of the costs as in the figure, hatching and all."""
    from pptx.enum.dml import MSO_PATTERN_TYPE

    fill, (colour, hatch, edge) = series.format.fill, FILLS[name]
    series.invert_if_negative = False
    if hatch is None:
        fill.solid()
        fill.fore_color.rgb = charts.colour(colour)
        return
    fill.patterned()
    fill.pattern = MSO_PATTERN_TYPE[PATTERNS[hatch].upper()]
    fill.fore_color.rgb = charts.colour(edge)
    fill.back_color.rgb = charts.colour(colour)


def _style_axes(
    chart: Any, currency: str, title: str, series: Mapping[str, list[float]]
) -> None:
    """Give the amounts their format, and put the names at the side of the chart."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    size = max((abs(v) for values in series.values() for v in values), default=0.0)
    form = scaled_format(currency, size)
    charts.style_axis(chart.value_axis, title, form, grid=True)
    charts.style_axis(chart.category_axis, "", "General", grid=False)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
