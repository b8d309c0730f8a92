"""The rules of crew, foreman and customer, at their boundaries."""

import pytest

from sim.agents.crew import keeps_booking
from sim.agents.customer import damages_due
from sim.agents.foreman import day_of_need
from sim.plan import Lot, cut, portions, serve_from_stock
from sim.scenario import Booking, LiquidatedDamages
from sim.scenario.laws import Fixed

BOOKED = Booking(tolerance_workdays=10, comes_after=Fixed(5))


@pytest.mark.parametrize(
    ("booking", "late", "follows", "seen", "kept"),
    [
        pytest.param(BOOKED, 10, True, False, True, id="just in time"),
        pytest.param(BOOKED, 10.5, True, False, False, id="too late"),
        pytest.param(BOOKED, 10.5, False, False, True, id="it follows nothing"),
        pytest.param(BOOKED, 10.5, True, True, True, id="seen since"),
        pytest.param(None, 99, True, False, True, id="no terms"),
    ],
)
def test_booking_is_kept(
    booking: Booking | None, late: float, *, follows: bool, seen: bool, kept: bool
) -> None:
    """Rule S4."""
    assert keeps_booking(booking, late, follows=follows, seen=seen) == kept


@pytest.mark.parametrize(
    ("days", "parts"),
    [
        (3, [1, 1, 1]),
        (2.5, [1, 1, 0.5]),
        (0.25, [0.25]),
        (1, [1]),
        (0, [0]),
    ],
)
def test_work_is_done_in_daily_portions(days: float, parts: list[float]) -> None:
    """Rule S2."""
    assert portions(days) == parts


@pytest.mark.parametrize(
    ("begins", "likely", "days", "need"),
    [
        pytest.param(10, 20, 20, 10, id="as likely"),
        pytest.param(10, 20, 30, 15, id="slower"),
        pytest.param(10, 20, 25, 12, id="within a portion"),
        pytest.param(10, 20, 10, 5, id="faster"),
        pytest.param(0, 20, 30, 0, id="at once"),
        pytest.param(0, 0, 3, 0, id="no likely duration"),
        pytest.param(0.3, 0.9, 9, 3, id="a whole day, but for a float"),
    ],
)
def test_day_of_need(begins: float, likely: float, days: float, need: int) -> None:
    """Rule F2: the portion in which the share begins to be used."""
    lot = Lot(0, "sand", 1, 5, begins, 0, 5)
    assert day_of_need(lot, likely, days) == need


@pytest.mark.parametrize(
    ("days", "cover", "lots"),
    [
        pytest.param(25, 10, [(0, 40), (10, 40), (20, 20)], id="the last is smaller"),
        pytest.param(20, 10, [(0, 50), (10, 50)], id="whole lots"),
        pytest.param(10, 10, [(0, 100)], id="one lot"),
        pytest.param(4, 10, [(0, 100)], id="less than a lot"),
        pytest.param(0, 10, [(0, 100)], id="no work"),
        pytest.param(2, 0.5, [(0, 25), (0.5, 25), (1, 25), (1.5, 25)], id="half days"),
    ],
)
def test_lots_are_cut_by_the_likely_duration(
    days: float, cover: float, lots: list[tuple[float, float]]
) -> None:
    """Rule F2: 100 t."""
    assert cut(100, days, cover) == lots


def test_opening_stock_serves_what_is_needed_first() -> None:
    """12 t: 10 for the need of day 3, 2 for that of day 5, none for that of day 9."""
    needs = {9: 10, 3: 10, 5: 10}
    lots = [Lot(0, "sand", n, q, 0, n, q) for n, q in needs.items()]
    served = serve_from_stock(lots, {"sand": 12})
    assert [(lot.number, lot.to_order) for lot in served] == [(9, 10), (3, 0), (5, 8)]


def test_stock_that_covers_the_need_leaves_nothing_to_order() -> None:
    """
    Lots of 0.7 of 9 days, 3 t in all: taken one by one from 3 t, as floats, they leave
    the last short by 3.3e-16 t, which is no order.
    """
    lots = [
        Lot(0, "sand", number, part, begins, begins, part)
        for number, (begins, part) in enumerate(cut(3, 9, 0.7))
    ]
    assert {lot.to_order for lot in serve_from_stock(lots, {"sand": 3})} == {0}


@pytest.mark.parametrize(
    ("late", "cap", "cents"),
    [
        pytest.param(0, 0.1, 0, id="in time"),
        pytest.param(2.5, 0.1, 2500_00, id="part of a day"),
        pytest.param(10, 0.1, 10_000_00, id="at the cap"),
        pytest.param(11, 0.1, 10_000_00, id="capped"),
        pytest.param(11, None, 11_000_00, id="no cap"),
        pytest.param(11, 0, 0, id="a cap of nothing"),
    ],
)
def test_damages_are_due(late: float, cap: float | None, cents: int) -> None:
    """Rule E4: 1,000 a day, at most a share of 100,000."""
    terms = LiquidatedDamages(per_day=1000, cap=cap)
    assert damages_due(terms, late, 100_000) == cents
    assert damages_due(None, late, 100_000) == 0
