"""The sheet of charts, drawn from the cells of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sim.report import findings, words
from sim.report.axes import GRID
from sim.report.cost_parts import FILLS, PATTERNS
from sim.report.costs import cost_parts
from sim.report.curves import Curve
from sim.report.deck.charts import place_of
from sim.report.number_formats import COUNT, SHARE, scaled_format
from sim.report.stairs import LINES, round_ends
from sim.report.study import Study
from sim.report.style import DASHES, GREY, Look, looks
from sim.report.waterfall import DOWNWARD, UPWARD
from sim.report.workbook.book import Book, on_paper
from sim.report.workbook.curves import Drawn
from sim.report.workbook.money import BARS, COSTS, WATERFALL
from sim.summary import GainAndLoss

SIZE, PANEL = (980, 460), (490, 320)
"""Pixels of a chart, and of one of several."""
ROW = 20
"""Pixels of a row."""
DASH_NAMES = ("solid", "dash", "round_dot", "long_dash_dot", "long_dash_dot_dot")
"""The line styles of a workbook, in the order of those of the figures."""
GRIDLINES = {"visible": True, "line": {"color": GRID}}


class Shelf:
    """A sheet on which charts stand below one another."""

    def __init__(self, book: Book, sheet: Any) -> None:
        self.book = book
        self._sheet = sheet
        self._row = 1
        on_paper(sheet)

    def chart(self, kind: str, subtype: str) -> Any:
        """Return a new chart."""
        return self.book.workbook.add_chart({"type": kind, "subtype": subtype})

    def say(self, finding: str) -> None:
        """Write the finding of the charts that follow."""
        bold = self.book.workbook.add_format({"bold": True})
        self._sheet.write_string(self._row, 0, finding, bold)
        self._row += 1

    def put(self, charts: Sequence[Any], size: tuple[int, int] = SIZE) -> None:
        """Put charts down, two side by side where there are several."""
        width, height = size
        for place, chart in enumerate(charts):
            down, right = divmod(place, 2)
            chart.set_size({"width": width, "height": height})
            at = {"x_offset": right * (width + 10), "object_position": 3}
            self._sheet.insert_chart(
                self._row + down * (height // ROW + 1), 0, chart, at
            )
        self._row += -(-len(charts) // 2) * (height // ROW + 2)


def add_waterfall(shelf: Shelf, study: Study, accounts: GainAndLoss, rows: int) -> None:
    """Draw the waterfall: columns that stand on a base without a fill."""
    chart, currency = shelf.chart("column", "stacked"), shelf.book.currency
    look = looks(study.results.design.settings, study.reference)[accounts.setting]
    for column, bar in enumerate(BARS, start=5):
        fill = {"none": True} if bar == "Base" else {"color": _bar_colour(bar, look)}
        chart.add_series(
            {
                "name": [WATERFALL, 0, column],
                "categories": [WATERFALL, 1, 0, rows, 0],
                "values": [WATERFALL, 1, column, rows, column],
                "fill": fill,
                "border": {"none": True},
                "gap": 35,
            }
        )
    sizes = [abs(line.amount) for line in [*accounts.lines.values(), accounts.change]]
    _money_axis(chart.set_y_axis, currency, max(sizes), "Contribution to firm value")
    chart.set_x_axis({"label_position": "low", "num_font": {"rotation": 360}})
    _finish(chart, findings.of_waterfall(accounts, currency), legend=False)
    shelf.put([chart])


def add_costs(shelf: Shelf, study: Study, shown: Sequence[str]) -> None:
    """Draw the parts of what each setting costs, as stacked bars."""
    if not shown:
        return
    chart, currency = shelf.chart("bar", "stacked"), shelf.book.currency
    parts = cost_parts(study.replications)
    totals = {setting: sum(of.values()) for setting, of in parts.items()}
    for column, part in enumerate(shown, start=1):
        chart.add_series(
            {
                "name": [COSTS, 0, column],
                "categories": [COSTS, 1, 0, len(parts), 0],
                "values": [COSTS, 1, column, len(parts), column],
                "gap": 40,
                **_part_fill(part),
            }
        )
    longest = max(sum(map(abs, of.values())) for of in parts.values())
    _money_axis(
        chart.set_x_axis, currency, longest, "Cost to the firm", label_position="high"
    )
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    _finish(chart, findings.of_costs(totals, study.reference, currency), legend=True)
    shelf.put([chart])


def add_s_curve(shelf: Shelf, drawn: Drawn) -> None:
    """Draw an S-curve: all settings in one chart, or each beside the reference."""
    panels = drawn.content.panels
    charts = [_s_curve(shelf, drawn, shown) for shown in panels]
    if len(panels) > 1:
        shelf.say(drawn.content.title)
    shelf.put(charts, SIZE if len(panels) == 1 else PANEL)


def _s_curve(shelf: Shelf, drawn: Drawn, shown: Sequence[Curve]) -> Any:
    chart, content = shelf.chart("scatter", "straight"), drawn.content
    for curve in shown:
        _add_line(chart, drawn, curve.setting, curve.look, 2.25)
    for name in drawn.lines:
        style = next((LINES[mark] for mark in LINES if name.startswith(mark)), None)
        if style is not None and name not in {c.setting for c in content.curves}:
            _add_line(chart, drawn, name, Look(GREY, DASHES[style]), 1.25)
    low, high = round_ends(content)
    money = words.is_money(content.metric)
    form = scaled_format(content.currency, high) if money else COUNT
    unit = words.unit(content.metric, content.currency)
    name = f"{words.name(content.metric)} ({unit})"
    plain = {"major_gridlines": {"visible": False}, "min": low, "max": high}
    chart.set_x_axis({"name": name, "num_format": form, **plain})
    up = {"name": "Share at or below", "num_format": SHARE, "min": 0, "max": 1}
    up |= {"major_unit": 0.2}
    chart.set_y_axis({**up, "major_gridlines": GRIDLINES})
    title = content.title if len(content.panels) == 1 else shown[-1].setting
    _finish(chart, title, legend=True)
    return chart


def _add_line(chart: Any, drawn: Drawn, name: str, look: Look, width: float) -> None:
    values, shares = drawn.ranges(name)
    dash = DASH_NAMES[place_of(look)]
    chart.add_series(
        {
            "name": [drawn.sheet, 0, drawn.lines[name][0]],
            "categories": values,
            "values": shares,
            "line": {"color": look.colour, "dash_type": dash, "width": width},
        }
    )


def _bar_colour(bar: str, look: Look) -> str:
    fills = {"Rise": UPWARD, "Fall": DOWNWARD}
    return fills.get(bar.removesuffix(" below 0"), look.colour)


def _part_fill(part: str) -> Mapping[str, Any]:
    colour, hatch, edge = FILLS[part]
    if hatch is None:
        return {"fill": {"color": colour}}
    pattern = {"pattern": PATTERNS[hatch], "fg_color": edge, "bg_color": colour}
    return {"pattern": pattern}


def _money_axis(
    set_axis: Any, currency: str, size: float, title: str, **more: str
) -> None:
    form = scaled_format(currency, size)
    name = f"{title} ({currency})"
    set_axis({"name": name, "num_format": form, "major_gridlines": GRIDLINES, **more})


def _finish(chart: Any, title: str, *, legend: bool) -> None:
    """Give a chart the finding as title, and a legend or none."""
    chart.set_title({"name": title, "name_font": {"size": 11}, "overlay": False})
    chart.set_legend({"position": "bottom"} if legend else {"none": True})
