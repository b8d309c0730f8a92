"""Games in pure strategies: what each answers to the others, until none changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Profile: TypeAlias = tuple[int, ...]
"""The place of the option that each player takes."""
Pays: TypeAlias = Callable[[Sequence[Profile]], Sequence[Sequence[float]]]
"""What each profile pays each player."""


@dataclass(frozen=True)
class Played:
    """Where best responses lead from a start.

    Attributes
    ----------
    start
        The first profile.
    end
        The profiles that come again and again, a round each: one alone is an
        equilibrium, several are a cycle.
    """

    start: Profile
    end: tuple[Profile, ...]

    @property
    def settles(self) -> bool:
        """Whether it ends in an equilibrium."""
        return len(self.end) == 1


def play(start: Profile, options: Sequence[int], pays: Pays) -> Played:
    """Let each player in turn take what pays it best, round by round.

    *options* holds how many options each player has. Of ties a player keeps what it
    has, else takes the first.
    """
    rounds = [start]
    while True:
        profile = rounds[-1]
        for player in range(len(options)):
            profile = respond(profile, player, options, pays)
        if profile in rounds:
            return Played(start, tuple(rounds[rounds.index(profile) :]))
        rounds.append(profile)


def respond(
    profile: Profile, player: int, options: Sequence[int], pays: Pays
) -> Profile:
    """Return the profile in which *player* takes what pays it best, given the others.

    >>> respond((0, 0), 0, [2, 2], lambda row: [[own, 0] for own, _ in row])
    (1, 0)
    """
    row = [with_option(profile, player, own) for own in range(options[player])]
    own_pay = [pay[player] for pay in pays(row)]
    if own_pay[profile[player]] == max(own_pay):
        return profile
    return row[own_pay.index(max(own_pay))]


def with_option(profile: Profile, player: int, option: int) -> Profile:
    """Return the profile in which *player* takes another *option*."""
    return (*profile[:player], option, *profile[player + 1 :])


def starts(options: Sequence[int]) -> list[Profile]:
    """Return where play begins: all at their first option, their last, between.

    >>> starts([2, 5])
    [(0, 0), (1, 4), (0, 2)]
    """
    first = tuple(0 for _ in options)
    last = tuple(count - 1 for count in options)
    between = tuple((count - 1) // 2 for count in options)
    return list(dict.fromkeys((first, last, between)))
