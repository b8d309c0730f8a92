"""A finished attribution: its tables, its words, its figure."""

import json
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.analysis.attribution import Attributed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame


class Attribution:
    """The loss of firm value, shared among the departments that cause it.

    Attributes
    ----------
    attributed
        What was run, and what it gave.
    """

    def __init__(self, attributed: Attributed) -> None:
        self.attributed = attributed

    def table(self) -> "DataFrame":
        """Return a row per department, the greatest share of the loss first.

        The columns: department; share, its Shapley value; alone, the loss if it alone
        is on its own goal; reformed, the gain if it alone changes to the firm's goal;
        each with its low and high.
        """
        return self.attributed.table()

    def interactions(self) -> "DataFrame":
        """Return a row per pair of departments, the strongest interaction first."""
        return self.attributed.interactions()

    def reforms(self) -> "DataFrame":
        """Return a row per step of the best order of reform."""
        return self.attributed.reforms()

    def plot(self) -> "Axes":
        """Draw each department's share of the loss, the greatest on top."""
        from sim.report.shapley_bars import shapley_bars

        return shapley_bars(
            self.table(),
            self.attributed.total,
            self.attributed.arrangements.base.currency,
            source=self._source(),
        )

    def _source(self) -> str:
        """Return where the numbers come from."""
        of, results = self.attributed.arrangements, self.attributed.results
        noun = "replication" if results.done == 1 else "replications"
        return (
            f"Source: {of.base.title}, “{of.own}” against “{of.aligned}”;"
            f" {results.done:,} {noun}; seed {results.design.seed}."
        )

    def as_json(self) -> str:
        """Return all of it as one JSON object."""
        of, results = self.attributed.arrangements, self.attributed.results
        total = self.attributed.total
        facts = {
            "scenario": of.base.title,
            "own": of.own,
            "aligned": of.aligned,
            "replications": results.done,
            "seed": results.design.seed,
            "loss": _plain({"mean": total.mean, "low": total.low, "high": total.high}),
            "departments": _rows(self.table()),
            "interactions": _rows(self.interactions()),
            "reforms": _rows(self.reforms()),
        }
        return json.dumps(facts, indent=2, allow_nan=False)


def _rows(table: "DataFrame") -> list[dict[str, Any]]:
    return [_plain(row) for row in table.to_dict("records")]


def _plain(row: dict[Any, Any]) -> dict[str, Any]:
    """Return a row with None for what has no value."""
    return {
        str(name): None if isinstance(value, float) and isnan(value) else value
        for name, value in row.items()
    }
