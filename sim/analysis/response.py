"""Best response by simulation: where pay leads, and what that costs the firm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.analysis.games import Played, Profile, play, starts
from sim.analysis.options import players
from sim.analysis.simulated import Game
from sim.analysis.swept import Run
from sim.experiment.design import DesignError, pick
from sim.scenario import Scenario
from sim.summary.statistics import Comparison, Values, compare, paired

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, eq=False)
class Answer:
    """Where the departments of one setting end, and what would be best for the firm.

    Attributes
    ----------
    played
        Where best responses lead from each start.
    best
        The profile with the highest firm value of those found: the best of where the
        departments end if each start, and each end, is followed by changes that raise
        firm value. With one department all its options are tried.
    """

    game: Game
    played: tuple[Played, ...]
    best: Profile

    @property
    def ends(self) -> list[tuple[Profile, ...]]:
        """The different ends, each an equilibrium or a cycle."""
        alike = {frozenset(played.end): played.end for played in self.played}
        return list(alike.values())

    def firm(self, profiles: Sequence[Profile]) -> Values:
        """Return the firm value by replication, the mean over the profiles."""
        return np.asarray(np.mean([of.firm for of in self.game.ask(profiles)], axis=0))

    def pay(self, profiles: Sequence[Profile], player: int) -> float:
        """Return the mean pay of a player, over the profiles."""
        pays = [of.pays[player].mean() for of in self.game.ask(profiles)]
        return float(np.mean(pays))

    def price(self, end: Sequence[Profile]) -> Comparison:
        """Return the price of misalignment: firm value at the best less at the end."""
        return compare(paired(self.firm([self.best]), self.firm(end)))


def play_settings(
    scenario: Scenario, settings: Sequence[str], ages: Sequence[float]
) -> dict[str, int]:
    """Return the settings in which departments answer, with how many do.

    Raises
    ------
    DesignError
        If there is none.
    """
    names = [pick(scenario.settings, name) for name in settings] or scenario.settings
    found = {name: len(players(scenario, name, ages)) for name in names}
    playing = {name: count for name, count in found.items() if count}
    if not playing:
        raise DesignError(
            "no department has a scorecard and a choice in the settings asked for"
        )
    return playing


def answer(
    scenario: Scenario,
    setting: str,
    run: Run,
    *,
    ages: Sequence[float] = (),
    replications: int | None = None,
    seed: int | None = None,
) -> Answer:
    """Let the departments of *setting* answer each other, and find the firm's best."""
    chosen = players(scenario, setting, ages)
    game = Game(scenario, setting, chosen, replications, seed, run)
    return solve(game)


def solve(game: Game) -> Answer:
    """Return where best responses lead from each start, and the firm's best."""
    begins = starts(game.options)
    played = tuple(play(start, game.options, game.pays) for start in begins)
    ends = [profile for found in played for profile in found.end]
    climbed = [
        play(start, game.options, game.firm_values).end[0]
        for start in dict.fromkeys((*begins, *ends))
    ]
    values = [of[0] for of in game.firm_values(climbed)]
    return Answer(game, played, climbed[values.index(max(values))])


def ends_table(answers: Sequence[Answer]) -> "DataFrame":
    """Return a row per setting and end: what is done, the firm value, the price.

    The columns: setting; equilibrium, whether it is one, or a cycle; starts, how many
    lead there; choices (of a cycle one after the other); firm_value; best_choices and
    best_firm_value; price of misalignment. Each amount with its low and high.
    """
    import pandas as pd

    return pd.DataFrame([row for of in answers for row in _ends(of)])


def _ends(of: Answer) -> Iterator[dict[str, Any]]:
    names = of.game.name
    for end in of.ends:
        yield {
            "setting": of.game.setting,
            "equilibrium": len(end) == 1,
            "starts": sum(set(played.end) == set(end) for played in of.played),
            "choices": ", then ".join(map(names, end)),
            **_interval("firm_value", compare(of.firm(end))),
            "best_choices": names(of.best),
            **_interval("best_firm_value", compare(of.firm([of.best]))),
            **_interval("price", of.price(end)),
        }


def profiles_table(answers: Sequence[Answer]) -> "DataFrame":
    """Return a row per setting, profile that was tried, and department: its pay."""
    import pandas as pd

    return pd.DataFrame([row for of in answers for row in _profiles(of)])


def _profiles(of: Answer) -> Iterator[dict[str, Any]]:
    for profile in sorted(of.game.found):
        firm = _interval("firm_value", compare(of.firm([profile])))
        for place, player in enumerate(of.game.players):
            pay = compare(of.game.found[profile].pays[place])
            yield {
                "setting": of.game.setting,
                "choices": of.game.name(profile),
                "department": player.department,
                "choice": player.options[profile[place]].name,
                **_interval("pay", pay),
                **firm,
            }


def _interval(name: str, of: Comparison) -> dict[str, float]:
    return {name: of.mean, f"{name}_low": of.low, f"{name}_high": of.high}
