"""Who brought how much about (by hand, and by what defines the value)."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sim.analysis.shapley import Outcomes, interactions, reforms, values
from tests.laws.journals import law

games = st.integers(1, 4).flatmap(
    lambda count: arrays(float, 1 << count, elements=st.integers(-99, 99).map(float))
)


def test_two_departments_by_hand() -> None:
    """
    Alone they lose 10 and 20, together 40. First comes one, then the other: 10 or 40 -
    20, 15 on average; 20 or 40 - 10, 25. Together they lose 10 more than apart.
    """
    losses = np.array([0.0, 10.0, 20.0, 40.0])
    assert values(losses).tolist() == [15, 25]
    assert interactions(losses) == {(0, 1): 10}


def test_three_departments_by_hand() -> None:
    """
    A loses 6 alone; B and C nothing, but 12 together; A and B 6, A and C 12; all 24.
    A adds 6 in the orders ABC and ACB, 6 after B, 12 after C, 12 after both (twice):
    (6 + 6 + 6 + 12 + 12 + 12) / 6 = 9. B adds 0 after A, 12 after A and C, 0 first
    (twice), 12 after C, 12 last of CAB: 36 / 6 = 6. C the rest: 24 - 9 - 6.
    """
    losses = np.array([0.0, 6.0, 0.0, 6.0, 0.0, 12.0, 12.0, 24.0])
    assert values(losses) == pytest.approx([9, 6, 9])
    pairs = interactions(losses)
    assert pairs[0, 1] == pytest.approx((0 + (24 - 12 - 12 + 0)) / 2)
    assert pairs[0, 2] == pytest.approx((6 + (24 - 6 - 12 + 0)) / 2)
    assert pairs[1, 2] == pytest.approx((12 + (24 - 6 - 12 + 6)) / 2)


def by_orders(losses: Outcomes) -> list[float]:
    """Return the values by their definition: the mean over all orders."""
    count = len(losses).bit_length() - 1
    orders = list(permutations(range(count)))
    found = [0.0] * count
    for order in orders:
        so_far = 0
        for player in order:
            then = so_far | 1 << player
            found[player] += (losses[then] - losses[so_far]) / len(orders)
            so_far = then
    return found


@law
@given(games)
def test_values_are_the_mean_over_all_orders_and_add_up(losses: Outcomes) -> None:
    assert values(losses) == pytest.approx(by_orders(losses), abs=1e-9)
    assert values(losses).sum() == pytest.approx(losses[-1] - losses[0], abs=1e-9)


@law
@given(games)
def test_a_department_without_effect_gets_nothing(losses: Outcomes) -> None:
    """One more, with whom nothing is ever different."""
    more = np.concatenate([losses, losses])
    assert values(more)[-1] == 0
    assert values(more)[:-1] == pytest.approx(values(losses), abs=1e-9)
    count = len(losses).bit_length() - 1
    last = [pair for pair in interactions(more) if count in pair]
    assert all(interactions(more)[pair] == 0 for pair in last)


@law
@given(st.lists(st.integers(-99, 99).map(float), min_size=4, max_size=4))
def test_symmetric_departments_get_the_same(by_number: list[float]) -> None:
    """What counts is how many are on their own goals."""
    losses = np.array([by_number[number.bit_count()] for number in range(8)])
    assert values(losses) == pytest.approx([values(losses)[0]] * 3, abs=1e-9)


def test_values_are_of_each_replication() -> None:
    losses = np.array([[0.0, 0.0], [10.0, 2.0], [20.0, 2.0], [40.0, 4.0]])
    assert values(losses).tolist() == [[15, 2], [25, 2]]


def test_the_best_reform_comes_first() -> None:
    """Without B 30 of 40 are saved, and 10 more without A; with A first 20, then 20."""
    assert reforms(np.array([0.0, 10.0, 20.0, 40.0])) == [(1, 30), (0, 10)]


@law
@given(games)
def test_reforms_bring_the_whole_loss_back(losses: Outcomes) -> None:
    steps = reforms(losses)
    assert sorted(player for player, _ in steps) == list(range(len(steps)))
    assert sum(gain for _, gain in steps) == pytest.approx(losses[-1] - losses[0])


def test_every_arrangement_is_needed() -> None:
    with pytest.raises(ValueError, match="3 arrangements: must be a power of two"):
        values(np.zeros(3))
