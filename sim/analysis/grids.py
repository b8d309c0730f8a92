"""The points of a sweep: one setting of the scenario for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from sim.analysis.levers import override, with_settings
from sim.experiment.design import Design, DesignError, design, pick
from sim.scenario import Scenario

OPTION = "--over"
PAYMENT_AGE = "accounts_payable.payment_age"
MOST_LEVERS, MOST_POINTS = 2, 400

Point = tuple[float, ...]
"""A value of each lever."""


@dataclass(frozen=True)
class Grid:
    """A setting of a scenario with other values of one or two levers.

    Attributes
    ----------
    base
        The scenario as it was given.
    setting
        The setting of which every point is a copy.
    paths
        The levers.
    points
        The points by the name of their setting.
    scenario
        The scenario with the points among its settings.
    """

    base: Scenario
    setting: str
    paths: tuple[str, ...]
    points: Mapping[str, Point]
    scenario: Scenario

    @property
    def reference(self) -> str:
        """The setting that every point is compared with; it stays what it is."""
        return self.base.reference

    def values(self, lever: int = 0) -> list[float]:
        """Return the values of one of the levers, rising."""
        return sorted({point[lever] for point in self.points.values()})

    def design(self, replications: int | None, seed: int | None) -> Design:
        """Return the experiment of the reference and all points."""
        return self._design((self.reference, *self.points), replications, seed)

    def alone(self, point: Point) -> "Grid":
        """Return the grid of another single point."""
        return _grid(self.base, self.setting, self.paths, [point])

    def again(self, first: Design) -> Design:
        """Return the experiment of the points alone, on the luck of the *first*."""
        return self._design(tuple(self.points), first.replications, first.seed)

    def _design(
        self, settings: Sequence[str], replications: int | None, seed: int | None
    ) -> Design:
        return design(
            self.scenario, settings=settings, replications=replications, seed=seed
        )


def lay_out(
    scenario: Scenario,
    over: Mapping[str, Sequence[float]],
    setting: str | None = None,
) -> Grid:
    """Return the grid of all values of each lever, given by path.

    Parameters
    ----------
    scenario
        What is varied.
    over
        The values of one or two levers, by path.
    setting
        The setting that is varied; by default a copy of the reference.

    Raises
    ------
    DesignError
        If there are too many levers or points.
    ScenarioError
        If a path or a value is wrong.
    """
    if not 0 < len(over) <= MOST_LEVERS:
        raise DesignError(f"{len(over)} levers: a sweep takes one or two")
    values = [sorted(set(map(float, given))) for given in over.values()]
    points = list(product(*values))
    if not 0 < len(points) <= MOST_POINTS:
        raise DesignError(
            f"{len(points)} points: a sweep takes 1 to {MOST_POINTS}; take larger steps"
        )
    chosen = pick(scenario.settings, setting or scenario.reference)
    return _grid(scenario, chosen, tuple(over), points)


def _grid(
    base: Scenario, setting: str, paths: tuple[str, ...], points: Sequence[Point]
) -> Grid:
    named = {name_of(paths, point): point for point in points}
    settings = {
        name: override(base, setting, dict(zip(paths, point, strict=True)), OPTION)
        for name, point in named.items()
    }
    if PAYMENT_AGE in paths:
        for changed in settings.values():
            changed["accounts_payable"]["policy"] = "fixed"
    scenario = with_settings(base, settings, OPTION)
    return Grid(base, setting, paths, named, scenario)


def name_of(paths: Sequence[str], point: Point) -> str:
    """Return the name of the setting of a *point*: it must have no dots.

    >>> name_of(["accounts_payable.payment_age"], (45.0,))
    'accounts_payable/payment_age 45'
    """
    return ", ".join(
        f"{path} {value:.10g}".replace(".", "/", path.count(".")).replace(".", "·")
        for path, value in zip(paths, point, strict=True)
    )
