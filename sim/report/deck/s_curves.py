"""The S-curve as charts that can be edited: all in one, or a panel a setting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from sim.report import finish, words
from sim.report.curves import Curve
from sim.report.deck import charts
from sim.report.deck.boxes import Box, pages
from sim.report.deck.canvas import Canvas
from sim.report.deck.grids import Grid
from sim.report.deck.texts import add_source
from sim.report.number_formats import COUNT, SHARE, scaled_format
from sim.report.s_curve import SCurve
from sim.report.stairs import LINES, Points, round_ends, staircase
from sim.report.style import DASHES, GREY, Look

if TYPE_CHECKING:
    from pptx.slide import Slide

PANELS, COLUMNS = 9, 3
"""The most panels on a slide, and side by side."""
UNDER = 0.3
"""Inches above and below the table together."""
NAME, CELL = 4.0, 1.3
"""Shares of the width of the table that names and other cells have."""


def add_s_curve(canvas: Canvas, content: SCurve, source: str, notes: str) -> None:
    """Add the slides of one S-curve; with many settings there are several."""
    note = f"{source} Dots: P50 and P80. {finish.note(content.finishes)}".strip()
    if len(content.panels) == 1:
        page = canvas.add(content.title, notes)
        body = add_source(page, note)
        table = _table(content)
        chart, under = body.split(body.height - table.total(body.width) - UNDER)
        _add_chart(page.slide, chart, content.panels[0], content, charts.SIZE)
        table.draw(page.slide, under)
        return
    for part in pages([1.0] * len(content.panels), PANELS):
        page = canvas.add(content.title, notes)
        shown = content.panels[part]
        boxes = add_source(page, note).grid(len(shown), COLUMNS)
        for box, curves in zip(boxes, shown, strict=True):
            _add_panel(page.slide, box, curves, content)


def _add_panel(slide: Slide, box: Box, shown: Sequence[Curve], content: SCurve) -> None:
    """Add a small chart of one setting beside the reference, under its name."""
    chart = _add_chart(slide, box, shown, content, charts.SMALL)
    curve = shown[-1]
    d = curve.description
    chart.has_title = True
    frame = chart.chart_title.text_frame
    figures = f"P50 {content.write(d.p50)}, P80 {content.write(d.p80)}"
    frame.text = f"{curve.setting}: {figures}"
    charts.resize(frame, charts.SMALL)


def _add_chart(
    slide: Slide, box: Box, shown: Sequence[Curve], content: SCurve, size: int
) -> Any:
    """Add a chart of some curves: staircases, finishes, and dots at P50 and P80."""
    from pptx.chart.data import XyChartData
    from pptx.util import Pt

    ends = round_ends(content)
    data, styles = XyChartData(), []
    for name, points, style in _series(shown, content, ends):
        series = data.add_series(name)
        styles.append(style)
        for point in points:
            series.add_data_point(*point)
    alt = f"{content.title}. S-curves of {', '.join(c.setting for c in shown)}."
    chart = charts.add(slide, "XY_SCATTER_LINES_NO_MARKERS", box, data, alt)
    chart.font.size = Pt(size)
    _style(chart, content, ends, small=size == charts.SMALL)
    for series, style in zip(chart.plots[0].series, styles, strict=True):
        style(series)
    return chart


def _series(
    shown: Sequence[Curve], content: SCurve, ends: tuple[float, float]
) -> Iterator[tuple[str, Points, Callable[[Any], None]]]:
    """Yield each series with its name, its points, and what styles it."""
    stairs = [staircase(curve, ends) for curve in shown]
    longest = max(map(len, stairs))
    for curve, points in zip(shown, stairs, strict=True):
        filled = points + points[-1:] * (longest - len(points))
        yield curve.setting, filled, partial(charts.style_line, look=curve.look)
    marks = {m for f in content.finishes_of(shown) for m in f.marks.items()}
    for name, day in sorted(marks):
        look = Look(GREY, DASHES[LINES[name]])
        thin = partial(charts.style_line, look=look, points=1.25)
        yield name, [(day, 0.0), (day, 1.0)], thin
    for curve in shown:
        d = curve.description
        dots = [(d.p50, 0.5), (d.p80, 0.8)]
        style = partial(charts.style_dots, look=curve.look)
        yield f"P50 and P80, {curve.setting}", dots, style


def _style(
    chart: Any, content: SCurve, ends: tuple[float, float], *, small: bool
) -> None:
    money = words.is_money(content.metric)
    form = scaled_format(content.currency, ends[1]) if money else COUNT
    unit = words.unit(content.metric, content.currency)
    across = "" if small else f"{words.name(content.metric)} ({unit})"
    up = "" if small else "Share of replications at or below"
    charts.style_axis(chart.category_axis, across, form, grid=False)
    charts.style_axis(chart.value_axis, up, SHARE, grid=True)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 1
    chart.value_axis.major_unit = 0.5 if small else 0.2
    axis = chart.category_axis
    axis.minimum_scale, axis.maximum_scale = ends


def _table(content: SCurve) -> Grid:
    """Return the table under the curves, which is their legend too."""
    table = content.table
    keys = [charts.KEYS[charts.place_of(row.look)] for row in table.rows]
    cells = len(table.headings)
    return Grid(
        ["", "Setting", *table.headings],
        [[key, r.setting, *r.cells] for key, r in zip(keys, table.rows, strict=True)],
        [0.7, NAME, *[CELL] * cells],
        charts.SIZE,
        numbers=2,
        colours=[row.look.colour for row in table.rows],
    )
