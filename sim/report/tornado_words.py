"""What is said of a tornado."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from sim.report import words
from sim.report.lever_words import lever, number

if TYPE_CHECKING:
    from pandas import DataFrame


def measured(metric: str, against: str | None) -> str:
    """Return what is measured, such as ``Firm value against “pay on terms”``."""
    name = words.name(metric)
    return name if against is None else f"{name} against “{against}”"


def low_case(name: str) -> str:
    """Return the name of a metric as it stands within a sentence."""
    return name if name[:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def headline(
    table: DataFrame, metric: str, currency: str, against: str | None = None
) -> str:
    """Return the finding: which input moves the metric most, and by how much."""
    what = low_case(measured(metric, against))
    low, high = (table.iloc[place] for place in (0, 1))
    if not low["swing"]:
        return f"No input moves {what}"
    name = lever(low["path"], currency).split(",", maxsplit=1)[0]
    swing = words.value(abs(low["swing"]), metric, currency)
    chance = "" if low["swing_low"] * low["swing_high"] > 0 else " (may be chance)"
    return (
        f"{name[:1].upper()}{name[1:]} matters most: from {number(low['value'])} to"
        f" {number(high['value'])} it moves {what} by {swing}{chance}"
    )


def global_headline(
    table: DataFrame, metric: str, currency: str, against: str | None = None
) -> str:
    """Return which input has a part in most of the variance."""
    first = table.iloc[0]
    name = lever(first["path"], currency).split(",", maxsplit=1)[0]
    return (
        f"{name[:1].upper()}{name[1:]} has a part in {words.share(first['total'])} of"
        f" the variance of {low_case(measured(metric, against))}"
    )


def of_noise(noise: float, replications: int) -> str:
    """Say how much of the variance between points is luck."""
    if isnan(noise):
        return "One replication a point does not tell how much is luck."
    return (
        f"{words.share(noise)} of the variance between points is luck that they do not"
        f" share, with {replications:,} replications each; the intervals cover it."
    )
