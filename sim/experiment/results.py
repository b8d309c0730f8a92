"""What an experiment has found: metrics and activities by replication, AP's choices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.experiment.chunks import Span, leading
from sim.experiment.columns import activity_names, columns_of
from sim.experiment.design import Design
from sim.experiment.identity import Identity
from sim.experiment.store import Store
from sim.experiment.worker import Chunk, DecisionRow, pack
from sim.metrics import METRICS
from sim.model import prepare
from sim.summary.activities import ACTIVITY_COLUMNS, ActivityRow, describe_activity
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
    criticality
        What was said of each activity, if the results were read back from a folder;
        that keeps no more of them.
    """

    design: Design
    planned_finish: Days
    store: Store
    done: int
    criticality: tuple[ActivityRow, ...] = ()

    @classmethod
    def of(
        cls,
        design: Design,
        planned_finish: Days,
        metrics: NDArray[np.float64],
        decided: Sequence[DecisionRow] = (),
        criticality: Sequence[ActivityRow] = (),
    ) -> "Results":
        """Return results given by setting, replication and metric."""
        identity, done = Identity.of(design), metrics.shape[1]
        store = Store.create(None, replace(identity, columns=METRICS))
        store.keep(Chunk(Span(0, done), metrics, pack(decided)))
        return cls(
            design=design,
            planned_finish=planned_finish,
            store=store,
            done=done,
            criticality=tuple(criticality),
        )

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
        return self.store.rows(Span(0, self.done), METRICS)

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
                yield setting, first, self.store.rows(span, METRICS)[layer]

    def activities(self) -> "DataFrame":
        """Return a row per setting and activity, as `sim.summary.Criticality` says."""
        import pandas as pd

        rows = self.criticality or tuple(self._activities())
        return pd.DataFrame(rows, columns=ACTIVITY_COLUMNS)

    def _activities(self) -> Iterator[ActivityRow]:
        """Yield what is said of each activity of each setting, if anything is kept."""
        scenario, settings = self.design.scenario, self.design.settings
        finish = self.column("finish_days")
        of = {
            (name, setting): describe_activity(days[layer], critical[layer], ends)
            for name in activity_names(self.design)
            if set(columns_of(name)) <= set(self.store.columns)
            for days, critical in [self._activity(name)]
            for layer, (setting, ends) in enumerate(zip(settings, finish, strict=True))
        }
        for setting in settings:
            for name in scenario.settings[setting].activities:
                if (name, setting) in of:
                    yield (setting, name, *of[name, setting])

    def _activity(self, name: str) -> list[NDArray[np.float64]]:
        return [self.column(column) for column in columns_of(name)]

    def replications(self) -> "DataFrame":
        """Return one row per setting and replication, one column per metric."""
        return self.table(METRICS)

    def table(
        self, columns: Sequence[str], settings: Sequence[str] | None = None
    ) -> "DataFrame":
        """Return one row per setting and replication, with some of the metrics."""
        import pandas as pd

        ran = self.design.settings
        asked = [name for name in ran if settings is None or name in settings]
        layers = [ran.index(name) for name in asked]
        names = np.array(asked, dtype=object)
        table = pd.DataFrame({"setting": np.repeat(names, self.done)})
        table["replication"] = np.tile(np.arange(self.done), len(asked))
        for name in columns:
            values = self.column(name)[layers].ravel()
            table[name] = values.astype(bool) if name == "finished" else values
        return table

    def decisions(self) -> "DataFrame":
        """Return one row per choice of accounts payable, setting by setting."""
        import pandas as pd

        rank = {name: place for place, name in enumerate(self.design.settings)}
        rows = sorted(self.decided, key=lambda row: rank[row.setting])
        return pd.DataFrame(rows, columns=DecisionRow._fields)
