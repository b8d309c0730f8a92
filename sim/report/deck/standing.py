"""The table of settings: what each costs, and how sure that is."""

from collections.abc import Mapping
from typing import Any

from sim.report.deck.grids import Grid
from sim.report.money import NO_VALUE, short
from sim.report.words import share
from sim.summary import Summary

HEADINGS = (
    "Setting",
    "Downtime cost, mean ± 95 %",
    "P80",
    "Slip in days, mean ± 95 %",
    "P80",
    "Firm value, mean ± 95 %",
    "Difference (95 % interval)",
    "No stoppage by credit hold",
)
SHARES = (3.0, 1.7, 1.1, 1.5, 0.8, 1.8, 2.0, 1.3)
SIZE = 12
Row = Mapping[str, Any]


def table_of(summary: Summary, currency: str) -> Grid:
    """Return the settings side by side."""
    plain = summary.as_json()
    rows = [
        [
            setting,
            _mean(of["downtime_cost"], currency),
            short(of["downtime_cost"]["p80"], currency),
            _mean(of["slip_days"], None),
            _written(of["slip_days"]["p80"], None),
            _mean(of["firm_value"], currency),
            _difference(plain["differences"].get(setting, {}), currency),
            share(plain["shares"][setting]["no_credit_stoppage"]),
        ]
        for setting, of in plain["settings"].items()
    ]
    return Grid(HEADINGS, rows, SHARES, SIZE, numbers=1)


def firm_values(summary: Summary) -> dict[str, float]:
    """Return the mean firm value of each setting."""
    of_firm = summary.table[summary.table["metric"] == "firm_value"]
    return dict(zip(of_firm["setting"], of_firm["mean"], strict=True))


def _written(amount: float | None, currency: str | None) -> str:
    """Write money, or days where there is no currency."""
    if currency is not None:
        return short(amount, currency)
    return NO_VALUE if amount is None else f"{amount:,.1f}"


def _mean(of: Row, currency: str | None) -> str:
    mean, reach = of["mean"], of["half_width"]
    spread = "" if reach is None else f" ± {_written(reach, currency)}"
    return f"{_written(mean, currency)}{spread}"


def _difference(compared: Mapping[str, Row], currency: str) -> str:
    """Write the difference in firm value and its interval; nothing of the reference."""
    if not compared:
        return "reference"
    of = compared["firm_value"]
    sign = "+" if (of["mean"] or 0) > 0 else ""
    written = f"{sign}{short(of['mean'], currency)}"
    if of["low"] is None:
        return written
    return f"{written}\n({short(of['low'], currency)} to {short(of['high'], currency)})"
