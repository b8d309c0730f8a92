"""What an experiment has found: metrics and activities by replication, AP's choices."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.experiment.design import Design
from sim.metrics import METRICS
from sim.units import Days

if TYPE_CHECKING:
    from pandas import DataFrame


class DecisionRow(NamedTuple):
    """One choice of accounts payable; ``expected_pay`` is None under a fixed policy."""

    setting: str
    replication: int
    day: Days
    supplier: str
    age: float
    expected_pay: float | None


@dataclass(frozen=True, kw_only=True)
class Results:
    """The finished replications of an experiment, whole pairs only.

    ``metrics`` has one layer per setting, one row per replication and one column per
    metric; NaN stands for a metric without a value (rule J6). ``activities`` tells the
    same of each activity in ``names``, of any setting: how long it took, and whether it
    was critical. Both are empty if the results were read back from a folder, which
    keeps no more than their summary.
    """

    design: Design
    planned_finish: Days
    metrics: NDArray[np.float64]
    decided: tuple[DecisionRow, ...]
    names: tuple[str, ...]
    activities: NDArray[np.float64]

    @property
    def done(self) -> int:
        """The number of replications finished in every setting."""
        return int(self.metrics.shape[1])

    @property
    def stopped(self) -> bool:
        """Whether the user stopped the experiment before its end."""
        return self.done < self.design.replications

    def replications(self) -> "DataFrame":
        """Return one row per setting and replication, one column per metric."""
        import pandas as pd

        settings = self.design.settings
        table = pd.DataFrame(self.metrics.reshape(-1, len(METRICS)), columns=METRICS)
        table.insert(0, "setting", np.repeat(settings, self.done))
        table.insert(1, "replication", np.tile(np.arange(self.done), len(settings)))
        return table.assign(finished=table["finished"].astype(bool))

    def decisions(self) -> "DataFrame":
        """Return one row per choice of accounts payable, setting by setting."""
        import pandas as pd

        rank = {name: place for place, name in enumerate(self.design.settings)}
        rows = sorted(self.decided, key=lambda row: rank[row.setting])
        return pd.DataFrame(rows, columns=DecisionRow._fields)
