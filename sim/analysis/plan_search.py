"""The search for the bonus plan that is best for the firm."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sim.analysis.bonus_plans import BONUS, DPO, FIRM, Goals, Plan
from sim.analysis.levers import with_settings
from sim.analysis.simulated import merged
from sim.experiment.design import Design, DesignError, design, pick
from sim.experiment.results import Results
from sim.scenario import Scenario
from sim.scenario.tree import plain

OPTION = "design"


@dataclass(frozen=True)
class Search:
    """The plans of a family, each a setting of one experiment."""

    base: Scenario
    setting: str
    plans: dict[str, Plan]
    scenario: Scenario

    def design(self, replications: int | None, seed: int | None) -> Design:
        """Return the experiment on which a plan is chosen."""
        return design(
            self.scenario,
            settings=list(self.plans),
            replications=replications,
            seed=seed,
        )

    def fresh(self, name: str, first: Design) -> Design:
        """Return the experiment of one plan and the file's settings, on other luck."""
        return design(
            self.scenario,
            settings=[*self.base.settings, name],
            replications=first.replications,
            seed=first.seed + 1,
        )


def lay_out(scenario: Scenario, plans: Sequence[Plan], setting: str | None) -> Search:
    """Return the settings of all plans, each a copy of *setting* or the reference."""
    chosen = pick(scenario.settings, setting or scenario.reference)
    payables = scenario.settings[chosen].accounts_payable
    if payables is None:
        raise DesignError(f"“{chosen}” has no accounts payable to be paid a bonus")
    written = plain(scenario.tree.branches["settings"].branches[chosen]) or {}
    others = {"scorecard": dict.fromkeys(payables.scorecard or ())}
    cleared = merged(written, {"accounts_payable": others})
    named = {f"plan {number}": plan for number, plan in enumerate(plans, start=1)}
    more = {
        name: merged(cleared, {"accounts_payable": plan.block})
        for name, plan in named.items()
    }
    return Search(scenario, chosen, named, with_settings(scenario, more, OPTION))


@dataclass(frozen=True, eq=False)
class Searched:
    """The results of all plans."""

    search: Search
    results: Results
    goals: Goals

    @cached_property
    def means(self) -> dict[str, dict[str, float]]:
        """The mean DPO, bonus and firm value of each plan, by its name."""
        columns = {m: self.results.column(m) for m in (DPO, BONUS, FIRM)}
        return {
            name: {m: float(rows[layer].mean()) for m, rows in columns.items()}
            for layer, name in enumerate(self.results.design.settings)
        }

    @property
    def best(self) -> str | None:
        """The name of the plan that meets the goals with the highest firm value."""
        meeting = {
            name: round(of[FIRM], 2)
            for name, of in self.means.items()
            if self.goals.met(of[DPO], of[BONUS])
        }
        return max(meeting, key=meeting.__getitem__, default=None)
