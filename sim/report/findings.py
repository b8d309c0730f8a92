"""Titles that say what a figure shows, in words that follow from its numbers."""

from __future__ import annotations

from collections.abc import Mapping

from sim.report.money import digits, short
from sim.report.words import name, share, value
from sim.summary import GainAndLoss, Line
from sim.summary.statistics import Comparison, Description

MAY_BE_CHANCE = " (may be chance)"


def of_curves(
    described: Mapping[str, Description],
    reference: str,
    metric: str,
    currency: str,
    compared: Mapping[str, Comparison] | None = None,
) -> str:
    """Say how P80, or else the mean, differs most from that of the reference.

    Where the interval of the paired mean difference holds 0 it may be chance.
    """
    if all(d.mean == d.p10 == d.p90 == 0 for d in described.values()):
        nothing = value(0, metric, currency)
        return f"{name(metric)} is {nothing} in every replication"
    for statistic, words in (("p80", "at P80"), ("mean", "on average")):
        figures = {s: getattr(d, statistic) for s, d in described.items()}
        written = {s: value(v, metric, currency) for s, v in figures.items()}
        if len(set(written.values())) > 1:
            change = _change(figures, written, reference, compared)
            return f"{name(metric)} {words} {change}"
    return _alike(described, metric, currency)


def of_waterfall(accounts: GainAndLoss, currency: str) -> str:
    """Say what accounts payable gains, and what the firm loses by it."""
    compared = f"“{accounts.setting}” against “{accounts.reference}”"
    return f"{compared}: {_gain(accounts, currency)}; {_loss(accounts, currency)}"


def _change(
    figures: Mapping[str, float],
    written: Mapping[str, str],
    reference: str,
    compared: Mapping[str, Comparison] | None,
) -> str:
    """Say from what to what the figure changes that differs most."""
    start = reference if reference in figures else next(iter(figures))
    other = max(figures, key=lambda s: abs(figures[s] - figures[start]))
    verb = "rises" if figures[other] > figures[start] else "falls"
    return (
        f"{verb} from {written[start]} under “{start}” "
        f"to {written[other]} under “{other}”{_doubt((compared or {}).get(other))}"
    )


def _doubt(comparison: Comparison | Line | None) -> str:
    """Say that a difference may be chance where its interval does not exclude it."""
    if comparison is None or comparison.low > 0 or comparison.high < 0:
        return ""
    return MAY_BE_CHANCE


def _alike(described: Mapping[str, Description], metric: str, currency: str) -> str:
    """Say that settings do not differ, or name the only one."""
    setting, description = next(iter(described.items()))
    p80 = value(description.p80, metric, currency)
    where = "in every setting" if len(described) > 1 else f"under “{setting}”"
    return f"{name(metric)} at P80 is {p80} {where}"


def _gain(accounts: GainAndLoss, currency: str) -> str:
    """Say what accounts payable gains in interest, and its own bonus."""
    verb = "gains" if accounts.gain >= 0 else "loses"
    gain = _some(accounts.gain, "of ", currency)
    more = "more" if accounts.bonus >= 0 else "less"
    bonus = _some(accounts.bonus, "", currency)
    return (
        f"accounts payable {verb} {gain}interest on cash and earns {bonus}{more} bonus"
    )


def _some(amount: float, of: str, currency: str) -> str:
    """Write the size of *amount* before its noun, ``no`` where it would read 0."""
    size = short(abs(amount), currency)
    return "no " if size == short(0, currency) else f"{size} {of}"


def _loss(accounts: GainAndLoss, currency: str) -> str:
    """Say what the firm loses, and whether that may be chance."""
    decimals = digits(accounts.change.low, accounts.change.high, currency)
    amount = short(abs(accounts.loss), currency, decimals=decimals)
    if amount == short(0, currency):
        return "firm value does not change"
    verb = "loses" if accounts.loss > 0 else "gains"
    return f"the firm {verb} {amount}{_doubt(accounts.change)}"


def of_finish(
    meeting: Mapping[str, float],
    reference: str,
    finish: str,
    compared: Mapping[str, Comparison] | None = None,
) -> str | None:
    """Say how the share that meets a finish differs most; None if all are alike."""
    written = {setting: share(part) for setting, part in meeting.items()}
    if len(set(written.values())) <= 1:
        return None
    change = _change(meeting, written, reference, compared)
    return f"The chance of meeting the {finish} {change}"


def of_costs(
    totals: Mapping[str, float],
    reference: str,
    currency: str,
    compared: Mapping[str, Comparison] | None = None,
) -> str:
    """Say how the cost of a setting differs most from that of the reference."""
    written = {setting: short(total, currency) for setting, total in totals.items()}
    if len(set(written.values())) > 1:
        change = _change(totals, written, reference, compared)
        return f"The cost to the firm beyond its plan {change}"
    setting, words = next(iter(written.items()))
    where = "in every setting" if len(totals) > 1 else f"under “{setting}”"
    return f"The cost to the firm beyond its plan is {words} {where}"
