"""The tables of an attribution, for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.report.amounts import with_interval
from sim.report.attribution_words import department
from sim.report.tables import table

if TYPE_CHECKING:
    from pandas import DataFrame
    from rich.table import Table

    from sim.summary.statistics import Comparison

INTERVAL = "95 % interval"
DEPARTMENT = "\nDepartment"
SHARES = [
    DEPARTMENT,
    "Share of\nthe loss",
    f"\n{INTERVAL}",
    "Loss if it\nalone ...",
    f" \n{INTERVAL}",
    "Gain if it\nalone reforms",
    f"  \n{INTERVAL}",
]


def of_departments(attributed: DataFrame, total: Comparison, currency: str) -> Table:
    """Return a row per department, and the sum of their shares."""
    rows = [
        [
            department(row["department"]),
            *_cells(row, "share", currency),
            *_cells(row, "alone", currency),
            *_cells(row, "reformed", currency),
        ]
        for row in attributed.to_dict("records")
    ]
    whole = with_interval(*total[:3], currency)
    rows.append(["all together", *whole, "", "", "", ""])
    return table(SHARES, rows, gives_way={DEPARTMENT})


def of_pairs(interactions: DataFrame, currency: str) -> Table:
    """Return a row per pair of departments."""
    rows = [
        [
            f"{department(row['department'])} and {department(row['other'])}",
            *_cells(row, "interaction", currency),
        ]
        for row in interactions.to_dict("records")
    ]
    return table(["Pair", "Added loss of both", INTERVAL], rows, gives_way={"Pair"})


def _cells(row: dict[Any, Any], name: str, currency: str) -> tuple[str, str]:
    return with_interval(row[name], row[f"{name}_low"], row[f"{name}_high"], currency)
