"""Shapley values: who brought how much about, of what several did together.

An arrangement is a number whose bits say which of the players are on their own goals;
`outcomes` holds what each arrangement comes to, row by row: one number, or one for each
replication.

Notes
-----
Shapley (1953), "A value for n-person games", Contributions to the Theory of Games II,
307-317. Grabisch and Roubens (1999), "An axiomatic approach to the concept of
interaction among players in cooperative games", International Journal of Game Theory
28, 547-565.
"""

from collections.abc import Sequence
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Outcomes = NDArray[np.float64]


def players(outcomes: Outcomes) -> int:
    """Return how many players the arrangements are of.

    Raises
    ------
    ValueError
        If there is not a row for every arrangement.
    """
    count = len(outcomes).bit_length() - 1
    if len(outcomes) != 1 << count:
        raise ValueError(f"{len(outcomes)} arrangements: must be a power of two")
    return count


def values(outcomes: Outcomes) -> Outcomes:
    """Return the Shapley value of each player; together they are the whole change.

    That is what the player adds to those on their own goals before him, on average over
    all orders.

    >>> values(np.array([0.0, 10.0, 20.0, 40.0])).tolist()
    [15.0, 25.0]
    """
    count = players(outcomes)
    return np.array([_value(outcomes, count, player) for player in range(count)])


def _value(outcomes: Outcomes, count: int, player: int) -> Outcomes:
    total = np.zeros_like(outcomes[0], dtype=float)
    for before in _arrangements(count, without=(player,)):
        weight = 1 / (count * comb(count - 1, before.bit_count()))
        total += weight * (outcomes[before | 1 << player] - outcomes[before])
    return total


def interactions(outcomes: Outcomes) -> dict[tuple[int, int], Outcomes]:
    """Return how much each pair brings about beyond what each of it does alone.

    >>> interactions(np.array([0.0, 10.0, 20.0, 40.0]))[0, 1].item()
    10.0
    """
    count = players(outcomes)
    pairs = combinations(range(count), 2)
    return {pair: _interaction(outcomes, count, pair) for pair in pairs}


def _interaction(outcomes: Outcomes, count: int, pair: tuple[int, int]) -> Outcomes:
    one, other = 1 << pair[0], 1 << pair[1]
    total = np.zeros_like(outcomes[0], dtype=float)
    for before in _arrangements(count, without=pair):
        weight = 1 / ((count - 1) * comb(count - 2, before.bit_count()))
        both = outcomes[before | one | other] + outcomes[before]
        apart = outcomes[before | one] + outcomes[before | other]
        total += weight * (both - apart)
    return total


def _arrangements(count: int, without: Sequence[int]) -> list[int]:
    """Return the arrangements in which none of these players is on his own goal."""
    barred = sum(1 << player for player in without)
    return [number for number in range(1 << count) if not number & barred]


def reforms(losses: Outcomes) -> list[tuple[int, float]]:
    """Return the players in the best order of reform, and what each reform brings.

    From all on their own goals, each step puts that player on the firm's goal whose
    change lowers the mean loss most; of equals the first.

    >>> reforms(np.array([0.0, 10.0, 20.0, 40.0]))
    [(1, 30.0), (0, 10.0)]
    """
    means = losses.reshape(len(losses), -1).mean(axis=1)
    left, now, steps = list(range(players(losses))), len(losses) - 1, []
    while left:
        best = min(left, key=lambda player: means[now & ~(1 << player)])
        then = now & ~(1 << best)
        steps.append((best, float(means[now] - means[then])))
        left.remove(best)
        now = then
    return steps
