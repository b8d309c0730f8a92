"""What is said of an attribution: the loss, the first reform, the order of reform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.report.amounts import may_be_chance, with_interval
from sim.report.money import short

if TYPE_CHECKING:
    from pandas import DataFrame

    from sim.summary.statistics import Comparison


def department(name: str) -> str:
    """Return the name of a part of the scenario in words."""
    return name.replace("_", " ")


def loss(total: Comparison, own: str, aligned: str, currency: str) -> str:
    """Say what the firm loses when all are on their own goals."""
    mean, low, high = total[:3]
    verb = "loses" if mean >= 0 else "gains"
    if mean < 0:
        mean, low, high = -mean, -high, -low
    told, interval = with_interval(mean, low, high, currency)
    between = f", 95 % interval {interval}" if " to " in interval else ""
    return f"Under “{own}” the firm {verb} {told} against “{aligned}”{between}."


def headline(table: DataFrame, total: Comparison, currency: str) -> str:
    """Return the finding of the figure: who causes most."""
    first = table.iloc[0]
    if not total.mean > 0 or not first["share"] > 0:
        return "The own goals of the departments cost the firm nothing"
    name, share = _capital(department(first["department"])), first["share"]
    if len(table) == 1:
        return f"{name} alone causes the loss of {short(total.mean, currency)}"
    chance = may_be_chance(first["share_low"], first["share_high"])
    return (
        f"{name} on its own goal costs most: {short(share, currency)} of the loss of"
        f" {short(total.mean, currency)}{' (may be chance)' if chance else ''}"
    )


def first_reform(table: DataFrame, own: str, currency: str) -> str:
    """Say which single change of goals helps most, from all on their own goals."""
    best = max(table.to_dict("records"), key=lambda row: row["reformed"])
    mean, low, high = (best[f"reformed{end}"] for end in ("", "_low", "_high"))
    if not mean > 0:
        return "No single change to the firm's goal helps."
    gain, interval = with_interval(mean, low, high, currency)
    chance = "; it may be chance" if may_be_chance(low, high) else ""
    return (
        f"The single change of goals that helps most from “{own}”:"
        f" {department(best['department'])} to the firm's goal, +{gain}"
        f" (95 % interval {interval}{chance})."
    )


def order(reforms: DataFrame, currency: str) -> str:
    """Say in which order reform does most good."""
    steps = [_step(row, currency) for row in reforms.to_dict("records")]
    return f"Best order of reform: {', then '.join(steps)}."


def _step(row: dict[Any, Any], currency: str) -> str:
    sign = "+" if row["gain"] > 0 else ""
    return f"{department(row['department'])} ({sign}{short(row['gain'], currency)})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
