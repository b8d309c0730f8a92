"""The settings side by side: what each costs the site, and leaves the firm."""

from typing import Any

from sim.report.money import short
from sim.report.page.tables import (
    Cell,
    Table,
    days,
    interval,
    money,
    number,
    signed_money,
    words,
)
from sim.report.words import share
from sim.summary import Summary

Metric = dict[str, Any]


def of_site(summary: Summary, currency: str) -> Table:
    """Return downtime cost, slip and, where one is promised, who meets the finish."""
    plain = summary.as_json()
    met = {name: of["meets_contract"] for name, of in plain["shares"].items()}
    promised = any(share is not None for share in met.values())
    return Table(
        "What the site feels: standby cost of idle crews, and slip of the finish",
        [
            "Setting",
            "Downtime cost, mean ± 95 %",
            "P50",
            "P80",
            "Slip in days, mean ± 95 %",
            "Slip P50",
            "Slip P80",
            *(["Meets contract finish"] if promised else []),
        ],
        [
            [
                words(setting),
                *_money(metrics["downtime_cost"], currency),
                *_days(metrics["slip_days"]),
                *([_share(met[setting])] if promised else []),
            ]
            for setting, metrics in plain["settings"].items()
        ],
    )


def of_firm(summary: Summary, currency: str) -> Table:
    """Return the firm value and its difference against the reference, by setting."""
    plain = summary.as_json()
    return Table(
        f"What the firm keeps, and the difference against “{summary.reference}”"
        " on the same luck",
        [
            "Setting",
            "Firm value, mean ± 95 %",
            "Difference",
            "95 % interval of the difference",
            "No stop by late-payment hold",
        ],
        [
            [
                words(setting),
                _money(metrics["firm_value"], currency)[0],
                *_difference(plain["differences"].get(setting), currency),
                _share(plain["shares"][setting]["no_credit_stoppage"]),
            ]
            for setting, metrics in plain["settings"].items()
        ],
    )


def _money(of: Metric, currency: str) -> list[Cell]:
    half_width = _half(of, short(of["half_width"], currency))
    mean = number(of["mean"], short(of["mean"], currency) + half_width)
    return [mean, *(money(of[name], currency) for name in ("p50", "p80"))]


def _days(of: Metric) -> list[Cell]:
    mean, *percentiles = (days(of[name]) for name in ("mean", "p50", "p80"))
    half_width = _half(of, days(of["half_width"]).text)
    return [mean._replace(text=mean.text + half_width), *percentiles]


def _half(of: Metric, written: str) -> str:
    return "" if of["half_width"] is None else f" ± {written}"


def _share(part: float | None) -> Cell:
    return number(part, "" if part is None else share(part))


def _difference(compared: dict[str, Metric] | None, currency: str) -> list[Cell]:
    """Return a difference and its interval; of the reference itself there is none."""
    if compared is None:
        return [Cell("reference"), Cell("")]
    of = compared["firm_value"]
    return [
        signed_money(of["mean"], currency),
        interval(of["low"], of["high"], currency),
    ]
