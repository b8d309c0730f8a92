"""The option of a lever that pay invites (rule I4)."""

import numpy as np
import pytest

from sim.levers import best

Curve = list[tuple[float, float]]


def test_best_paid_option_is_chosen() -> None:
    """Half of 100 for 5 days late, all of it but a fifth for 2."""
    card: dict[str, Curve] = {"late_days": [(0, 100), (10, 0)]}
    choice = best(card, {"late_days": np.array([5.0, 2.0, 7.0])})
    assert (choice.place, choice.cents) == (1, 80_00)
    assert [(pay.kpi, pay.value, pay.pay) for pay in choice.pays] == [
        ("late_days", 2.0, 80.0)
    ]


def test_curves_are_added_up_without_a_floor() -> None:
    """-30 and 9, flat beyond 9 days, are more than -25 and 0."""
    card: dict[str, Curve] = {
        "cost": [(0, 0), (10, -50)],
        "slip_days": [(0, 0), (9, 9)],
    }
    kpis = {"cost": np.array([5.0, 6.0]), "slip_days": np.array([0.0, 10.0])}
    choice = best(card, kpis)
    assert (choice.place, choice.cents) == (1, -21_00)


@pytest.mark.parametrize("more", [0.0, 0.004])
def test_ties_in_whole_cents_go_to_the_first(more: float) -> None:
    card: dict[str, Curve] = {"cost": [(0, 0), (10, 10)]}
    assert best(card, {"cost": np.array([5.0, 5.0 + more])}).place == 0
    assert best(card, {"cost": np.array([5.0, 5.01])}).place == 1


def test_kpi_without_a_value_pays_nothing() -> None:
    card: dict[str, Curve] = {"satisfaction": [(0, 50)], "late_days": [(0, 0), (9, 9)]}
    assert best(card, {"late_days": np.array([1.0, 2.0])}).cents == 2_00
