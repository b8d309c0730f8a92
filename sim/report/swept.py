"""A finished sweep: its table, its safe extension, its figure."""

import json
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.analysis.extension import (
    SafeExtension,
    default_limit,
    refine,
    safe_extensions,
)
from sim.analysis.swept import Run, Swept
from sim.report.figures import Facts, source_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame


class Sweep:
    """A setting with other values of one or two levers, on common random numbers.

    Attributes
    ----------
    swept
        The points and what they gave, those that were added included.
    safe
        The safe extensions, once `safe_extension` was asked for.
    """

    def __init__(self, swept: Swept, run: Run) -> None:
        self.swept = swept
        self._run = run
        self.safe: list[SafeExtension] = []

    def table(self) -> "DataFrame":
        """Return a row per point and metric, those of the reference first.

        The columns: setting; one per lever, named by its path (empty for the
        reference); added, whether the point was added to find the safe extension;
        metric; mean, low, high and n; difference, difference_low, difference_high
        against the reference, on the same luck.
        """
        return self.swept.table()

    def safe_extension(self, limit: float | None = None) -> list[SafeExtension]:
        """Return how far the first lever may go, for each value of the second.

        It is the greatest value at which the upper end of the 95 % interval of the
        firm's loss against the reference stays below *limit*. Points are added about
        the cliff, on the same luck; the table and the figure show them from then on.

        Parameters
        ----------
        limit
            In the scenario's currency; by default a thousandth of the contract value.
        """
        below = default_limit(self.swept.grid) if limit is None else limit
        self.swept = refine(self.swept, below, self._run)
        self.safe = safe_extensions(self.swept, below)
        return self.safe

    def plot(self) -> "Axes":
        """Draw downtime cost, slip and the change in firm value against the levers.

        What is safe is marked once `safe_extension` was asked for.
        """
        from sim.report.frontier import frontier
        from sim.report.heat_maps import heat_maps

        grid, facts = self.swept.grid, self.facts
        of = self.table(), grid.paths, grid.reference, facts.currency
        source = source_line(self.swept.replications, facts)
        if len(grid.paths) > 1:
            return heat_maps(*of, source=source)
        safe = self.safe[0] if self.safe else None
        return frontier(*of, safe=safe, source=source)

    @property
    def stopped(self) -> bool:
        """Whether the user stopped it before its end."""
        return any(part.stopped for part in self.swept.parts)

    @property
    def facts(self) -> Facts:
        """What a figure says of the scenario behind it."""
        base = self.swept.grid.base
        return Facts(
            title=f"{base.title}, “{self.swept.grid.setting}” varied",
            currency=base.currency,
            reference=base.reference,
            seed=self.swept.results.design.seed,
        )

    def as_json(self) -> str:
        """Return the points and the safe extensions as one JSON object."""
        grid, design = self.swept.grid, self.swept.results.design
        facts: dict[str, Any] = {
            "scenario": grid.base.title,
            "setting": grid.setting,
            "reference": grid.reference,
            "replications": self.swept.results.done,
            "seed": design.seed,
            "levers": list(grid.paths),
            "points": [_plain(row) for row in self.table().to_dict("records")],
            "safe_extensions": [_plain(vars(found)) for found in self.safe],
        }
        return json.dumps(facts, indent=2, allow_nan=False)


def _plain(row: dict[Any, Any]) -> dict[str, Any]:
    """Return a row with None for what has no value."""
    return {
        str(name): None if isinstance(value, float) and isnan(value) else value
        for name, value in row.items()
    }
