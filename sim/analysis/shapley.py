"""Shapley values: a total shared among those who bring it about together."""

from collections.abc import Iterator, Sequence
from math import comb

import numpy as np
from numpy.typing import NDArray

Worth = NDArray[np.float64]
"""What each coalition brings about, a row each: bit i of its place is player i."""


def values(worth: Worth) -> Worth:
    """Return the Shapley value of each player, a row each.

    It is what the player adds, averaged over all orders in which players may join.

    Notes
    -----
    Shapley (1953), "A value for n-person games", Contributions to the Theory of
    Games II, 307-317.

    Examples
    --------
    Alone they bring about 1 and 2, together 5:

    >>> values(np.array([0.0, 1.0, 2.0, 5.0])).tolist()
    [2.0, 3.0]
    """
    players = count(worth)
    shares = np.zeros((players, *worth.shape[1:]))
    for player in range(players):
        for others, weight in _coalitions(players, (player,)):
            shares[player] += weight * (worth[others | 1 << player] - worth[others])
    return shares


def interaction(worth: Worth, first: int, second: int) -> Worth:
    """Return what two players bring about together beyond what each adds alone.

    It is averaged over the others as in the Shapley value; above zero they make each
    other worse, below zero one does what the other would have done anyway.

    Notes
    -----
    Grabisch and Roubens (1999), "An axiomatic approach to the concept of interaction
    among players in cooperative games", International Journal of Game Theory 28,
    547-565.

    Examples
    --------
    >>> float(interaction(np.array([0.0, 1.0, 2.0, 5.0]), 0, 1))
    2.0
    """
    one, other = 1 << first, 1 << second
    total = np.zeros(worth.shape[1:])
    for rest, weight in _coalitions(count(worth), (first, second)):
        both = worth[rest | one | other] - worth[rest | one]
        total = total + weight * (both - (worth[rest | other] - worth[rest]))
    return total


def best_order(worth: Sequence[float]) -> tuple[int, ...]:
    """Return the order of leaving in which least is brought about on the way.

    All players begin together, and one after the other leaves; the sum of what the
    rest bring about after each step is the least. Of ties the first player leaves.

    >>> best_order([0.0, 1.0, 2.0, 5.0])
    (1, 0)
    """
    left = [0.0] * len(worth)
    leaver = [0] * len(worth)
    for coalition in range(1, len(worth)):
        left[coalition], leaver[coalition] = min(
            (worth[rest] + left[rest], player) for player, rest in _leaving(coalition)
        )
    return tuple(_walk(leaver))


def count(worth: Sequence[float] | Worth) -> int:
    """Return the number of players: there is a row for each coalition."""
    return (len(worth) - 1).bit_length()


def _walk(leaver: Sequence[int]) -> Iterator[int]:
    coalition = len(leaver) - 1
    while coalition:
        yield leaver[coalition]
        coalition ^= 1 << leaver[coalition]


def _leaving(coalition: int) -> Iterator[tuple[int, int]]:
    """Yield each player of a coalition, and the coalition without it."""
    for player in range(coalition.bit_length()):
        if coalition >> player & 1:
            yield player, coalition ^ 1 << player


def _coalitions(players: int, without: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Yield the coalitions of the other players, with the weight of each."""
    barred = sum(1 << player for player in without)
    others = players - len(without)
    for coalition in range(2**players):
        if not coalition & barred:
            size = coalition.bit_count()
            yield coalition, 1 / ((others + 1) * comb(others, size))
