"""Who causes the loss: departments on their own goals, in every arrangement."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.analysis.arrangements import Arrangements
from sim.analysis.shapley import best_order, interaction, values
from sim.experiment.results import Results
from sim.summary.statistics import Comparison, Values, compare

if TYPE_CHECKING:
    from pandas import DataFrame

LOSS = "firm_value"
INTERVAL = ("", "_low", "_high")


@dataclass(frozen=True, eq=False)
class Attributed:
    """The results of all arrangements: who causes how much of the loss."""

    arrangements: Arrangements
    results: Results

    @cached_property
    def losses(self) -> Values:
        """The loss of firm value against all aligned: arrangement by replication."""
        of = dict(
            zip(self.results.design.settings, self.results.column(LOSS), strict=True)
        )
        worth = np.array([of[name] for name in self.arrangements.names])
        return np.asarray(np.round(worth[0] - worth, 2))

    @property
    def total(self) -> Comparison:
        """The loss when all are on their own goals."""
        return compare(self.losses[-1])

    def table(self) -> "DataFrame":
        """Return a row per department, the greatest share of the loss first.

        The columns: department; share, its Shapley value; alone, the loss if it alone
        is on its own goal; reformed, the gain if it alone changes to the firm's goal
        while the others keep their own. Each with the low and high of its 95 %
        interval, on the same luck.
        """
        import pandas as pd

        shares, everyone = values(self.losses), len(self.losses) - 1
        rows = [
            {
                "department": name,
                **_told("share", shares[i]),
                **_told("alone", self.losses[1 << i]),
                **_told("reformed", self.losses[-1] - self.losses[everyone ^ 1 << i]),
            }
            for i, name in enumerate(self.arrangements.departments)
        ]
        table = pd.DataFrame(rows)
        return table.sort_values(
            "share", ascending=False, kind="stable", ignore_index=True
        )

    def interactions(self) -> "DataFrame":
        """Return a row per pair of departments, the strongest interaction first.

        The columns: department, other, interaction with the low and high of its 95 %
        interval: the loss of both together beyond what each adds to it.
        """
        import pandas as pd

        departments = self.arrangements.departments
        rows = [
            {"department": departments[one], "other": departments[two]}
            | _told("interaction", interaction(self.losses, one, two))
            for one, two in combinations(range(len(departments)), 2)
        ]
        names = ["department", "other", *(f"interaction{end}" for end in INTERVAL)]
        table = pd.DataFrame(rows, columns=names)
        return table.sort_values(
            "interaction", key=abs, ascending=False, kind="stable", ignore_index=True
        )

    def reforms(self) -> "DataFrame":
        """Return a row per step of the best order of reform.

        From all on their own goals one department after the other changes to the
        firm's, in the order that leaves the least loss, summed over the steps. The
        columns: step, department, gain of the step with the low and high of its 95 %
        interval, and left, the loss that is left.
        """
        import pandas as pd

        return pd.DataFrame(list(self._steps()))

    def _steps(self) -> Iterator[dict[str, Any]]:
        means = [float(row.mean()) for row in self.losses]
        coalition = len(means) - 1
        for step, player in enumerate(best_order(means), start=1):
            rest = coalition ^ 1 << player
            gain = _told("gain", self.losses[coalition] - self.losses[rest])
            name = self.arrangements.departments[player]
            yield {"step": step, "department": name, **gain, "left": means[rest]}
            coalition = rest


def _told(name: str, of: Values) -> dict[str, Any]:
    """Return a mean with the ends of its interval."""
    ends = compare(np.round(of, 6))[: len(INTERVAL)]
    return {f"{name}{end}": value for end, value in zip(INTERVAL, ends, strict=True)}
