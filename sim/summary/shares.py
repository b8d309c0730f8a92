"""In what share of the replications something held, with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.summary.intervals import of_share
from sim.summary.statistics import NAN

if TYPE_CHECKING:
    from pandas import DataFrame, Series

CHANCES = ("no_credit_stoppage", "meets_plan", "meets_contract")
SHARES = (*CHANCES, "unfinished")
COLUMNS = (*SHARES, *(f"{name}_{end}" for name in CHANCES for end in ("low", "high")))
NEEDED = ("finished", "late_days", "stoppages_credit_hold", "slip_days")
"""The metrics that shares are worked out from."""
INSTANT = 1e-9
"""Days by which a finish may miss its date and still meet it: rounding, not time."""


def shares(table: DataFrame) -> dict[str, float | int]:
    """Return the entries of `COLUMNS` for one setting: shares, then their intervals.

    The chance of meeting the contract finish is NaN without one.
    """
    finished = table["finished"] == 1
    dated = table["late_days"].notna()
    held = {
        "no_credit_stoppage": table["stoppages_credit_hold"] == 0,
        "meets_plan": finished & (table["slip_days"] <= INSTANT),
        "meets_contract": (finished & (table["late_days"] <= INSTANT))[dated],
    }
    values: dict[str, float | int] = {m: _share(held[m]) for m in CHANCES}
    values["unfinished"] = int((~finished).sum())
    for metric in CHANCES:
        interval = of_share(int(held[metric].sum()), len(held[metric]))
        values[f"{metric}_low"], values[f"{metric}_high"] = interval
    return values


def _share(holds: Series[bool]) -> float:
    """Return the share of replications for which something *holds*, NaN of none."""
    return float(holds.mean()) if len(holds) else NAN
