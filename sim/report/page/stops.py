"""Why the site stopped, as tables of the commonest chains of causes."""

from collections.abc import Mapping, Sequence

from sim.report.page.tables import Cell, Table, days, number, words
from sim.report.why import CommonCause
from sim.report.words import share

SHOWN = 8
"""Chains of one setting that are told apart; the rest are one line."""
NONE = "no crew ever stood idle"


def of_setting(setting: str, causes: Sequence[CommonCause]) -> Table:
    """Return the chains of causes of one setting, with their share of idle days."""
    rows = [_chain(cause) for cause in causes[:SHOWN]]
    if rest := causes[SHOWN:]:
        rows.append(_rest(rest))
    return Table(
        f"The commonest chains of causes under “{setting}”",
        [
            "Supplier",
            "What happened",
            "What lies behind it",
            "Idle work days",
            "Share of idle days",
            "Replications with it",
        ],
        rows,
    )


def of_all(causes: Mapping[str, Sequence[CommonCause]]) -> Table:
    """Return idle days, those by late-payment hold, and the commonest chain."""
    return Table(
        "Idle days of every setting and their commonest cause",
        [
            "Setting",
            "Idle work days",
            "By late-payment hold",
            "Commonest chain of causes",
            "Its share",
        ],
        [_setting(setting, chains) for setting, chains in causes.items()],
    )


def _chain(common: CommonCause) -> list[Cell]:
    cause = common.cause
    return [
        words(cause.supplier),
        words(cause.trigger),
        words(cause.behind),
        _short_days(common.days),
        _share(common.share),
        _share(common.replications),
    ]


def _rest(causes: Sequence[CommonCause]) -> list[Cell]:
    return [
        words("others"),
        words(f"{len(causes)} rarer chains"),
        words(""),
        _short_days(sum(cause.days for cause in causes)),
        _share(sum(cause.share for cause in causes)),
        Cell(""),
    ]


def _setting(setting: str, causes: Sequence[CommonCause]) -> list[Cell]:
    if not causes:
        return [words(setting), days(0.0), _share(0.0), words(NONE), Cell("")]
    first = causes[0]
    by_hold = sum(cause.share for cause in causes if cause.cause.by_hold)
    supplier, trigger, behind, held = first.cause
    commonest = f"{supplier} {trigger}" if held else f"{supplier}: {behind}"
    return [
        words(setting),
        _short_days(sum(cause.days for cause in causes)),
        _share(by_hold),
        words(commonest),
        _share(first.share),
    ]


def _short_days(value: float) -> Cell:
    return number(value, f"{value:,.2f}" if value < 1 else f"{value:,.1f}")


def _share(part: float) -> Cell:
    return number(part, share(min(round(part, 9), 1.0)))
