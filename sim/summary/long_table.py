"""The table of replications where it is too long to be in memory as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import numpy as np

from sim.summary.statistics import Values

if TYPE_CHECKING:
    from pandas import DataFrame, Index, RangeIndex, Series


@dataclass(frozen=True)
class LongTable:
    """A row per setting and replication, read a column at a time.

    It stands for a data frame wherever that is asked for its columns by name.

    Attributes
    ----------
    settings, metrics
        Their names, in order.
    count
        How many replications there are, in every setting.
    read
        Returns a metric as an array of settings by replications.
    """

    settings: Sequence[str]
    metrics: Sequence[str]
    count: int
    read: Callable[[str], Values]

    @property
    def columns(self) -> Index[str]:
        """The names of all columns."""
        import pandas as pd

        return pd.Index(["setting", "replication", *self.metrics])

    @property
    def empty(self) -> bool:
        """Whether it has no rows."""
        return not self.count

    @overload
    def __getitem__(self, key: str) -> Series: ...
    @overload
    def __getitem__(self, key: list[str]) -> DataFrame: ...
    def __getitem__(self, key: str | list[str]) -> Series | DataFrame:
        import pandas as pd

        if isinstance(key, list):
            return pd.DataFrame({name: self[name] for name in key})
        if key == "setting":
            codes = np.repeat(np.arange(len(self.settings)), self.count)
            names = pd.Index(list(self.settings))
            return pd.Series(pd.Categorical.from_codes(codes, names))
        if key == "replication":
            return pd.Series(np.tile(np.arange(self.count), len(self.settings)))
        return pd.Series(self.read(key).ravel())

    def by_setting(self) -> dict[str, SettingTable]:
        """Return the table of each setting."""
        return {name: SettingTable(self, i) for i, name in enumerate(self.settings)}


@dataclass(frozen=True)
class SettingTable:
    """The rows of one setting, by replication, read a column at a time."""

    whole: LongTable
    layer: int

    @property
    def columns(self) -> Index[str]:
        """The names of the metrics."""
        import pandas as pd

        return pd.Index(list(self.whole.metrics))

    @property
    def index(self) -> RangeIndex:
        """The replications."""
        import pandas as pd

        return pd.RangeIndex(self.whole.count)

    def __contains__(self, metric: str) -> bool:
        return metric in self.whole.metrics

    @overload
    def __getitem__(self, key: str) -> Series[float]: ...
    @overload
    def __getitem__(self, key: list[str]) -> DataFrame: ...
    def __getitem__(self, key: str | list[str]) -> Series[float] | DataFrame:
        import pandas as pd

        if isinstance(key, list):
            return pd.DataFrame({name: self[name] for name in key})
        return pd.Series(self.whole.read(key)[self.layer].copy())
