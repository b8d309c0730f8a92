"""The title of the bars of criticality."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from sim.report.findings import MAY_BE_CHANCE
from sim.report.words import share

if TYPE_CHECKING:
    from pandas import DataFrame

HALF = 0.5


class Index(NamedTuple):
    """A criticality index with its interval."""

    value: float
    low: float
    high: float


Indices = Mapping[str, Mapping[str, Index]]
"""By setting and activity."""


def of_criticality(activities: DataFrame, reference: str) -> str:
    """Say of which activity the criticality index changes most, or how many have it."""
    indices = _indices(activities)
    start = reference if reference in indices else next(iter(indices))
    activity, other = max(
        ((activity, setting) for setting in indices for activity in indices[setting]),
        key=lambda at: abs(indices[at[1]][at[0]].value - indices[start][at[0]].value),
    )
    before, after = indices[start][activity], indices[other][activity]
    if share(before.value) == share(after.value):
        return _alike(indices, start)
    apart = before.high < after.low or after.high < before.low
    return (
        f"“{activity}” is critical in {share(before.value)} of replications under"
        f" “{start}”, in {share(after.value)} under “{other}”"
        f"{'' if apart else MAY_BE_CHANCE}"
    )


def _indices(activities: DataFrame) -> Indices:
    found: dict[str, dict[str, Index]] = {}
    columns = [
        "setting",
        "activity",
        "criticality",
        "criticality_low",
        "criticality_high",
    ]
    for setting, activity, *index in activities[columns].itertuples(index=False):
        found.setdefault(str(setting), {})[str(activity)] = Index(*index)
    return found


def _alike(indices: Indices, start: str) -> str:
    """Say how many activities are often critical, where no setting changes that."""
    known = indices[start]
    often = sum(index.value >= HALF for index in known.values())
    noun = "activity" if len(known) == 1 else "activities"
    verb = "is" if often == 1 else "are"
    where = "in every setting" if len(indices) > 1 else f"under “{start}”"
    return (
        f"{often} of {len(known)} {noun} {verb} critical in at least half of the"
        f" replications, {where}"
    )
