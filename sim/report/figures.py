"""Figures: a table or journals in, axes out; and the files of a run folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sim.report.ageing import payables_ageing
from sim.report.cost_parts import cost_bars
from sim.report.examples import Example, median_replication
from sim.report.files import write_all
from sim.report.finish import Finish
from sim.report.gantt import gantt
from sim.report.payment_ages import payment_ages
from sim.report.s_curve import s_curve
from sim.report.waterfall import waterfall
from sim.summary import summarise

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

__all__ = [
    "Facts",
    "cost_bars",
    "example_line",
    "gantt",
    "payables_ageing",
    "payment_ages",
    "s_curve",
    "source_line",
    "waterfall",
    "write_figures",
]


@dataclass(frozen=True)
class Facts:
    """What a figure says of the scenario behind it."""

    title: str
    currency: str
    reference: str
    seed: int
    finishes: Mapping[str, Finish] = field(default_factory=dict)


def write_figures(
    replications: DataFrame, facts: Facts, folder: Path, example: Example | None = None
) -> list[Path]:
    """Write the figures of a run into *folder*, and return the files.

    The waterfall is of the setting in which the firm loses most; without the
    reference there is none. Of an *example* there are a Gantt chart, the ageing of
    payables, and the payment ages where some are not on terms. Of no replications
    there are no figures.
    """
    if replications.empty:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    drawn = [*_of_settings(replications, facts)]
    if example is not None:
        drawn += _of_example(replications, facts, example)
    return [
        path
        for name, axes in drawn
        if axes is not None
        for path in write_all(axes, folder / name)
    ]


def source_line(replications: DataFrame, facts: Facts) -> str:
    """Return where the numbers come from: scenario, replications, seed."""
    count = replications["replication"].nunique()
    noun = "replication" if count == 1 else "replications"
    return f"Source: {facts.title}; {count:,} {noun}; seed {facts.seed}."


def example_line(replications: DataFrame, facts: Facts, example: Example) -> str:
    """Return where the figure of one replication comes from, and why it was chosen."""
    setting, number = example.setting, example.journal.replication
    chosen = ""
    if number == median_replication(replications, setting):
        count = replications["replication"].nunique()
        chosen = f", the median by downtime cost of {count:,} under “{setting}”"
    return f"Source: {facts.title}; replication {number}{chosen}; seed {facts.seed}."


def _of_settings(
    replications: DataFrame, facts: Facts
) -> Iterator[tuple[str, Axes | None]]:
    """Draw the figures of all replications, by file name."""
    reference, currency = facts.reference, facts.currency
    source = source_line(replications, facts)
    yield (
        "finish_s_curve",
        s_curve(
            replications,
            reference,
            currency,
            "finish_days",
            finishes=facts.finishes,
            source=source,
        ),
    )
    yield (
        "downtime_cost_s_curve",
        s_curve(replications, reference, currency, source=source),
    )
    yield "cost_parts", cost_bars(replications, reference, currency, source=source)
    setting = summarise(replications, reference).loses_most()
    if setting is not None:
        yield (
            "waterfall",
            waterfall(replications, setting, reference, currency, source=source),
        )


def _of_example(
    replications: DataFrame, facts: Facts, example: Example
) -> Iterator[tuple[str, Axes | None]]:
    """Draw the figures of one replication, by file name."""
    journal, currency = example.journal, facts.currency
    source = example_line(replications, facts, example)
    yield "gantt", gantt(journal, currency, source=source)
    yield "payables_ageing", payables_ageing(journal, currency, source=source)
    yield (
        "payment_ages",
        payment_ages(example.journals.values(), example.setting, source=source),
    )
