"""The kinds of figures that a run can show, by name, and their files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sim.report import figures
from sim.report.cost_parts import VALUE, compared_value
from sim.report.costs import COSTED, mean_parts, together
from sim.report.examples import Example
from sim.report.figures import Facts, example_line, source_line
from sim.report.files import USUAL, write_all
from sim.summary.accounts import SIGNS
from sim.summary.columns import Read
from sim.summary.summary import differences, loses_most

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame


CURVE = ("stoppages", "finished", "finish_days")
"""What an S-curve needs beside its metric."""


class NotShown(ValueError):  # noqa: N818
    """A figure that a run cannot show, and why."""


@dataclass(frozen=True, eq=False)
class Subject:
    """What figures are drawn of: replications, their scenario, perhaps one replication.

    `read` reads columns of the table of replications, no more than a figure needs;
    `tell` gives the replication that some figures are of; `setting` is the one that the
    waterfall is of, by default that in which the firm loses most; `activities` is the
    table of criticality.
    """

    read: Read
    facts: Facts
    tell: Callable[[], Example] | None = None
    setting: str | None = None
    activities: DataFrame | None = None

    @cached_property
    def example(self) -> Example:
        """The replication that some figures are of."""
        if self.tell is None:
            raise NotShown("no replication is told")
        return self.tell()

    @property
    def source(self) -> str:
        """Where the numbers of all replications come from."""
        return source_line(self.read([]), self.facts)

    @property
    def example_source(self) -> str:
        """Where the numbers of the one replication come from."""
        costs = self.read(["downtime_cost"], [self.example.setting])
        return example_line(costs, self.facts, self.example)


class Kind(NamedTuple):
    """The name of its files, and how it is drawn; what cannot be is `NotShown`."""

    file: str
    draw: Callable[[Subject], Axes]


class Written(NamedTuple):
    """The files that were written, and why some kinds of figures were not."""

    files: list[Path]
    left_out: dict[str, str]


def of_metric(metric: str) -> Kind:
    """Return the S-curve of a metric."""
    return Kind(f"{metric}_s_curve", partial(_s_curve, metric))


def write_figures(
    subject: Subject,
    folder: Path,
    kinds: Mapping[str, Kind] | None = None,
    formats: Collection[str] = USUAL,
) -> Written:
    """Write the figures of a run, by default of every kind, into *folder*."""
    written = Written([], {})
    folder.mkdir(parents=True, exist_ok=True)
    for name, kind in (KINDS if kinds is None else kinds).items():
        try:
            axes = kind.draw(subject)
        except NotShown as reason:
            written.left_out[name] = str(reason)
        else:
            written.files.extend(write_all(axes, folder / kind.file, formats))
    return written


def _s_curve(metric: str, subject: Subject) -> Axes:
    facts = subject.facts
    return figures.s_curve(
        subject.read(list(dict.fromkeys([metric, *CURVE]))),
        facts.reference,
        facts.currency,
        metric,
        finishes=facts.finishes,
        places=facts.settings,
        source=subject.source,
    )


def _cost_parts(subject: Subject) -> Axes:
    facts, settings = subject.facts, dict.fromkeys(subject.read([])["setting"])
    means = [mean_parts(subject.read(COSTED, [setting])) for setting in settings]
    return figures.draw_costs(
        together(dict(zip(settings, means, strict=True))),
        compared_value(subject.read([VALUE]), facts.reference),
        facts.reference,
        facts.currency,
        source=subject.source,
    )


def _waterfall(subject: Subject) -> Axes:
    facts = subject.facts
    changes = differences(subject.read, [VALUE], facts.reference)
    setting = subject.setting or loses_most(changes)
    if setting is None or setting not in set(changes["setting"]):
        raise NotShown(f"it takes “{facts.reference}” and a setting to compare with it")
    return figures.waterfall(
        subject.read([*SIGNS, VALUE], [setting, facts.reference]),
        setting,
        facts.reference,
        facts.currency,
        places=facts.settings,
        source=subject.source,
    )


def _criticality(subject: Subject) -> Axes:
    if subject.activities is None:
        raise NotShown("the run does not say which activities were critical")
    facts = subject.facts
    return figures.criticality(
        subject.activities,
        facts.reference,
        places=facts.settings,
        source=subject.source,
    )


def _gantt(subject: Subject) -> Axes:
    journal, currency = subject.example.journal, subject.facts.currency
    return figures.gantt(journal, currency, source=subject.example_source)


def _ageing(subject: Subject) -> Axes:
    journal, currency = subject.example.journal, subject.facts.currency
    return figures.payables_ageing(journal, currency, source=subject.example_source)


def _payment_ages(subject: Subject) -> Axes:
    example = subject.example
    journals = example.journals.values()
    source = subject.example_source
    axes = figures.payment_ages(journals, example.setting, source=source)
    if axes is None:
        raise NotShown("every supplier is always paid on terms")
    return axes


KINDS = {
    "finish": Kind("finish_s_curve", partial(_s_curve, "finish_days")),
    "downtime": of_metric("downtime_cost"),
    "cost-parts": Kind("cost_parts", _cost_parts),
    "waterfall": Kind("waterfall", _waterfall),
    "criticality": Kind("criticality", _criticality),
    "gantt": Kind("gantt", _gantt),
    "ageing": Kind("payables_ageing", _ageing),
    "payment-ages": Kind("payment_ages", _payment_ages),
}
"""Every kind of figure by name, in the order in which they are written."""
