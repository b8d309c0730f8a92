"""Who causes the loss: own goals against the firm's goal, in every arrangement."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sim.analysis import shapley
from sim.analysis.shapley import Outcomes
from sim.experiment.design import Design, DesignError, design, pick
from sim.experiment.results import Results
from sim.scenario import Scenario, Setting, vary
from sim.summary.statistics import Comparison, compare

DEPARTMENTS = (
    "accounts_payable",
    "procurement",
    "materials_management",
    "sales",
    "project_manager",
)
"""The blocks that hold the goals of a department."""
ALIGNED = "firm's goal for all"


@dataclass(frozen=True, kw_only=True)
class Game:
    """Every arrangement of own goal and firm's goal, built as one experiment.

    `aligned` and `own` are the settings that the two goals of each department are taken
    from; `departments` are those whose goals differ.
    """

    aligned: str
    own: str
    departments: tuple[str, ...]
    design: Design


def differing(one: Setting, other: Setting) -> tuple[str, ...]:
    """Return the departments whose blocks differ between two settings."""
    return tuple(
        name for name in DEPARTMENTS if getattr(one, name) != getattr(other, name)
    )


def furthest(scenario: Scenario) -> str:
    """Return the setting in which most departments differ from the reference."""
    aligned = scenario.settings[scenario.reference]
    settings = scenario.settings.items()
    return max(settings, key=lambda item: len(differing(aligned, item[1])))[0]


def game(
    scenario: Scenario,
    *,
    own: str | None = None,
    replications: int | None = None,
    seed: int | None = None,
) -> Game:
    """Return the experiment over all arrangements between the reference and *own*.

    Raises
    ------
    DesignError
        If no department has another goal in *own*.
    """
    aligned = scenario.reference
    theirs = pick(scenario.settings, own) if own else furthest(scenario)
    departments = differing(scenario.settings[aligned], scenario.settings[theirs])
    if not departments:
        raise DesignError(
            f"no department has another goal in {theirs!r} than in {aligned!r}: name a"
            " setting in which some are on their own goals with --own"
        )
    settings = _settings(scenario, aligned, theirs, departments)
    arranged = vary(scenario, {"settings": settings})
    asked = design(
        arranged, settings=list(settings), replications=replications, seed=seed
    )
    return Game(aligned=aligned, own=theirs, departments=departments, design=asked)


def _settings(
    scenario: Scenario, aligned: str, own: str, departments: tuple[str, ...]
) -> dict[str, Any]:
    """Return what each arrangement changes, in the order of its number."""
    written: Mapping[str, Any] = scenario.resolved()["settings"]
    firm, theirs = written[aligned], written[own]
    settings = {}
    for number in range(1 << len(departments)):
        on_own = [d for bit, d in enumerate(departments) if number >> bit & 1]
        changed = {key: value for key, value in firm.items() if key not in on_own}
        changed |= {name: theirs[name] for name in on_own if name in theirs}
        settings[_name(on_own)] = changed
    return settings


def _name(on_own: list[str]) -> str:
    return f"own goals: {', '.join(on_own)}" if on_own else ALIGNED


class Attribution:
    """What the arrangements came to: the loss of each department, pair and reform."""

    def __init__(self, game: Game, results: Results) -> None:
        self.game = game
        found = results.column("firm_value")
        self.losses: Outcomes = found[0] - found

    @cached_property
    def total(self) -> Comparison:
        """What the firm loses with all on their own goals, with its interval."""
        return compare(self.losses[-1])

    @cached_property
    def values(self) -> dict[str, Comparison]:
        """The Shapley value of each department; together they are the total."""
        found = shapley.values(self.losses)
        pairs = zip(self.game.departments, found, strict=True)
        return {name: compare(value) for name, value in pairs}

    @cached_property
    def alone(self) -> dict[str, Comparison]:
        """What the firm loses if one department alone is on its own goal."""
        names = enumerate(self.game.departments)
        return {name: compare(self.losses[1 << bit]) for bit, name in names}

    @cached_property
    def interactions(self) -> dict[tuple[str, str], Comparison]:
        """What each pair loses beyond what each of it loses alone."""
        names = self.game.departments
        return {
            (names[one], names[other]): compare(value)
            for (one, other), value in shapley.interactions(self.losses).items()
        }

    @cached_property
    def reforms(self) -> list[tuple[str, float]]:
        """The best order in which to change goals, and what each change brings."""
        names = self.game.departments
        return [(names[bit], gain) for bit, gain in shapley.reforms(self.losses)]
