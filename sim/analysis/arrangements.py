"""All arrangements of own goal and firm's goal between two settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.analysis.levers import Overrides, with_settings
from sim.experiment.design import Design, DesignError, design, pick
from sim.scenario import Parts, Scenario
from sim.scenario.tree import plain

OPTION = "--own"
MOST = 8


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
