"""What ``import sim`` offers to notebooks."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sim.analysis import tornado as inputs
from sim.analysis.global_effects import GloballyMeasured, lay_out_globally
from sim.analysis.grids import lay_out
from sim.analysis.pairs import compared, metric_named
from sim.analysis.swept import Swept
from sim.experiment import runner
from sim.experiment.design import design, pick
from sim.journal import Journal
from sim.metrics import measure
from sim.model import prepare, replicate
from sim.report import story
from sim.report.study import Plots, Study
from sim.report.swept import Sweep
from sim.report.tornados import GlobalTornado, Tornado
from sim.scenario import Scenario, load, vary

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = [
    "GlobalTornado",
    "Plots",
    "Simulation",
    "Study",
    "Sweep",
    "Tornado",
    "global_tornado",
    "load",
    "run",
    "simulate",
    "sweep",
    "tornado",
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


def tornado(
    scenario: Scenario | str | Path,
    metric: str = "firm_value",
    *,
    setting: str | None = None,
    against: str | None = None,
    replications: int | None = None,
    seed: int | None = None,
    jobs: int = 1,
) -> Tornado:
    """Try the low and high of each input under ``vary``, the others as they are.

    Parameters
    ----------
    scenario
        A scenario, or the path or name of a file.
    metric
        What is measured.
    setting, against
        Of which setting, and against which, with the same inputs on the same luck;
        by default the reference by itself, or another setting against the reference.
        Against ``"none"`` a setting by itself.
    replications, seed
        By default those of the scenario.
    jobs
        How many processes share the work; it does not change the results.
    """
    loaded, name = _loaded(scenario), metric_named(metric)
    plan = inputs.lay_out(loaded, compared(loaded, setting, against))
    results = runner.run(plan.pairs.design(replications, seed), jobs=jobs)
    return Tornado(inputs.Measured(plan, results, name))


def global_tornado(
    scenario: Scenario | str | Path,
    metric: str = "firm_value",
    *,
    setting: str | None = None,
    against: str | None = None,
    points: int = 32,
    replications: int = 10,
    seed: int | None = None,
    jobs: int = 1,
) -> GlobalTornado:
    """Vary all inputs under ``vary`` at once: total Sobol indices with intervals.

    Each lies anywhere between its low and high. The parameters are those of
    `tornado`, and *points*, a power of two: of k inputs (k + 2) times as many
    combinations are run, with so many *replications* each.
    """
    loaded, name = _loaded(scenario), metric_named(metric)
    plan = lay_out_globally(loaded, compared(loaded, setting, against), points, seed)
    results = runner.run(plan.pairs.design(replications, seed), jobs=jobs)
    return GlobalTornado(GloballyMeasured(plan, results, name))


def _loaded(scenario: Scenario | str | Path) -> Scenario:
    return scenario if isinstance(scenario, Scenario) else load(scenario)
