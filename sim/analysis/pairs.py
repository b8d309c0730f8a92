"""Settings with other inputs, each beside the setting that it is compared with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.analysis.levers import Overrides, override, with_settings
from sim.experiment.design import Design, DesignError, design, pick
from sim.experiment.results import Results
from sim.metrics import METRICS
from sim.scenario import Scenario, ScenarioError
from sim.summary.statistics import paired

OPTION = "vary"
Inputs = Mapping[str, float]
"""Values by path; none for the base."""


@dataclass(frozen=True)
class Compared:
    """What is asked: of which setting, against which, if against any."""

    setting: str
    against: str | None


@dataclass(frozen=True)
class Pairs:
    """Points of inputs: each a setting, and one with the same inputs to compare.

    Attributes
    ----------
    names
        The two settings of each point; None where nothing is compared.
    scenario
        The scenario with the points among its settings.
    """

    names: tuple[tuple[str, str | None], ...]
    scenario: Scenario

    def design(self, replications: int | None, seed: int | None) -> Design:
        """Return the experiment of all points."""
        names = [name for pair in self.names for name in pair if name is not None]
        return design(
            self.scenario, settings=names, replications=replications, seed=seed
        )

    def values(self, results: Results, metric: str) -> NDArray[np.float64]:
        """Return the metric, or its difference: a row per point, on the same luck."""
        of = dict(zip(results.design.settings, results.column(metric), strict=True))
        return np.array(
            [
                of[ours] if theirs is None else paired_row(of[ours], of[theirs])
                for ours, theirs in self.names
            ]
        )


def paired_row(
    ours: NDArray[np.float64], theirs: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return paired differences, NaN where one has no value."""
    row = ours - theirs
    row[~np.isnan(row)] = paired(ours, theirs)
    return row


def compared(scenario: Scenario, setting: str | None, against: str | None) -> Compared:
    """Return which settings are compared.

    By default the reference by itself, and another setting with the reference;
    against ``"none"`` a setting by itself.
    """
    chosen = pick(scenario.settings, setting or scenario.reference)
    if against == "none":
        return Compared(chosen, None)
    other = pick(scenario.settings, against or scenario.reference)
    if other != chosen:
        return Compared(chosen, other)
    if against is not None:
        raise DesignError(f"“{chosen}” against itself is nothing: name another setting")
    return Compared(chosen, None)


def metric_named(name: str) -> str:
    """Return *name* if it is a metric; else say which is nearest."""
    return pick(METRICS, name, kind="metric")


def pair_up(scenario: Scenario, of: Compared, points: Mapping[str, Inputs]) -> Pairs:
    """Return the settings of each point, given by name."""
    more: dict[str, Overrides] = {}
    names = []
    for name, inputs in points.items():
        pair = [_point(scenario, setting, name, inputs, more) for setting in _both(of)]
        names.append((pair[0], pair[1] if len(pair) > 1 else None))
    return Pairs(tuple(names), with_settings(scenario, more, OPTION))


def applies(scenario: Scenario, setting: str, path: str) -> bool:
    """Decide whether *setting* has what *path* leads to; a path that is wrong raises.

    Only the numbers within a pay curve or a distribution may be missing.
    """
    try:
        override(scenario, setting, {path: 0}, OPTION)
    except ScenarioError:
        return False
    return True


def _both(of: Compared) -> Sequence[str]:
    return [of.setting] if of.against is None else [of.setting, of.against]


def _point(
    scenario: Scenario,
    setting: str,
    name: str,
    inputs: Inputs,
    more: dict[str, Overrides],
) -> str:
    """Return the name of *setting* with other inputs, and add it to *more*."""
    known = dict(_applying(scenario, setting, inputs))
    if not known:
        return setting
    more[f"{setting}, {name}"] = override(scenario, setting, known, OPTION)
    return f"{setting}, {name}"


def _applying(
    scenario: Scenario, setting: str, inputs: Inputs
) -> Iterator[tuple[str, float]]:
    for path, value in inputs.items():
        if applies(scenario, setting, path):
            yield path, value
