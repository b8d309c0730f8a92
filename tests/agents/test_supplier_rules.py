"""The supplier's rules, at their boundaries."""

import pytest

from sim.agents.supplier import price, surcharge, wants_cash
from sim.scenario import AfterHold


@pytest.mark.parametrize(
    ("tonnes", "unit_price", "extra", "cents"),
    [
        pytest.param(3, 28.5, 0, 8550, id="plain"),
        pytest.param(3, 28.5, 0.1, 9405, id="with a surcharge"),
        pytest.param(1 / 3, 1, 0, 33, id="whole cents"),
        pytest.param(0.5, 0.03, 0.4, 2, id="rounded once"),
    ],
)
def test_price_is_in_whole_cents(
    tonnes: float, unit_price: float, extra: float, cents: int
) -> None:
    """0.5 x 3 cents x 1.4 = 2.1 cents; rounded before the surcharge it were 3."""
    assert price(tonnes, unit_price, extra) == cents


def test_surcharge_is_charged_for_each_hold_so_far() -> None:
    after = AfterHold(surcharge=0.02)
    assert [surcharge(after, holds) for holds in (0, 1, 3)] == [0, 0.02, 0.06]
    assert surcharge(None, 3) == 0


@pytest.mark.parametrize(
    ("start", "holds", "cash"),
    [(1, 0, False), (1, 1, True), (3, 2, False), (3, 3, True), (None, 9, False)],
)
def test_cash_is_wanted_from_its_hold_on(
    start: int | None, holds: int, *, cash: bool
) -> None:
    assert wants_cash(AfterHold(cash_in_advance_from=start), holds) == cash


def test_no_cash_is_wanted_where_nothing_is_agreed() -> None:
    assert not wants_cash(None, 9)
