"""The grid of the explorer, simulated: every position on the same luck."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sim.experiment import runner
from sim.experiment.design import design
from sim.experiment.results import Results
from sim.journal import Journal
from sim.model import prepare, replicate
from sim.report.examples import median_replication
from sim.report.explorer.levers import Levers, levers_of
from sim.report.explorer.positions import Position, explored, positions
from sim.scenario import Scenario
from sim.summary import GainAndLoss, gain_and_loss
from sim.summary.columns import by_setting

if TYPE_CHECKING:
    from pandas import DataFrame

REPLICATIONS = 80
"""Replications a position where the user does not say."""


@dataclass(frozen=True)
class Exploration:
    """What was simulated at every position of the levers."""

    levers: Levers
    results: Results

    @property
    def scenario(self) -> Scenario:
        """The scenario, with a setting for each position."""
        return self.results.design.scenario

    @cached_property
    def tables(self) -> Mapping[Position, "DataFrame"]:
        """The replications of each position, one column per metric."""
        tables = by_setting(self._replications)
        return {
            position: tables[position.setting] for position in positions(self.levers)
        }

    @cached_property
    def replication(self) -> int:
        """The replication that is drawn at every position.

        It is the median by downtime cost where accounts payable decides by its bonus
        (or pays latest), at the hold age nearest to the scenario's own.
        """
        last = Position("age", len(self.levers.ages) - 1, self.levers.start)
        chosen = last._replace(steer="share", at=0) if self.levers.shares else last
        return median_replication(self._replications, chosen.setting)

    @cached_property
    def journals(self) -> Mapping[Position, Journal]:
        """That replication at each position."""
        return {position: self._journal(position) for position in self.tables}

    def accounts(self, position: Position) -> GainAndLoss:
        """Compare a position with the reference at the same hold age."""
        pair = (position.setting, terms_of(position).setting)
        table = self._replications
        ours = table[table["setting"].isin(pair)]
        return gain_and_loss(ours, *pair)

    @cached_property
    def _replications(self) -> "DataFrame":
        return self.results.replications()

    def _journal(self, position: Position) -> Journal:
        job = prepare(self.scenario, position.setting)
        seed = self.results.design.seed
        return replicate(job, seed=seed, replication=self.replication)


def terms_of(position: Position) -> Position:
    """Return the position of the reference at the same hold age."""
    return Position("terms", 0, position.hold)


def explore(
    scenario: Scenario,
    replications: int | None = None,
    seed: int | None = None,
    *,
    jobs: int = 1,
    advance: Callable[[int], None] = lambda _: None,
) -> Exploration:
    """Simulate every position of the levers that *scenario* offers.

    Raises
    ------
    DesignError
        If it offers none, or no replication is asked for.
    """
    levers = levers_of(scenario)
    asked = design(
        explored(scenario, levers),
        settings=[position.setting for position in positions(levers)],
        replications=REPLICATIONS if replications is None else replications,
        seed=seed,
    )
    return Exploration(levers, runner.run(asked, advance, jobs=jobs))
