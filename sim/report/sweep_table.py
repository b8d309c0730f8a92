"""The points of a sweep side by side, for the terminal."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

from sim.report.lever_words import lever, number
from sim.report.money import NO_VALUE, digits, is_spread, short
from sim.report.tables import table
from sim.report.words import value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pandas import DataFrame
    from rich.table import Table

SHOWN = {
    "downtime_cost": "Downtime cost",
    "slip_days": "Slip, days",
    "firm_value": "Firm value",
}
MEAN = "mean ± 95 %"
INTERVAL = "\n95 % interval"


def of_points(
    points: DataFrame, paths: Sequence[str], reference: str, currency: str
) -> Table:
    """Return a row for the reference and each point: means and the firm's loss."""
    headings = [_heading(path, currency) for path in paths]
    measured = [f"{words}\n{MEAN}" for words in SHOWN.values()]
    rows = [
        [*_point(row, paths, reference), *_cells(of, currency)]
        for _, of in points.groupby("setting", sort=False)
        for row in [of.iloc[0].to_dict()]
    ]
    return table(
        [*headings, *measured, "Difference\nmean", INTERVAL],
        rows,
        gives_way={INTERVAL, *headings[:1]},
        words=len(paths),
    )


def _heading(path: str, currency: str) -> str:
    """Return a lever in at most two lines."""
    words = lever(path, currency)
    head, colon, rest = words.partition(": ")
    return f"{head}:\n{_capital(rest)}" if colon else f"\n{_capital(words)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _point(row: Mapping[Any, Any], paths: Sequence[str], reference: str) -> list[str]:
    if row["setting"] == reference:
        return [reference, *[""] * (len(paths) - 1)]
    return [number(row[path]) for path in paths]


def _cells(of: DataFrame, currency: str) -> list[str]:
    by_metric = of.set_index("metric")
    means = [_mean(by_metric.loc[name], name, currency) for name in SHOWN]
    return [*means, *_difference(by_metric.loc["firm_value"], currency)]


def _mean(row: Any, metric: str, currency: str) -> str:
    mean = value(row["mean"], metric, currency)
    half_width = row["high"] - row["mean"]
    if isnan(half_width) or not half_width:
        return mean
    return f"{mean} ± {value(half_width, metric, currency)}"


def _difference(row: Any, currency: str) -> list[str]:
    """Return a difference against the reference and its interval; none of itself."""
    mean, low, high = (row[f"difference{end}"] for end in ("", "_low", "_high"))
    if isnan(mean):
        return ["", ""]
    if isnan(low):
        return [_signed(mean, currency), NO_VALUE]
    if not is_spread(low, high):
        return [_signed(mean, currency), "alike"]
    decimals = digits(low, high, currency)
    ends = " to ".join(short(e, currency, decimals=decimals) for e in (low, high))
    return [_signed(mean, currency, decimals), ends]


def _signed(amount: float, currency: str, decimals: int | None = None) -> str:
    written = short(amount, currency, decimals=decimals)
    return f"+{written}" if amount > 0 else written
