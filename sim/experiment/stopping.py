"""Enough is enough: whether the means of an experiment are known precisely enough."""

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from sim.experiment.chunks import CHUNK, leading
from sim.experiment.design import Design
from sim.experiment.results import Results
from sim.experiment.store import Store
from sim.summary.statistics import Values, mean_and_error, paired, reach

FIRST_LOOK = 100
"""The least number of replications that a precision is judged by."""

GROWTH = 1.5
"""How far apart the looks are: few of them, since each is a chance to stop too soon."""

DAYS = 0.5
"""A mean slip known to half a day is precise enough, however small it is."""

SHARE = 0.001
"""So is a mean amount known to this share of the contract value."""

METRICS = {"downtime_cost": SHARE, "slip_days": DAYS, "firm_value": SHARE}


class Estimate(NamedTuple):
    """A mean, or a mean difference from the reference, and how far it may be off.

    `bound` is the half-width that is precise enough.
    """

    setting: str
    metric: str
    against: str | None
    mean: float
    half_width: float
    bound: float

    @property
    def times(self) -> float:
        """How many times the replications at hand it takes to be precise enough."""
        if self.half_width <= self.bound:
            return 1.0
        return (self.half_width / self.bound) ** 2 if self.bound else math.inf


def looks(at_most: int) -> Iterator[int]:
    """Yield the numbers of replications at which the precision is judged.

    They depend on nothing but the number that is run at most.

    >>> list(looks(500))
    [100, 160, 240, 360, 500]
    """
    look = FIRST_LOOK
    while look < at_most:
        yield look
        look = CHUNK * math.ceil(GROWTH * look / CHUNK)
    yield at_most


def least_precise(results: Results, precision: float) -> Estimate:
    """Return the estimate that is farthest from *precision*, a share of the mean."""
    return max(_estimates(results, precision), key=lambda estimate: estimate.times)


def needed(results: Results, worst: Estimate) -> int | None:
    """Return how many replications would do for *worst*; ``None`` if it never ends."""
    if math.isinf(worst.times):
        return None
    return CHUNK * math.ceil(results.done * worst.times / CHUNK)


class Watch:
    """Looks at the results from time to time, and sees when they are enough.

    Attributes
    ----------
    enough
        The results at the first look that found them precise; until then ``None``.
    """

    def __init__(self, design: Design, store: Store, precision: float | None) -> None:
        self.design, self.store, self.precision = design, store, precision
        self.enough: Results | None = None
        self._looks = deque(looks(design.replications) if precision else ())

    def ends(self) -> bool:
        """Look at what is finished, if it is time; return whether that is enough."""
        there = leading(self.store.finished()) if self._looks else 0
        while self._looks and self._looks[0] <= there:
            self._look(self._looks.popleft())
        return self.enough is not None

    def _look(self, replications: int) -> None:
        design = replace(self.design, replications=replications)
        results = Results.read(design, self.store)
        if self.precision and least_precise(results, self.precision).times == 1:
            self.enough = results
            self._looks.clear()


def _estimates(results: Results, precision: float) -> Iterator[Estimate]:
    """Yield each mean that is judged, and its difference from the reference."""
    design = results.design
    reference = design.scenario.reference
    value = design.scenario.settings[reference].project.contract_value
    for metric, floor in METRICS.items():
        least = floor if metric == "slip_days" else floor * value
        columns = dict(zip(design.settings, results.column(metric), strict=True))
        for setting, values in columns.items():
            about = _estimate(values, precision, least)
            yield Estimate(setting, metric, None, *about)
            if reference in columns and setting != reference:
                about = _estimate(paired(values, columns[reference]), precision, least)
                yield Estimate(setting, metric, reference, *about)


def _estimate(
    values: Values, precision: float, least: float
) -> tuple[float, float, float]:
    """Return the mean of *values*, its half-width, and what would be enough."""
    mean, error = mean_and_error(values)
    half_width = reach(values.size) * error if values.size > 1 else math.inf
    return mean, half_width, max(precision * abs(mean), least)
