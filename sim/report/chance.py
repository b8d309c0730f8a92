"""How settings differ on the same luck, so that titles can tell it from chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.summary.columns import differences
from sim.summary.statistics import Comparison, compare

if TYPE_CHECKING:
    from pandas import DataFrame


def compared(ours: DataFrame, theirs: DataFrame) -> dict[str, Comparison]:
    """Compare two settings column by column, replication by replication.

    What stands in one of them only is left out.
    """
    both = [name for name in ours if name in theirs]
    paired = differences(ours[both], theirs[both])
    return {name: compare(values) for name, values in paired.items()}
