"""A game among departments, whose pays are simulated as they are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any, NamedTuple

import numpy as np

from sim.analysis.games import Profile
from sim.analysis.levers import Overrides, with_settings
from sim.analysis.options import Player
from sim.analysis.swept import Run
from sim.experiment.design import design
from sim.experiment.results import Results
from sim.scenario import Scenario
from sim.scenario.tree import plain
from sim.summary.statistics import Values

OPTION = "respond"
FIRM = "firm_value"


class Found(NamedTuple):
    """What a profile gave, replication by replication: pays by player, firm value.

    Both are expected values where sales promises: times the chance of winning.
    """

    pays: Values
    firm: Values


@dataclass(frozen=True, eq=False)
class Game:
    """The departments of one setting, each with its options.

    Attributes
    ----------
    run
        What runs an experiment.
    found
        The profiles that were asked for, and what they gave.
    """

    scenario: Scenario
    setting: str
    players: tuple[Player, ...]
    replications: int | None
    seed: int | None
    run: Run
    found: dict[Profile, Found] = field(default_factory=dict)

    @property
    def options(self) -> list[int]:
        """How many options each player has."""
        return [len(player.options) for player in self.players]

    def pays(self, profiles: Sequence[Profile]) -> list[list[float]]:
        """Return the mean pay of each player, in whole cents."""
        return [_cents(of.pays) for of in self.ask(profiles)]

    def firm_values(self, profiles: Sequence[Profile]) -> list[list[float]]:
        """Return the mean firm value as the pay of every player, in whole cents."""
        return [_cents(of.firm) * len(self.players) for of in self.ask(profiles)]

    def ask(self, profiles: Sequence[Profile]) -> list[Found]:
        """Return what each profile gives; those not known are run, all at once."""
        new = {
            self.name(profile): profile
            for profile in profiles
            if profile not in self.found
        }
        if new:
            self._simulate(new)
        return [self.found[profile] for profile in profiles]

    def name(self, profile: Profile) -> str:
        """Return what the departments do, as the name of a setting."""
        chosen = zip(self.players, profile, strict=True)
        told = (
            f"{player.department}: {player.options[place].name}"
            for player, place in chosen
        )
        return "; ".join(told).replace(".", "·")

    def changes(self, profile: Profile) -> Overrides:
        """Return what a setting changes in which the departments do so."""
        changed = plain(self.scenario.tree.branches["settings"].branches[self.setting])
        for player, place in zip(self.players, profile, strict=True):
            changed = merged(changed or {}, player.options[place].changes)
        return dict(changed)

    def _simulate(self, named: Mapping[str, Profile]) -> None:
        more = {name: self.changes(profile) for name, profile in named.items()}
        scenario = with_settings(self.scenario, more, OPTION)
        results = self.run(
            design(
                scenario,
                settings=list(named),
                replications=self.replications,
                seed=self.seed,
            )
        )
        self._take(named, results)

    def _take(self, named: Mapping[str, Profile], results: Results) -> None:
        firm = results.column(FIRM)
        bonuses = [results.column(f"bonus_{p.department}") for p in self.players]
        for layer, name in enumerate(results.design.settings):
            profile = named[name]
            chance = self._chance(profile)
            pays = chance * np.array([bonus[layer] for bonus in bonuses])
            self.found[profile] = Found(pays, chance * firm[layer])

    def _chance(self, profile: Profile) -> float:
        """Return the chance of winning the contract (rule I4c)."""
        chosen = zip(self.players, profile, strict=True)
        return prod(player.options[place].chance for player, place in chosen)


def merged(tree: Mapping[str, Any], changes: Mapping[str, Any]) -> Overrides:
    """Return *tree* with *changes* in it, key by key.

    >>> merged({"a": {"b": 1, "c": 2}}, {"a": {"c": 3}})
    {'a': {'b': 1, 'c': 3}}
    """
    return {**tree} | {
        key: merged(tree.get(key) or {}, value) if isinstance(value, dict) else value
        for key, value in changes.items()
    }


def _cents(values: Values) -> list[float]:
    """Return the mean of each row, in whole cents."""
    means = np.atleast_2d(values).mean(axis=1)
    return [float(cents) for cents in np.rint(means * 100)]
