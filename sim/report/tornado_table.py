"""The inputs of a tornado, for the terminal."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

from sim.report.lever_words import lever, number
from sim.report.money import digits, short
from sim.report.tables import table
from sim.report.words import is_money, value

if TYPE_CHECKING:
    from pandas import DataFrame
    from rich.table import Table

INPUT = "\nInput"
HEADINGS = [INPUT, "\nFrom", "\nto", "At the\nfirst", "At the\nsecond", "\nSwing"]
INTERVAL = "\n95 % interval"


def of_inputs(measured: DataFrame, metric: str, currency: str) -> Table:
    """Return a row per input: its ends, the metric at each, and the swing."""
    ends = zip(
        measured.iloc[::2].to_dict("records"),
        measured.iloc[1::2].to_dict("records"),
        strict=True,
    )
    rows = [
        [
            lever(low["path"], currency),
            *(number(end["value"]) for end in (low, high)),
            *(value(end["mean"], metric, currency) for end in (low, high)),
            *_swing(low, metric, currency),
        ]
        for low, high in ends
    ]
    return table([*HEADINGS, INTERVAL], rows, gives_way={INPUT, INTERVAL})


def of_indices(indices: DataFrame, currency: str) -> Table:
    """Return a row per input: its ends, and its total index with the interval."""
    rows = [
        [
            lever(row["path"], currency),
            number(row["from"]),
            number(row["to"]),
            f"{row['total']:.2f}",
            f"{row['low']:.2f} to {row['high']:.2f}",
        ]
        for row in indices.to_dict("records")
    ]
    headings = [INPUT, "\nFrom", "\nto", "Total\nindex", INTERVAL]
    return table(headings, rows, gives_way={INPUT})


def _swing(row: Any, metric: str, currency: str) -> list[str]:
    """Return a swing with its sign, and its interval."""
    swing, low, high = (row[name] for name in ("swing", "swing_low", "swing_high"))
    sign = "+" if swing > 0 else ""
    if not is_money(metric) or isnan(low):
        known = "" if isnan(low) else f"{low:,.1f} to {high:,.1f}"
        return [f"{sign}{value(swing, metric, currency)}", known]
    decimals = digits(low, high, currency)
    ends = [short(end, currency, decimals=decimals) for end in (low, high)]
    told = "alike" if ends[0] == ends[1] else " to ".join(ends)
    return [f"{sign}{short(swing, currency, decimals=decimals)}", told]
