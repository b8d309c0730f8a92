"""The settings side by side, in words and figures that a finance director reads."""

from collections.abc import Mapping
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.report import findings
from sim.report.money import NO_VALUE, digits, is_spread, short
from sim.report.tables import table
from sim.report.words import share
from sim.summary import GainAndLoss, Summary

if TYPE_CHECKING:
    from rich.table import Table

PAIRS = "\nPairs"
MEAN, SETTING, INTERVAL = "mean ± 95 %", "\nSetting", "\n95 % interval"
ALIKE = "every replication alike"
SAME_LUCK = "Same luck\nis worth"
CHANCES = {
    "no_credit_stoppage": "No stoppage by\ncredit hold, %",
    "meets_plan": "Meets\nplan, %",
    "meets_contract": "Meets\ncontract, %",
}
GIVE_WAY = {SETTING, INTERVAL}
"""The columns whose words wrap when the lines are narrow."""
EXACT_BELOW = 10
"""A gain below this many times is told to one decimal."""


def of_site(summary: Summary, currency: str) -> "Table":
    """Return the table of downtime cost and slip: mean with 95 % interval, P50, P80."""
    headings = [f"Downtime cost\n{MEAN}", "\nP50", "\nP80"]
    headings += [f"Slip, days\n{MEAN}", "\nP50", "\nP80"]
    rows = [
        [
            setting,
            *_money(metrics["downtime_cost"], currency),
            *_days(metrics["slip_days"]),
        ]
        for setting, metrics in summary.as_json()["settings"].items()
    ]
    return table([SETTING, *headings], rows, gives_way=GIVE_WAY)


def of_firm(
    summary: Summary, currency: str, pairs: Mapping[str, int | None] | None = None
) -> "Table":
    """Return the table of firm value, its difference, and what the same luck is worth.

    Given the *pairs* of replications by setting, each difference tells how many it is
    of, or that it is unpaired.
    """
    headings = [f"Firm value\n{MEAN}", "Difference\nmean", INTERVAL]
    headings += [*([] if pairs is None else [PAIRS]), SAME_LUCK]
    plain = summary.as_json()
    rows = [
        [
            setting,
            _money(metrics["firm_value"], currency)[0],
            *_difference(plain["differences"].get(setting, {}), currency),
            *([] if pairs is None else [_paired(pairs, setting)]),
            _worth(plain["differences"].get(setting, {})),
        ]
        for setting, metrics in plain["settings"].items()
    ]
    return table([SETTING, *headings], rows, gives_way=GIVE_WAY)


def of_chances(summary: Summary) -> "Table":
    """Return the table of how late, and how likely, things are, each with its interval.

    It holds the P80 of slip and the chances of no stoppage by credit hold and of
    meeting the planned and the contract finish.
    """
    headings = [SETTING, f"P80 of slip{INTERVAL}", *CHANCES.values()]
    plain = summary.as_json()
    rows = [
        [
            setting,
            _between(metrics["slip_days"]),
            *(_chance(plain["shares"][setting], name) for name in CHANCES),
        ]
        for setting, metrics in plain["settings"].items()
    ]
    return table(headings, rows, gives_way=GIVE_WAY)


def closing(accounts: GainAndLoss, currency: str) -> str:
    """Say what accounts payable gains and the firm loses where it loses most."""
    start = "Where the firm loses most" if accounts.loss > 0 else "The firm never loses"
    finding = findings.of_waterfall(accounts, currency)
    return f"{start}: {finding}{_within(accounts, currency)}."


def unfinished(summary: Summary) -> list[str]:
    """Say in which settings replications were given up before their finish."""
    return [
        f"{setting}: {count} of the replications did not finish; their finish is a"
        " lower bound"
        for setting, count in summary.shares[["setting", "unfinished"]].to_numpy()
        if count
    ]


def _within(accounts: GainAndLoss, currency: str) -> str:
    """Return the interval of what the firm loses, or of what it gains."""
    change = accounts.change
    if isnan(change.low) or change.low * change.high < 0:
        return ""
    if not is_spread(change.low, change.high):
        return f", {ALIKE}"
    low, high = sorted([abs(change.low), abs(change.high)])
    return f", 95 % interval {_interval(low, high, currency)}"


def _money(of: dict[str, Any], currency: str) -> list[str]:
    """Return the mean with its half-width, P50 and P80 of an amount of money."""
    spread = _spread(of["half_width"] is not None, short(of["half_width"], currency))
    percentiles = [short(of[name], currency) for name in ("p50", "p80")]
    return [short(of["mean"], currency) + spread, *percentiles]


def _days(of: dict[str, Any]) -> list[str]:
    """Return the mean with its half-width, P50 and P80 of a time in days."""
    mean, half_width, p50, p80 = (
        NO_VALUE if of[name] is None else f"{of[name]:,.1f}"
        for name in ("mean", "half_width", "p50", "p80")
    )
    return [mean + _spread(of["half_width"] is not None, half_width), p50, p80]


def _spread(known: bool, half_width: str) -> str:  # noqa: FBT001
    return f" ± {half_width}" if known else ""


def _difference(compared: dict[str, Any], currency: str) -> list[str]:
    """Return a difference against the reference and its interval; none of itself."""
    if not compared:
        return ["", ""]
    of = compared["firm_value"]
    mean, low, high = of["mean"], of["low"], of["high"]
    if low is None:
        return [_signed(mean, currency), NO_VALUE]
    if not is_spread(low, high):
        return [_signed(mean, currency), ALIKE]
    decimals = digits(low, high, currency)
    return [_signed(mean, currency, decimals), _interval(low, high, currency)]


def _worth(compared: dict[str, Any]) -> str:
    """Return what common random numbers gain, in times the replications."""
    if not compared:
        return ""
    gain = compared["firm_value"]["gain"]
    if gain is None:
        return NO_VALUE
    return f"{gain:,.{int(gain < EXACT_BELOW)}f} times"


def _between(of: dict[str, Any]) -> str:
    """Return the interval of the P80 of a time in days."""
    if of["p80_low"] is None:
        return NO_VALUE
    return f"{of['p80_low']:,.1f} to {of['p80_high']:,.1f}"


def _chance(shares: dict[str, Any], name: str) -> str:
    """Return a share with its interval, as percentages without their sign."""
    if shares[name] is None:
        return NO_VALUE
    parts = [shares[part] for part in (name, f"{name}_low", f"{name}_high")]
    chance, low, high = (share(part).removesuffix(" %") for part in parts)
    return f"{chance} ({low} to {high})"


def _paired(pairs: Mapping[str, int | None], setting: str) -> str:
    """Return how many pairs a difference is of; nothing for the reference."""
    if setting not in pairs:
        return ""
    number = pairs[setting]
    return "unpaired" if number is None else f"{number:,}"


def _interval(low: float, high: float, currency: str) -> str:
    """Return an interval of money, with more digits where its ends read the same."""
    decimals = digits(low, high, currency)
    return " to ".join(short(end, currency, decimals=decimals) for end in (low, high))


def _signed(amount: float | None, currency: str, decimals: int | None = None) -> str:
    """Return an amount of money with its sign, plus or minus."""
    written = short(amount, currency, decimals=decimals)
    return f"+{written}" if amount and amount > 0 else written
