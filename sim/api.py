"""What ``import sim`` offers to notebooks."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sim.analysis.grids import lay_out
from sim.analysis.swept import Swept
from sim.experiment import runner
from sim.experiment.design import design, pick
from sim.journal import Journal
from sim.metrics import measure
from sim.model import prepare, replicate
from sim.report import story
from sim.report.study import Plots, Study
from sim.report.swept import Sweep
from sim.scenario import Scenario, load, vary

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = [
    "Plots",
    "Simulation",
    "Study",
    "Sweep",
    "load",
    "run",
    "simulate",
    "sweep",
    "vary",
]


class Simulation:
    """One replication of one setting.

    Attributes
    ----------
    journal
        Everything that happened, in order.
    scenario
        The scenario that it is a replication of.
    seed
        The seed that it was drawn from.
    """

    def __init__(self, journal: Journal, scenario: Scenario, seed: int) -> None:
        self.journal = journal
        self.scenario = scenario
        self.seed = seed

    @cached_property
    def metrics(self) -> dict[str, float | None]:
        """Each metric by name; ``None`` where it has no value (rule J6)."""
        return measure(self.journal)

    @cached_property
    def events(self) -> "DataFrame":
        """A table of what happened, one row each, in order."""
        import pandas as pd

        return pd.DataFrame(story.events(self.journal))

    def story(self) -> str:
        """Return what happened in plain words, stoppage by stoppage."""
        return story.tell(self.journal, self.scenario, seed=self.seed)


def simulate(
    scenario: Scenario | str | Path,
    setting: str | None = None,
    replication: int = 0,
    seed: int | None = None,
) -> Simulation:
    """Simulate one replication; the same arguments give the same replication.

    Parameters
    ----------
    scenario
        A scenario, or the path or name of a file.
    setting
        The name of a setting; by default the reference.
    replication
        Which replication, counted from 0.
    seed
        By default that of the scenario.
    """
    loaded = _loaded(scenario)
    chosen = loaded.experiment.seed if seed is None else seed
    job = prepare(loaded, pick(loaded.settings, setting or loaded.reference))
    journal = replicate(job, seed=chosen, replication=replication)
    return Simulation(journal, loaded, chosen)


def run(
    scenario: Scenario | str | Path,
    replications: int | None = None,
    seed: int | None = None,
    settings: Sequence[str] | None = None,
    jobs: int = 1,
) -> Study:
    """Run settings on common random numbers, and compare them.

    Parameters
    ----------
    scenario
        A scenario, or the path or name of a file.
    replications, seed
        By default those of the scenario.
    settings
        The names of the settings to run; by default all.
    jobs
        How many processes share the work; it does not change the results. A script
        that asks for more than one runs under ``if __name__ == "__main__":``.
    """
    asked = design(
        _loaded(scenario),
        settings=settings or (),
        replications=replications,
        seed=seed,
    )
    return Study(runner.run(asked, jobs=jobs))


def sweep(
    scenario: Scenario | str | Path,
    over: Mapping[str, Sequence[float]],
    *,
    setting: str | None = None,
    replications: int | None = None,
    seed: int | None = None,
    jobs: int = 1,
) -> Sweep:
    """Run a setting with other values of one or two levers, on common random numbers.

    Over ``accounts_payable.payment_age`` it pays at that age, whatever the setting's
    own policy. The reference stays what it is.

    Parameters
    ----------
    scenario
        A scenario, or the path or name of a file.
    over
        The values of each lever, by path.
    setting
        The setting that is varied; by default a copy of the reference.
    replications, seed
        By default those of the scenario.
    jobs
        How many processes share the work; it does not change the results.
    """
    grid = lay_out(_loaded(scenario), over, setting)
    run = partial(runner.run, jobs=jobs)
    return Sweep(Swept(grid, run(grid.design(replications, seed))), run)


def _loaded(scenario: Scenario | str | Path) -> Scenario:
    return scenario if isinstance(scenario, Scenario) else load(scenario)
