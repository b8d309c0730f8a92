"""Shapley values of small games, worked by hand."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.shapley import Worth, best_order, interaction, values

TWO = np.array([0.0, 10.0, 4.0, 20.0])
THREE = np.array([0.0, 6.0, 12.0, 24.0, 0.0, 18.0, 12.0, 36.0])
"""Three players; bit 0 is A, bit 1 B, bit 2 C."""

GAMES = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.integers(-1000, 1000), min_size=2**n, max_size=2**n)
)


def game(worths: list[int]) -> Worth:
    """A game in which nobody brings about nothing."""
    return np.array([0, *worths[1:]], dtype=float)


def test_two_players_share_what_neither_does_alone_equally() -> None:
    """Alone 10 and 4; together 20, of which 6 is of both: 10 + 3 and 4 + 3."""
    assert values(TWO).tolist() == [13, 7]


def test_three_players_get_their_mean_over_six_orders() -> None:
    """
    What each adds as it joins:    A    B    C
    ABC                            6   18   12
    ACB                            6   18   12
    BAC                           12   12   12
    BCA                           24   12    0
    CAB                           18   18    0
    CBA                           24   12    0
    Means: 90 / 6, 90 / 6, 36 / 6.
    """
    assert values(THREE) == pytest.approx([15, 15, 6])


def test_a_pair_interacts_with_and_without_the_third() -> None:
    """
    A and C without B: 18 - 0 - 6 + 0 = 12; with B: 36 - 12 - 24 + 12 = 12.
    A and B without C: 24 - 12 - 6 + 0 = 6; with C: 36 - 12 - 18 + 0 = 6.
    B and C without A: 12 - 0 - 12 + 0 = 0; with A: 36 - 18 - 24 + 6 = 0.
    """
    pairs = [interaction(THREE, *pair) for pair in ((0, 2), (0, 1), (1, 2))]
    assert pairs == pytest.approx([12, 6, 0])


def test_an_interaction_weighs_the_others_evenly() -> None:
    """
    A and B bring about 8 more together only where C is there: half of 8. Of a
    fourth who changes nothing it stays half.
    """
    three = np.array([0, 0, 0, 0, 0, 0, 0, 8.0])
    assert interaction(three, 0, 1) == pytest.approx(4)
    assert interaction(np.tile(three, 2), 0, 1) == pytest.approx(4)


@given(GAMES)
def test_the_values_add_up_to_the_total(worths: list[int]) -> None:
    """Whatever the game: what all bring about is shared, no more and no less."""
    worth = game(worths)
    assert values(worth).sum() == pytest.approx(worth[-1])


@given(GAMES)
def test_who_changes_nothing_gets_exactly_nothing(worths: list[int]) -> None:
    """A player is added as the last bit, with the same worth with and without it."""
    worth = np.tile(game(worths), 2)
    assert values(worth)[-1] == 0


@given(GAMES)
def test_who_does_the_same_gets_the_same(worths: list[int]) -> None:
    """A game of how many there are, not of who they are."""
    sizes = [place.bit_count() for place in range(len(worths))]
    worth = np.array([0.0, *worths], dtype=float)[sizes]
    shares = values(worth)
    assert shares == pytest.approx(np.full(len(shares), shares[0]))


def test_each_replication_has_values_of_its_own() -> None:
    """Two replications side by side: those of the one, and twice those."""
    both = values(np.stack([TWO, 2 * TWO], axis=1))
    assert both.tolist() == [[13, 26], [7, 14]]


def test_who_alone_costs_most_leaves_first() -> None:
    """A costs 10, B 4, both 20: first A leaves (4 left, then 0), not B (10 left)."""
    assert best_order(TWO.tolist()) == (0, 1)


@given(GAMES)
def test_no_order_of_leaving_is_better(worths: list[int]) -> None:
    """Tried against all orders."""
    worth = game(worths).tolist()
    found = best_order(worth)
    assert sorted(found) == list(range(len(found)))
    assert _passed(worth, found) == min(
        _passed(worth, order) for order in permutations(found)
    )


def _passed(worth: list[float], order: tuple[int, ...]) -> float:
    """Return what the rest bring about after each step, summed."""
    rest, total = len(worth) - 1, 0.0
    for player in order:
        rest ^= 1 << player
        total += worth[rest]
    return total
