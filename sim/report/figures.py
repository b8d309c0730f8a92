"""Figures: a table or journals in, axes out; and where their numbers come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.report.ageing import payables_ageing
from sim.report.cost_parts import cost_bars, draw_costs
from sim.report.criticality import criticality
from sim.report.examples import Example, rank_of
from sim.report.finish import Finish
from sim.report.gantt import gantt
from sim.report.payment_ages import payment_ages
from sim.report.s_curve import s_curve
from sim.report.waterfall import waterfall

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = [
    "Facts",
    "cost_bars",
    "criticality",
    "draw_costs",
    "example_line",
    "gantt",
    "payables_ageing",
    "payment_ages",
    "s_curve",
    "source_line",
    "waterfall",
]


@dataclass(frozen=True)
class Facts:
    """What a figure says of the scenario behind it."""

    title: str
    currency: str
    reference: str
    seed: int
    finishes: Mapping[str, Finish] = field(default_factory=dict)
    settings: Sequence[str] = ()


def source_line(replications: DataFrame, facts: Facts) -> str:
    """Return where the numbers come from: scenario, replications, seed."""
    count = replications["replication"].nunique()
    noun = "replication" if count == 1 else "replications"
    return f"Source: {facts.title}; {count:,} {noun}; seed {facts.seed}."


def example_line(replications: DataFrame, facts: Facts, example: Example) -> str:
    """Return where the figure of one replication comes from, and why it was chosen."""
    setting, number = example.setting, example.journal.replication
    rank, chosen = rank_of(replications, setting, number), ""
    if rank is not None:
        count = replications["replication"].nunique()
        chosen = f", {rank} by downtime cost of {count:,} under “{setting}”"
    return f"Source: {facts.title}; replication {number}{chosen}; seed {facts.seed}."
