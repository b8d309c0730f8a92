"""A finished experiment: its replications, its summary, its figures."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.experiment.results import Results
from sim.report.figures import Facts, s_curve, source_line, waterfall, write_figures
from sim.summary import GainAndLoss, Summary, gain_and_loss, summarise

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame


class Study:
    """The settings of a scenario, compared over replications.

    Attributes
    ----------
    results
        What was run, and what it gave.
    """

    def __init__(self, results: Results) -> None:
        self.results = results

    @cached_property
    def replications(self) -> "DataFrame":
        """One row per setting and replication, one column per metric."""
        return self.results.replications()

    @cached_property
    def decisions(self) -> "DataFrame":
        """One row per choice of accounts payable, in the first 100 replications."""
        return self.results.decisions()

    @cached_property
    def summarised(self) -> Summary:
        """Means, percentiles, paired differences and shares."""
        return summarise(self.replications, self.reference)

    @property
    def reference(self) -> str:
        """The setting that the others are compared with."""
        return self.results.design.scenario.reference

    @property
    def planned_finish(self) -> float:
        """The planned finish of the reference, in calendar days from the start."""
        return self.results.planned_finish

    @property
    def plot(self) -> "Plots":
        """The figures of the study."""
        return Plots(self)

    def summary(self) -> "DataFrame":
        """Return a row per setting and metric: mean, half_width, n, p10 to p90."""
        return self.summarised.table

    def differences(self) -> "DataFrame":
        """Return a row per setting and metric: the paired difference, its interval."""
        return self.summarised.differences

    def shares(self) -> "DataFrame":
        """Return a row per setting: shares of replications, and those unfinished."""
        return self.summarised.shares

    def gain_and_loss(self, setting: str | None = None) -> GainAndLoss | None:
        """Return AP's gain and the firm's loss under *setting*, line by line.

        Without a setting it is the one in which the firm loses most; ``None`` if
        there is nothing to compare.
        """
        chosen = setting or self.summarised.loses_most()
        if chosen is None:
            return None
        return gain_and_loss(self.replications, chosen, self.reference)

    def as_json(self) -> str:
        """Return the summary as one JSON object."""
        design = self.results.design
        facts: dict[str, Any] = {
            "scenario": design.scenario.title,
            "planned_finish_days": self.planned_finish,
            "replications": self.results.done,
            "seed": design.seed,
            "reference": self.reference,
        }
        return json.dumps(facts | self.summarised.as_json(), indent=2, allow_nan=False)


@dataclass(frozen=True)
class Plots:
    """The figures of a study; each returns matplotlib axes."""

    study: Study

    @property
    def facts(self) -> Facts:
        """What the figures say of the scenario."""
        design = self.study.results.design
        return Facts(
            title=design.scenario.title,
            currency=design.scenario.currency,
            reference=design.scenario.reference,
            seed=design.seed,
        )

    @property
    def source(self) -> str:
        """Where the numbers come from."""
        return source_line(self.study.replications, self.facts)

    def s_curve(self, metric: str = "downtime_cost") -> "Axes":
        """Draw how likely each setting stays below a value of *metric*."""
        return s_curve(
            self.study.replications,
            self.facts.reference,
            self.facts.currency,
            metric,
            source=self.source,
        )

    def waterfall(self, setting: str) -> "Axes":
        """Draw how AP's gain under *setting* becomes the firm's loss."""
        return waterfall(
            self.study.replications,
            setting,
            self.facts.reference,
            self.facts.currency,
            source=self.source,
        )

    def write(self, folder: Path) -> None:
        """Write the figures of a run folder as PNG and SVG."""
        write_figures(self.study.replications, self.facts, folder)
