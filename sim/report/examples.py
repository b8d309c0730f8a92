"""The one replication that figures tell, beside those that draw them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.journal import Journal

if TYPE_CHECKING:
    from pandas import DataFrame


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
    table = replications[["setting", "replication", "downtime_cost"]]
    ours = table[table["setting"] == setting]
    ranked = ours.sort_values(["downtime_cost", "replication"])
    return int(ranked["replication"].iloc[(len(ranked) - 1) // 2])
