"""Which inputs matter when all of them vary at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from sim.analysis.levers import override, with_settings
from sim.analysis.pairs import OPTION, Compared, Pairs, pair_up
from sim.analysis.sobol import Indices, sample, scaled, total_indices
from sim.analysis.tornado import Entry, entries_of
from sim.experiment.design import DesignError
from sim.experiment.results import Results
from sim.scenario import Scenario, ScenarioError

if TYPE_CHECKING:
    from pandas import DataFrame

GOLDEN = 0.381966
"""Where between the ends it is tried whether an input takes fractions."""


@dataclass(frozen=True)
class GlobalPlan:
    """The inputs, and the settings of all points at which they are tried."""

    base: Scenario
    compared: Compared
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]
    points: int
    pairs: Pairs


def lay_out_globally(
    scenario: Scenario, of: Compared, points: int, seed: int | None = None
) -> GlobalPlan:
    """Return the settings of so many points, a power of two, for each input.

    Raises
    ------
    DesignError
        If there is nothing to vary, or the number is no power of two.
    """
    if points < 2 or points & (points - 1):  # noqa: PLR2004
        raise DesignError(f"{points} points: take a power of two, such as 32 or 64")
    entries, left_out = entries_of(scenario, of)
    whole = np.array([_is_whole(scenario, of.setting, entry) for entry in entries])
    chosen = scenario.experiment.seed if seed is None else seed
    shares = sample(len(entries), points, chosen)
    values = scaled(shares, [entry[1:] for entry in entries], whole).tolist()
    paths = [entry.path for entry in entries]
    inputs: Mapping[str, Mapping[str, float]] = {
        f"point {number}": dict(zip(paths, row, strict=True))
        for number, row in enumerate(values, start=1)
    }
    pairs = pair_up(scenario, of, inputs)
    return GlobalPlan(scenario, of, entries, left_out, points, pairs)


def _is_whole(scenario: Scenario, setting: str, entry: Entry) -> bool:
    """Decide whether an input takes no fractions."""
    value = entry.low + GOLDEN * (entry.high - entry.low)
    probe = override(scenario, setting, {entry.path: value}, OPTION)
    try:
        with_settings(scenario, {"probe": probe}, OPTION)
    except ScenarioError:
        return True
    return False


@dataclass(frozen=True, eq=False)
class GloballyMeasured:
    """The results of a plan, for one metric or its difference."""

    plan: GlobalPlan
    results: Results
    metric: str

    @cached_property
    def indices(self) -> Indices:
        """The total index of each input."""
        values = self.plan.pairs.values(self.results, self.metric)
        if np.isnan(values).any():
            raise DesignError(f"{self.metric} has no value in some replications")
        return total_indices(values, self.plan.points, self.results.design.seed)

    def table(self) -> "DataFrame":
        """Return a row per input, the greatest total index first: total, low, high."""
        import pandas as pd

        found = self.indices
        table = pd.DataFrame(
            {
                "path": [entry.path for entry in self.plan.entries],
                "from": [entry.low for entry in self.plan.entries],
                "to": [entry.high for entry in self.plan.entries],
                "total": found.total,
                "low": found.low,
                "high": found.high,
            }
        )
        return table.sort_values("total", ascending=False, ignore_index=True)
