"""Settings compared that did not share their luck: by Welch, not in pairs."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sim.summary.accounts import SIGNS, GainAndLoss, Line
from sim.summary.columns import by_setting, compared
from sim.summary.intervals import TAIL
from sim.summary.statistics import NAN, Comparison, Values, holm, mean_and_error
from sim.summary.summary import KEYS, Summary, summarise

if TYPE_CHECKING:
    from pandas import DataFrame

PAIR = 2


def summarise_runs(
    replications: DataFrame, reference: str, unpaired: Collection[str]
) -> Summary:
    """Summarise several runs; the *unpaired* settings are compared by Welch."""
    import pandas as pd

    summary = summarise(replications, reference)
    tables = by_setting(replications)
    if not unpaired or reference not in tables:
        return summary
    theirs = tables.pop(reference)
    by_name = {
        name: _by_welch(ours, theirs) if name in unpaired else compared(ours, theirs)
        for name, ours in tables.items()
    }
    rows = [row for metric in theirs.columns for row in _adjusted(by_name, metric)]
    table = pd.DataFrame(rows, columns=[*KEYS, *Comparison._fields])
    return replace(summary, differences=table)


def unpaired_gain_and_loss(
    replications: DataFrame, setting: str, reference: str
) -> GainAndLoss:
    """Compare the accounts of two settings that did not share their luck (rule I5)."""
    tables = by_setting(replications)
    columns = [*SIGNS, "firm_value"]
    ours, theirs = (tables[name][columns].fillna(0.0) for name in (setting, reference))
    by_metric = _by_welch(ours, theirs)
    return GainAndLoss(
        setting=setting,
        reference=reference,
        change=_line("firm_value", 1, by_metric["firm_value"]),
        lines={m: _line(m, sign, by_metric[m]) for m, sign in SIGNS.items()},
    )


def welch(ours: Values, theirs: Values) -> Comparison:
    """Return the difference of two means, its interval, and p, by Welch's t.

    The interval and the p are NaN if either has fewer than two values.

    Notes
    -----
    Welch (1947), "The generalization of 'Student's' problem when several different
    population variances are involved", Biometrika 34, 28-35.
    """
    ours, theirs = (values[~np.isnan(values)] for values in (ours, theirs))
    if not ours.size or not theirs.size:
        return Comparison(NAN, NAN, NAN, NAN)
    (mean, error), (other, its_error) = map(mean_and_error, (ours, theirs))
    difference = mean - other
    if min(ours.size, theirs.size) < PAIR:
        return Comparison(difference, NAN, NAN, NAN)
    parts = [(error**2, ours.size - 1), (its_error**2, theirs.size - 1)]
    return _interval(difference, parts)


def _interval(difference: float, parts: list[tuple[float, int]]) -> Comparison:
    """Return a difference with its interval; *parts* are variances with their df."""
    from scipy.special import stdtr, stdtrit

    variance = sum(part for part, _ in parts)
    if variance == 0:
        return Comparison(difference, difference, difference, float(difference == 0))
    degrees = variance**2 / sum(part**2 / df for part, df in parts)
    error = math.sqrt(variance)
    half_width = error * float(stdtrit(degrees, 1 - TAIL))
    p = 2 * float(stdtr(degrees, -abs(difference) / error))
    return Comparison(difference, difference - half_width, difference + half_width, p)


def _by_welch(ours: DataFrame, theirs: DataFrame) -> dict[str, Comparison]:
    return {
        metric: welch(ours[metric].to_numpy(), theirs[metric].to_numpy())
        for metric in ours.columns
    }


def _adjusted(
    by_name: Mapping[str, Mapping[str, Comparison]], metric: str
) -> list[tuple[str | float, ...]]:
    """Return a row per setting for one metric, its p adjusted by Holm."""
    of_metric = [comparisons[metric] for comparisons in by_name.values()]
    adjusted = holm([comparison.p for comparison in of_metric])
    return [
        (setting, metric, *comparison._replace(p=p))
        for setting, comparison, p in zip(by_name, of_metric, adjusted, strict=True)
    ]


def _line(metric: str, sign: int, compared: Comparison) -> Line:
    low, high = sorted([sign * compared.low, sign * compared.high])
    return Line(metric, sign * compared.mean, low, high)
