"""The one replication that figures tell, beside those that draw them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sim.journal import Journal

if TYPE_CHECKING:
    from pandas import DataFrame


class Rank(NamedTuple):
    """A place among the replications: the share that are cheaper, and in words."""

    share: float
    words: str


RANKS = {
    "median": Rank(0.5, "the median"),
    "p80": Rank(0.8, "the one at P80"),
    "worst": Rank(1.0, "the worst"),
}


@dataclass(frozen=True, eq=False)
class Example:
    """One replication of every setting, and the setting of which most is shown."""

    setting: str
    journals: Mapping[str, Journal]

    @property
    def journal(self) -> Journal:
        """The replication in the setting of which most is shown."""
        return self.journals[self.setting]


def median_replication(replications: DataFrame, setting: str) -> int:
    """Return the replication of *setting* that is the median by downtime cost.

    Of two in the middle it is the cheaper one; equal ones rank as they were drawn.
    """
    return ranked_replication(replications, setting, "median")


def ranked_replication(replications: DataFrame, setting: str, rank: str) -> int:
    """Return the replication of *setting* at one of the `RANKS` by downtime cost.

    Between two it is the cheaper one; equal ones rank as they were drawn.
    """
    table = replications[["setting", "replication", "downtime_cost"]]
    ours = table[table["setting"] == setting]
    ranked = ours.sort_values(["downtime_cost", "replication"])
    return int(ranked["replication"].iloc[int((len(ranked) - 1) * RANKS[rank].share)])


def rank_of(replications: DataFrame, setting: str, replication: int) -> str | None:
    """Say which of the `RANKS` a replication has, if any."""
    for rank, named in RANKS.items():
        if ranked_replication(replications, setting, rank) == replication:
            return named.words
    return None
