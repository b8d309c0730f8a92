"""The table of replications as numbers, setting by setting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from sim.summary.statistics import Comparison, Values, compare_pairs, paired

if TYPE_CHECKING:
    from pandas import DataFrame


ROW = ("setting", "replication")
"""What each row of the table is of, before its metrics."""


class Read(Protocol):
    """Reads some columns of the table of replications, of all settings or of some."""

    def __call__(
        self, columns: Sequence[str], settings: Sequence[str] | None = None
    ) -> DataFrame:
        """Return a row per setting and replication, with those columns."""


def reader(replications: DataFrame) -> Read:
    """Return what reads from a table that is there as a whole."""

    def read(
        columns: Sequence[str], settings: Sequence[str] | None = None
    ) -> DataFrame:
        table = replications[[*ROW, *columns]]
        return table if settings is None else table[table["setting"].isin(settings)]

    return read


def by_setting(replications: DataFrame) -> dict[str, DataFrame]:
    """Return the metrics of each setting as floats, indexed by replication.

    Settings keep the order in which they first appear; what has no value is NaN.
    """
    settings = replications["setting"].to_numpy()
    numbers = replications.drop(columns="setting")
    return {
        str(name): numbers[settings == name].set_index("replication").astype(float)
        for name in dict.fromkeys(settings)
    }


def same_replications(
    ours: DataFrame, theirs: DataFrame
) -> tuple[DataFrame, DataFrame]:
    """Return the rows of both tables whose replications stand in both."""
    common = ours.index.intersection(theirs.index)
    return ours.loc[common], theirs.loc[common]


def differences(ours: DataFrame, theirs: DataFrame) -> dict[str, Values]:
    """Return the paired differences of every metric over the same replications."""
    left, right = same_replications(ours, theirs)
    return {
        metric: paired(left[metric].to_numpy(), right[metric].to_numpy())
        for metric in ours.columns
    }


def compared(ours: DataFrame, theirs: DataFrame) -> dict[str, Comparison]:
    """Compare every metric over the same replications, pair by pair."""
    left, right = same_replications(ours, theirs)
    return {
        metric: compare_pairs(left[metric].to_numpy(), right[metric].to_numpy())
        for metric in ours.columns
    }
