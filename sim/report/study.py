"""A finished experiment: its replications, its summary, its figures."""

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sim.experiment.results import Results
from sim.job import Job
from sim.journal import Journal
from sim.metrics import METRICS
from sim.model import prepare, replicate
from sim.report.examples import Example, median_replication
from sim.report.plots import Plots
from sim.summary import GainAndLoss, Summary, gain_and_loss, summarise_columns
from sim.summary.accounts import SIGNS

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Plots", "Study"]


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
    def _activities(self) -> "DataFrame":
        return self.results.activities()

    @cached_property
    def summarised(self) -> Summary:
        """Means, percentiles, paired differences and shares."""
        return summarise_columns(self.results.table, METRICS, self.reference)

    @cached_property
    def jobs(self) -> dict[str, Job]:
        """Each setting that was run, made ready."""
        design = self.results.design
        return {name: prepare(design.scenario, name) for name in design.settings}

    @property
    def reference(self) -> str:
        """The setting that the others are compared with."""
        return self.results.design.scenario.reference

    @property
    def planned_finish(self) -> float:
        """The planned finish of the reference, in calendar days from the start."""
        return self.results.planned_finish

    @property
    def plot(self) -> Plots:
        """The figures of the study."""
        return Plots(self)

    def summary(self) -> "DataFrame":
        """Return a row per setting and metric: mean, half_width, n, p10 to p90.

        Of each percentile it gives the ends of its 95 % interval too.
        """
        return self.summarised.table

    def differences(self) -> "DataFrame":
        """Return a row per setting and metric: the paired difference, its interval.

        Its `gain` is how many times the replications the same interval would take
        without common random numbers.
        """
        return self.summarised.differences

    def shares(self) -> "DataFrame":
        """Return a row per setting: shares of replications, and those unfinished.

        Of each share it gives the ends of its 95 % interval too.
        """
        return self.summarised.shares

    def activities(self) -> "DataFrame":
        """Return a row per setting and activity: how often it was critical.

        That share has its 95 % interval; beside it stand its cruciality, the rank
        correlation of its duration with the finish, and its mean duration.
        """
        return self._activities

    def gain_and_loss(self, setting: str | None = None) -> GainAndLoss | None:
        """Return AP's gain and the firm's loss under *setting*, line by line.

        Without a setting it is the one in which the firm loses most; ``None`` if
        there is nothing to compare.
        """
        chosen = setting or self.summarised.loses_most()
        if chosen is None:
            return None
        table = self.results.table([*SIGNS, "firm_value"], [chosen, self.reference])
        return gain_and_loss(table, chosen, self.reference)

    def example(
        self, setting: str | None = None, replication: int | None = None
    ) -> Example:
        """Return one replication of every setting that was run.

        Parameters
        ----------
        setting
            The setting of which most is shown; by default the one in which the firm
            loses most, or the only one.
        replication
            By default the median of *setting* by downtime cost.
        """
        ran = self.results.design.settings
        chosen = setting or self.summarised.loses_most() or ran[0]
        if replication is None:
            costs = self.results.table(["downtime_cost"], [chosen])
            replication = median_replication(costs, chosen)
        return Example(chosen, {name: self.replay(name, replication) for name in ran})

    def replay(self, setting: str, replication: int) -> Journal:
        """Return what happened in a replication of *setting*, by running it again."""
        seed = self.results.design.seed
        return replicate(self.jobs[setting], seed=seed, replication=replication)

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
