"""How often each activity was critical, and how much the finish hung on it."""

from typing import NamedTuple, TypeAlias

import numpy as np

from sim.summary.intervals import of_share
from sim.summary.statistics import NAN, Values


class Criticality(NamedTuple):
    """What is said of one activity in one setting.

    `criticality` is the share of the finished replications in which it was critical,
    with its 95 % interval; `cruciality` the rank correlation of its duration with the
    finish, NaN for a fixed duration; `mean_days` its mean duration, in work days.
    """

    criticality: float
    criticality_low: float
    criticality_high: float
    cruciality: float
    mean_days: float


ActivityRow: TypeAlias = tuple[str, str, float, float, float, float, float]
"""A setting, an activity, and its `Criticality`."""

ACTIVITY_COLUMNS = ("setting", "activity", *Criticality._fields)


def describe_activity(days: Values, critical: Values, finish: Values) -> Criticality:
    """Describe one activity over the replications of one setting."""
    known = critical[~np.isnan(critical)]
    drawn = days[~np.isnan(days)]
    return Criticality(
        float(known.mean()) if known.size else NAN,
        *of_share(known.sum(), known.size),
        rank_correlation(days, finish),
        float(drawn.mean()) if drawn.size else NAN,
    )


def rank_correlation(ours: Values, theirs: Values) -> float:
    """Return Spearman's correlation of the pairs in which both have a value.

    Equal values share their mean rank. NaN where one of both does not vary.
    """
    both = ~np.isnan(ours + theirs)
    x, y = (_ranks(values[both]) for values in (ours, theirs))
    spread = np.sqrt((x @ x) * (y @ y))
    return float(x @ y / spread) if spread else NAN


def _ranks(values: Values) -> Values:
    """Return the rank of each value, less the mean rank."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    centered: Values = (ranks - (len(values) + 1) / 2)[places]
    return centered
