"""The stacked parts of what each setting costs the firm beyond its plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sim.report import findings
from sim.report.axes import GRID, amount_axis
from sim.report.chance import compared
from sim.report.costs import PARTS, cost_parts
from sim.report.key import Key
from sim.report.money import short
from sim.report.style import (
    NORMAL,
    WIDTH,
    add_source,
    add_title,
    line_height,
    new_figure,
    our_style,
    wrap,
)
from sim.summary.columns import by_setting
from sim.summary.statistics import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

DARK, WHITE = "#4d4d4d", "#ffffff"
FILLS = {
    "downtime_cost": ("#8c2d04", None, WHITE),
    "overhead_past_plan": ("#e6550d", None, WHITE),
    "damages": ("#fdae6b", None, WHITE),
    "lost_repeat_margin": ("#756bb1", "xxxx", WHITE),
    "late_fees": ("#bcbddc", "\\\\\\\\", DARK),
    "bonus_accounts_payable": ("#4d4d4d", "\\\\\\\\", WHITE),
    "bonus_procurement": ("#636363", "++++", WHITE),
    "bonus_materials_management": ("#636363", "oooo", WHITE),
    "bonus_sales": ("#636363", "****", WHITE),
    "bonus_project_manager": ("#636363", "OOOO", WHITE),
    "materials": ("#969696", "----", WHITE),
    "labour": ("#969696", "////", WHITE),
    "equipment": ("#969696", "....", WHITE),
    "overhead_by_plan": ("#fee6ce", "////", DARK),
    "revenue": ("#c7e9c0", "....", DARK),
    "discounts": ("#74c476", "||||", WHITE),
    "cash_yield": ("#006d2c", "----", WHITE),
    "other": ("#e0e0e0", None, WHITE),
}
"""The fill, hatching and edge of each part: told apart in greyscale too."""
PATTERNS = {
    "////": "wide_upward_diagonal",
    "\\\\\\\\": "wide_downward_diagonal",
    "----": "narrow_horizontal",
    "||||": "narrow_vertical",
    "....": "percent_20",
    "xxxx": "outlined_diamond",
    "++++": "small_grid",
    "oooo": "sphere",
    "****": "large_grid",
    "OOOO": "dotted_grid",
}
"""The hatchings as office programs call them; their lines have the edge's colour."""
VALUE = "firm_value"
NAME_WIDTH = 2.2
NOTE = "Means. Left of the line: gains. Diamonds, and the amounts: costs less gains."


def cost_bars(
    replications: DataFrame, reference: str, currency: str, *, source: str = ""
) -> Axes:
    """Draw what each setting costs the firm beyond its plan, part by part.

    The bars of two settings differ by as much as their mean firm values.
    """
    differ = compared_value(replications, reference)
    parts = cost_parts(replications)
    return draw_costs(parts, differ, reference, currency, source=source)


def draw_costs(
    parts: Mapping[str, Mapping[str, float]],
    differ: Mapping[str, Comparison],
    reference: str,
    currency: str,
    *,
    source: str = "",
) -> Axes:
    """Draw the mean parts of each setting, and say how the firm values *differ*."""
    shown = next(iter(parts.values()))
    key = Key({PARTS[name]: _look(name) for name in shown}, WIDTH - NAME_WIDTH - 1.2)
    names = {setting: wrap(setting, NAME_WIDTH) for setting in parts}
    with our_style():
        height = sum(0.22 + line_height() * (n.count("\n") + 1) for n in names.values())
        figure = new_figure(height + key.height + 2.1)
        grid = figure.add_gridspec(2, 1, height_ratios=[height + 0.2, key.height])
        axes = figure.add_subplot(grid[0])
        for row, of in enumerate(parts.values()):
            _draw_bar(axes, row, of)
        _mark(axes, names, parts, currency)
        key.draw(figure.add_subplot(grid[1]))
        totals = {setting: sum(of.values()) for setting, of in parts.items()}
        add_title(figure, findings.of_costs(totals, reference, currency, differ))
        add_source(figure, f"{source} {NOTE}".strip())
    return axes


def compared_value(replications: DataFrame, reference: str) -> dict[str, Comparison]:
    """Return how the firm value of each setting differs from the reference's."""
    tables = by_setting(replications)
    base = tables.get(reference, next(iter(tables.values())))[[VALUE]]
    return {name: compared(of[[VALUE]], base)[VALUE] for name, of in tables.items()}


def _look(name: str) -> Mapping[str, Any]:
    fill, hatch, edge = FILLS[name]
    return {"facecolor": fill, "hatch": hatch, "edgecolor": edge}


def _draw_bar(axes: Axes, row: int, of: Mapping[str, float]) -> None:
    """Stack costs to the right of the line and gains to the left of it."""
    ends = {True: 0.0, False: 0.0}
    for name, amount in of.items():
        costs = amount > 0
        axes.barh(
            row, amount, left=ends[costs], height=0.62, linewidth=0.6, **_look(name)
        )
        ends[costs] += amount
    net = sum(of.values())
    axes.plot(net, row, "D", color="black", markersize=5, markeredgecolor="white")


def _mark(
    axes: Axes,
    names: Mapping[str, str],
    parts: Mapping[str, Mapping[str, float]],
    currency: str,
) -> None:
    """Name the settings on the left, and write what they cost on the right."""
    axes.set_yticks(range(len(names)), labels=list(names.values()))
    axes.set_ylim(len(names) - 0.45, -0.55)
    axes.tick_params(axis="y", length=0)
    axes.axvline(0, color="black", linewidth=0.8)
    axes.grid(visible=True, axis="x", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_ylabel("Setting")
    axes.set_xlabel(f"Cost to the firm ({currency})")
    if not any(any(of.values()) for of in parts.values()):
        axes.set_xlim(0, 1)
    amount_axis(axes.xaxis, currency, 5)
    for row, of in enumerate(parts.values()):
        axes.text(
            1.02,
            row,
            short(sum(of.values()), currency),
            transform=axes.get_yaxis_transform(),
            va="center",
            fontsize=NORMAL,
            fontweight="bold",
        )
