"""The waterfall: from what accounts payable gains to what the firm loses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from sim.report import findings
from sim.report.axes import GRID, amount_axis
from sim.report.money import digits, is_spread, short
from sim.report.style import (
    GREY,
    Look,
    add_source,
    add_title,
    looks,
    new_figure,
    our_style,
)
from sim.summary import GainAndLoss, Line, gain_and_loss

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

BARS = {
    "cash_yield": "Interest on cash",
    "bonus_accounts_payable": "Bonus of accounts payable,\npaid by the firm",
    "bonus_procurement": "Bonus of procurement",
    "bonus_materials_management": "Bonus of materials management",
    "bonus_sales": "Bonus of sales",
    "bonus_project_manager": "Bonus of the project manager",
    "downtime_cost": "Idle crews and remobilisation",
    "overhead": "Site overhead",
    "damages": "Liquidated damages",
    "materials": "Materials, with surcharges",
    "late_fees": "Late-payment interest",
    "discounts": "Early-payment discounts",
    "lost_repeat_margin": "Lost repeat work",
    "labour": "Labour",
    "equipment": "Equipment",
    "revenue": "Revenue",
    "firm_value": "Change in firm value",
}
"""The bars from top to bottom: gain, what the firm pays for it, the change."""
UPWARD, DOWNWARD = "#c4c4c4", "#7a7a7a"
ALIKE = "all alike"
MEANS = "Means of paired differences."
INTERVALS = "Thin lines: 95 % interval of each."
LEAST_SHOWN = 0.5
"""An account that changes by less than this reads 0, and is left out."""


def waterfall(
    replications: DataFrame,
    setting: str,
    reference: str,
    currency: str,
    *,
    places: Sequence[str] = (),
    source: str = "",
) -> Axes:
    """Draw how the accounts lead from AP's gain to the change in firm value.

    Each bar starts where the one above ends. Accounts that do not change are left
    out. The colour of the change follows the setting's place among *places*, those of
    the scenario, or else in the table.
    """
    accounts = gain_and_loss(replications, setting, reference)
    settings = places or list(dict.fromkeys(replications["setting"]))
    look = looks(settings, reference)[setting]
    with our_style():
        figure = new_figure(1.9 + 0.42 * (len(_shown(accounts)) + 1))
        axes = figure.add_subplot()
        _draw(axes, accounts, currency, look)
        add_title(figure, findings.of_waterfall(accounts, currency))
        add_source(figure, f"{source} {_note(accounts)}".strip())
    return axes


def _note(accounts: GainAndLoss) -> str:
    """Say how to read the figure."""
    return MEANS if math.isnan(accounts.change.low) else f"{MEANS} {INTERVALS}"


def _shown(accounts: GainAndLoss) -> list[Line]:
    """Return the accounts that change, from the gain to the loss."""
    lines = [accounts.lines[metric] for metric in BARS if metric != "firm_value"]
    return [line for line in lines if abs(line.amount) >= LEAST_SHOWN]


def _draw(axes: Axes, accounts: GainAndLoss, currency: str, look: Look) -> None:
    """Draw the bars, what joins them, and their amounts."""
    axes.use_sticky_edges = False
    lines = _shown(accounts)
    ends = list(accumulate((line.amount for line in lines), initial=0.0))
    for place, (line, start) in enumerate(zip(lines, ends[:-1], strict=True)):
        _draw_bar(axes, place, line, start, UPWARD if line.amount > 0 else DOWNWARD)
        axes.plot([ends[place + 1]] * 2, [place, place + 1], color=GREY, linewidth=0.6)
    _draw_bar(axes, len(lines), accounts.change, 0.0, look.colour)
    bars = [*lines, accounts.change]
    _mark(axes, bars, currency)


def _draw_bar(axes: Axes, place: int, line: Line, start: float, colour: str) -> None:
    """Draw one bar, and its interval about its end."""
    axes.barh(place, line.amount, left=start, height=0.6, color=colour)
    if not math.isnan(line.low):
        ends = [start + line.low, start + line.high]
        axes.plot(ends, [place, place], color="black", linewidth=1.2)


def _mark(axes: Axes, bars: list[Line], currency: str) -> None:
    """Name the bars on the left, and write their amounts on the right."""
    places = range(len(bars))
    axes.set_yticks(places, labels=[BARS[line.metric] for line in bars])
    axes.set_ylim(len(bars) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.axvline(0, color="black", linewidth=0.8)
    axes.grid(visible=True, axis="x", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_ylabel("Account")
    axes.set_xlabel(f"Contribution to firm value ({currency})")
    amount_axis(axes.xaxis, currency, 5)
    for place, line in zip(places, bars, strict=True):
        axes.text(
            1.02,
            place,
            _amount(line, currency),
            transform=axes.get_yaxis_transform(),
            va="center",
        )


def _amount(line: Line, currency: str) -> str:
    """Write the amount of *line* with its interval."""
    if math.isnan(line.low):
        return short(line.amount, currency)
    if not is_spread(line.low, line.high):
        return f"{short(line.amount, currency)}  ({ALIKE})"
    decimals = digits(line.low, line.high, currency)
    amount, low, high = (
        short(each, currency, decimals=decimals)
        for each in (line.amount, line.low, line.high)
    )
    return f"{amount}  ({low} to {high})"
