"""What an experiment has found: the metrics of each replication, and AP's choices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.experiment.chunks import Span, leading
from sim.experiment.design import Design
from sim.experiment.identity import Identity
from sim.experiment.store import Store
from sim.experiment.worker import Chunk, DecisionRow, pack
from sim.metrics import METRICS
from sim.model import prepare
from sim.units import Days

if TYPE_CHECKING:
    from pandas import DataFrame

TELLS_DECISIONS = 100
"""Of how many replications the choices of accounts payable are told."""

AT_ONCE = 1000
"""How many replications are read from the store at once."""


@dataclass(frozen=True, kw_only=True)
class Results:
    """The first replications of an experiment, read from its store when asked for.

    NaN stands for a metric without a value (rule J6).

    Attributes
    ----------
    done
        How many replications there are, in every setting.
    """

    design: Design
    planned_finish: Days
    store: Store
    done: int

    @classmethod
    def of(
        cls,
        design: Design,
        planned_finish: Days,
        metrics: NDArray[np.float64],
        decided: Sequence[DecisionRow] = (),
    ) -> "Results":
        """Return results given by setting, replication and metric."""
        store, done = Store.create(None, Identity.of(design)), metrics.shape[1]
        store.keep(Chunk(Span(0, done), metrics, pack(decided)))
        return cls(design=design, planned_finish=planned_finish, store=store, done=done)

    @classmethod
    def read(cls, design: Design, store: Store) -> "Results":
        """Return what *store* holds of *design*, up to the first gap."""
        scenario = design.scenario
        return cls(
            design=design,
            planned_finish=prepare(scenario, scenario.reference).plan.finish,
            store=store,
            done=min(design.replications, leading(store.finished())),
        )

    @property
    def stopped(self) -> bool:
        """Whether the user stopped the experiment before its end."""
        return self.done < self.design.replications

    @property
    def metrics(self) -> NDArray[np.float64]:
        """Every metric, by setting, replication and metric."""
        return self.store.rows(Span(0, self.done))

    @property
    def decided(self) -> tuple[DecisionRow, ...]:
        """What accounts payable chose in the first 100 replications."""
        told = Span(0, min(self.done, TELLS_DECISIONS))
        return tuple(self.store.decisions(told))

    def column(self, metric: str) -> NDArray[np.float64]:
        """Return one metric: one row per setting, one column per replication."""
        return self.store.column(metric, Span(0, self.done))

    def parts(self) -> Iterator[tuple[str, int, NDArray[np.float64]]]:
        """Yield the rows piece by piece: a setting, its next replication, its rows."""
        for layer, setting in enumerate(self.design.settings):
            for first in range(0, self.done, AT_ONCE):
                span = Span(first, min(AT_ONCE, self.done - first))
                yield setting, first, self.store.rows(span)[layer]

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
