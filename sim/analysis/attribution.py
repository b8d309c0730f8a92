"""Who causes the loss: departments on their own goals, in every arrangement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.analysis.levers import Overrides, with_settings
from sim.analysis.shapley import best_order, interaction, values
from sim.experiment.design import Design, DesignError, design, pick
from sim.experiment.results import Results
from sim.scenario import Parts, Scenario
from sim.scenario.tree import plain
from sim.summary.statistics import Comparison, Values, compare

if TYPE_CHECKING:
    from pandas import DataFrame

OPTION = "--own"
MOST = 8
LOSS = "firm_value"
INTERVAL = ("", "_low", "_high")


@dataclass(frozen=True)
class Arrangements:
    """All arrangements of own goal and firm's goal.

    Attributes
    ----------
    own, aligned
        The settings in which all have their own goals, and the firm's.
    departments
        The parts of the scenario in which the two differ.
    names
        The setting of each arrangement: bit i of its place says that department i is
        on its own goal.
    scenario
        The scenario with the arrangements among its settings.
    """

    base: Scenario
    own: str
    aligned: str
    departments: tuple[str, ...]
    names: tuple[str, ...]
    scenario: Scenario

    def design(self, replications: int | None, seed: int | None) -> Design:
        """Return the experiment of all arrangements."""
        return design(
            self.scenario, settings=self.names, replications=replications, seed=seed
        )


def lay_out(
    scenario: Scenario, own: str | None = None, aligned: str | None = None
) -> Arrangements:
    """Return the arrangements between two settings.

    By default *aligned* is the reference, and *own* the setting that differs from it in
    most parts.

    Raises
    ------
    DesignError
        If the settings are alike, or differ in too many parts, or *own* is not clear.
    """
    firm = pick(scenario.settings, aligned or scenario.reference)
    chosen = pick(scenario.settings, own) if own else _farthest(scenario, firm)
    departments = differing(scenario, chosen, firm)
    if not 0 < len(departments) <= MOST:
        raise DesignError(
            f"“{chosen}” and “{firm}” differ in {len(departments)} departments: name"
            f" two settings that differ in 1 to {MOST} with --own and --aligned"
        )
    everyone = 2 ** len(departments) - 1
    mixed = {_name(departments, at): at for at in range(1, everyone)}
    more = {
        name: _arranged(scenario, chosen, firm, _members(departments, at))
        for name, at in mixed.items()
    }
    return Arrangements(
        base=scenario,
        own=chosen,
        aligned=firm,
        departments=departments,
        names=(firm, *mixed, chosen),
        scenario=with_settings(scenario, more, OPTION) if more else scenario,
    )


def differing(scenario: Scenario, one: str, other: str) -> tuple[str, ...]:
    """Return the parts of the scenario in which two settings differ."""
    ours, theirs = scenario.settings[one], scenario.settings[other]
    return tuple(
        name
        for name in Parts.model_fields
        if getattr(ours, name) != getattr(theirs, name)
    )


def _farthest(scenario: Scenario, firm: str) -> str:
    """Return the setting that differs in most parts, if it is one alone."""
    apart = {name: len(differing(scenario, name, firm)) for name in scenario.settings}
    most = max(apart.values())
    farthest = [name for name, parts in apart.items() if parts == most]
    if not most or len(farthest) > 1:
        raise DesignError(
            "say with --own in which setting the departments have their own goals: "
            + ", ".join(f"“{name}”" for name in farthest)
        )
    return farthest[0]


def _members(departments: Sequence[str], at: int) -> tuple[str, ...]:
    """Return the departments that are on their own goals."""
    return tuple(name for i, name in enumerate(departments) if at >> i & 1)


def _name(departments: Sequence[str], at: int) -> str:
    return f"own goal: {', '.join(_members(departments, at))}"


def _arranged(
    scenario: Scenario, own: str, firm: str, members: Sequence[str]
) -> Overrides:
    """Return what a setting changes in which *members* alone are on their own goals."""
    written = scenario.tree.branches["settings"].branches
    ours, theirs = plain(written[own]) or {}, plain(written[firm]) or {}
    of = {name: ours if name in members else theirs for name in Parts.model_fields}
    return {name: side[name] for name, side in of.items() if name in side}


@dataclass(frozen=True, eq=False)
class Attributed:
    """The results of all arrangements: who causes how much of the loss."""

    arrangements: Arrangements
    results: Results

    @cached_property
    def losses(self) -> Values:
        """The loss of firm value against all aligned: arrangement by replication."""
        of = dict(
            zip(self.results.design.settings, self.results.column(LOSS), strict=True)
        )
        worth = np.array([of[name] for name in self.arrangements.names])
        return np.asarray(np.round(worth[0] - worth, 2))

    @property
    def total(self) -> Comparison:
        """The loss when all are on their own goals."""
        return compare(self.losses[-1])

    def table(self) -> "DataFrame":
        """Return a row per department, the greatest share of the loss first.

        The columns: department; share, its Shapley value; alone, the loss if it alone
        is on its own goal; reformed, the gain if it alone changes to the firm's goal
        while the others keep their own. Each with the low and high of its 95 %
        interval, on the same luck.
        """
        import pandas as pd

        shares, everyone = values(self.losses), len(self.losses) - 1
        rows = [
            {
                "department": name,
                **_told("share", shares[i]),
                **_told("alone", self.losses[1 << i]),
                **_told("reformed", self.losses[-1] - self.losses[everyone ^ 1 << i]),
            }
            for i, name in enumerate(self.arrangements.departments)
        ]
        table = pd.DataFrame(rows)
        return table.sort_values(
            "share", ascending=False, kind="stable", ignore_index=True
        )

    def interactions(self) -> "DataFrame":
        """Return a row per pair of departments, the strongest interaction first.

        The columns: department, other, interaction with the low and high of its 95 %
        interval: the loss of both together beyond what each adds to it.
        """
        import pandas as pd

        departments = self.arrangements.departments
        rows = [
            {"department": departments[one], "other": departments[two]}
            | _told("interaction", interaction(self.losses, one, two))
            for one, two in combinations(range(len(departments)), 2)
        ]
        names = ["department", "other", *(f"interaction{end}" for end in INTERVAL)]
        table = pd.DataFrame(rows, columns=names)
        return table.sort_values(
            "interaction", key=abs, ascending=False, kind="stable", ignore_index=True
        )

    def reforms(self) -> "DataFrame":
        """Return a row per step of the best order of reform.

        From all on their own goals one department after the other changes to the
        firm's, in the order that leaves the least loss, summed over the steps. The
        columns: step, department, gain of the step with the low and high of its 95 %
        interval, and left, the loss that is left.
        """
        import pandas as pd

        return pd.DataFrame(list(self._steps()))

    def _steps(self) -> Iterator[dict[str, Any]]:
        means = [float(row.mean()) for row in self.losses]
        coalition = len(means) - 1
        for step, player in enumerate(best_order(means), start=1):
            rest = coalition ^ 1 << player
            gain = _told("gain", self.losses[coalition] - self.losses[rest])
            name = self.arrangements.departments[player]
            yield {"step": step, "department": name, **gain, "left": means[rest]}
            coalition = rest


def _told(name: str, of: Values) -> dict[str, Any]:
    """Return a mean with the ends of its interval."""
    ends = compare(np.round(of, 6))[: len(INTERVAL)]
    return {f"{name}{end}": value for end, value in zip(INTERVAL, ends, strict=True)}
