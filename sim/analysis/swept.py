"""What a sweep has found, point by point."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from sim.analysis.grids import Grid, Point
from sim.experiment.design import Design
from sim.experiment.results import Results
from sim.summary import Summary, summarise

if TYPE_CHECKING:
    from pandas import DataFrame

Run: TypeAlias = Callable[[Design], Results]
"""What runs an experiment: here, beside, kept in a folder or not."""

STATISTICS = ("mean", "low", "high", "n")
COMPARED = ("difference", "difference_low", "difference_high")


@dataclass(frozen=True, eq=False)
class Swept:
    """The results of the points of a grid, and of points that were added to it."""

    grid: Grid
    results: Results
    added: tuple[tuple[Grid, Results], ...] = ()

    @property
    def points(self) -> Mapping[str, Point]:
        """All points by the name of their setting, in rising order."""
        grids = [self.grid, *(grid for grid, _ in self.added)]
        named = [pair for grid in grids for pair in grid.points.items()]
        return dict(sorted(named, key=lambda pair: pair[1]))

    @property
    def parts(self) -> tuple[Results, ...]:
        """The results of the grid, and of each point that was added."""
        return self.results, *(results for _, results in self.added)

    @cached_property
    def replications(self) -> "DataFrame":
        """One row per point and replication, one column per metric."""
        import pandas as pd

        tables = [part.replications() for part in self.parts]
        return pd.concat(tables, ignore_index=True)

    @cached_property
    def summary(self) -> Summary:
        """Each point described, and compared with the reference on the same luck."""
        return summarise(self.replications, self.grid.reference)

    def table(self) -> "DataFrame":
        """Return a row per point and metric, those of the reference first.

        The columns: setting; a column per lever, named by its path (empty for the
        reference); added, whether it is a point beyond the grid; metric; mean with
        the low and high of its 95 % interval, and n; difference against the
        reference on the same luck with difference_low and difference_high.
        """
        rows = self.summary.rows()
        rows["low"] = rows["mean"] - rows["half_width"]
        rows["high"] = rows["mean"] + rows["half_width"]
        rows = rows[~rows["metric"].isin(self.summary.shares.columns)]
        for place, path in enumerate(self.grid.paths):
            of = {name: point[place] for name, point in self.points.items()}
            rows[path] = rows["setting"].map(of)
        rows["added"] = ~rows["setting"].isin([*self.grid.points, self.grid.reference])
        order = [self.grid.reference, *self.points]
        rows = rows.sort_values(
            "setting", key=lambda names: names.map(order.index), kind="stable"
        )
        keys = ["setting", *self.grid.paths, "added", "metric"]
        return rows[[*keys, *STATISTICS, *COMPARED]].reset_index(drop=True)

    def with_point(self, point: Point, run: Run) -> "Swept":
        """Return it with another point, run on the same luck."""
        grid = self.grid.alone(point)
        results = run(grid.again(self.results.design))
        return replace(self, added=(*self.added, (grid, results)))
