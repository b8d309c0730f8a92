"""Which inputs matter: each at its low and high, the others as they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.analysis.grids import name_of
from sim.analysis.pairs import Compared, Pairs, applies, pair_up
from sim.experiment.design import DesignError
from sim.experiment.results import Results
from sim.scenario import Scenario
from sim.summary.statistics import Comparison, Values, compare, paired

if TYPE_CHECKING:
    from pandas import DataFrame

ENDS = ("low", "high")
BASE = "base"
KEYS = ["path", "end", "value"]
STATISTICS = [
    *("mean", "low", "high"),
    *("change", "change_low", "change_high"),
    *("swing", "swing_low", "swing_high"),
]


class Entry(NamedTuple):
    """An input and the ends between which it may lie."""

    path: str
    low: float
    high: float


@dataclass(frozen=True)
class Plan:
    """The inputs that are varied, and the settings that it takes.

    Attributes
    ----------
    left_out
        The inputs of which the setting has nothing.
    """

    base: Scenario
    compared: Compared
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]
    pairs: Pairs


def lay_out(scenario: Scenario, of: Compared) -> Plan:
    """Return the settings for the low and high of each input of the scenario's vary.

    Raises
    ------
    DesignError
        If there is nothing to vary.
    """
    entries, left_out = entries_of(scenario, of)
    points = dict(_points(entries))
    pairs = pair_up(scenario, of, {BASE: {}, **points})
    return Plan(scenario, of, entries, left_out, pairs)


def entries_of(
    scenario: Scenario, of: Compared
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the inputs that the setting has, and the paths of the others."""
    varied = {path: ends for path, ends in scenario.vary.items() if ends[0] < ends[1]}
    known = {path: applies(scenario, of.setting, path) for path in varied}
    if not any(known.values()):
        raise DesignError(
            f"there is nothing to vary in “{of.setting}”: give low and high of inputs"
            " under vary, such as vary: {executive.escalation_takes: [1, 14]}"
        )
    entries = [Entry(p, *varied[p]) for p, there in known.items() if there]
    return tuple(entries), tuple(p for p, there in known.items() if not there)


def _points(entries: tuple[Entry, ...]) -> Iterator[tuple[str, Mapping[str, float]]]:
    for entry in entries:
        for value in entry[1:]:
            yield name_of([entry.path], (value,)), {entry.path: value}


@dataclass(frozen=True, eq=False)
class Measured:
    """The results of a plan, for one metric or its difference."""

    plan: Plan
    results: Results
    metric: str

    def base(self) -> Comparison:
        """Return the mean of the metric with the inputs as they are."""
        return compare(_known(self._values[0]))

    def table(self) -> "DataFrame":
        """Return a row per input and end, the greatest swing first.

        The columns: path, end (low, high), value; mean of the metric with the low
        and high of its 95 % interval; change against the inputs as they are, and
        swing from the low to the high of the input, each with its interval, on the
        same luck.
        """
        import pandas as pd

        base, *ends = self._values
        parts = [
            (entry, *ends[2 * place : 2 * place + 2])
            for place, entry in enumerate(self.plan.entries)
        ]
        parts.sort(key=lambda part: -abs(compare(paired(part[2], part[1])).mean))
        rows = [row for part in parts for row in _rows(base, *part)]
        return pd.DataFrame(rows, columns=[*KEYS, *STATISTICS])

    @cached_property
    def _values(self) -> Values:
        """A row for the base and each end."""
        return self.plan.pairs.values(self.results, self.metric)


def _rows(
    base: Values, entry: Entry, low: Values, high: Values
) -> Iterator[tuple[object, ...]]:
    """Yield the row of each end of an input."""
    swing = compare(paired(high, low))[:3]
    for end, value, values in zip(ENDS, entry[1:], (low, high), strict=True):
        told = compare(_known(values))[:3], compare(paired(values, base))[:3], swing
        yield entry.path, end, value, *(number for part in told for number in part)


def _known(values: Values) -> Values:
    return values[~np.isnan(values)]
