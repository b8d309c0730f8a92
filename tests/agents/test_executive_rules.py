"""The executive's rules, at their boundaries (rule E2)."""

import pytest

from sim.agents.executive import must_escalate, urgent
from sim.records import CrewStopped
from tests.agents.papers import account, invoice, quote

A = invoice(400, number=1, due=30)
B = invoice(300, number=2, due=35)
C = invoice(200, number=3, due=40)
STANDING = CrewStopped(0, "dig", ("sand",), 0)


@pytest.mark.parametrize(
    ("clears_at", "paid"),
    [
        pytest.param(30, [], id="due as the money clears"),
        pytest.param(30.5, [A], id="past due by then"),
        pytest.param(36, [A, B], id="two past due"),
        pytest.param(99, [A, B, C], id="all past due"),
    ],
)
def test_emergency_payment_covers_what_will_be_past_due(
    clears_at: float, paid: list[object]
) -> None:
    assert urgent(account(A, B, C), clears_at) == paid


@pytest.mark.parametrize(
    ("order", "paid"),
    [
        pytest.param(100, [], id="fits as it is"),
        pytest.param(101, [A], id="the oldest is enough"),
        pytest.param(500, [A], id="just enough"),
        pytest.param(501, [A, B], id="the two oldest"),
        pytest.param(2000, [A, B, C], id="fits alone"),
    ],
)
def test_emergency_payment_makes_room_for_the_first_order(
    order: int, paid: list[object]
) -> None:
    """900 are open, none past due; the limit is 1,000."""
    held = account(A, B, C, limit=1000)
    held.waiting = [quote(order, number=9), quote(999, number=10)]
    assert urgent(held, 20) == paid


def test_accepted_orders_take_room_as_well() -> None:
    """With 200 accepted, 401 fit in 1,000 only if both A and B are paid: 200 + 200."""
    held = account(A, B, C, limit=1000, committed=200)
    held.waiting = [quote(401, number=9)]
    assert urgent(held, 20) == [A, B]


def test_what_is_past_due_makes_room_too() -> None:
    """A is past due at 32; 500 + 500 fit without B."""
    held = account(A, B, C, limit=1000)
    held.waiting = [quote(500, number=9)]
    assert urgent(held, 32) == [A]


def test_what_is_on_its_way_counts_as_paid() -> None:
    held = account(A, B, C, limit=1000)
    del held.unsent[1]
    held.waiting = [quote(500, number=9)]
    assert urgent(held, 20) == []
    assert urgent(held, 36) == [B]


@pytest.mark.parametrize(
    ("standing", "held", "asked", "releasing", "phones"),
    [
        pytest.param(STANDING, True, False, False, True, id="on hold"),
        pytest.param(None, True, False, False, False, id="nobody stands"),
        pytest.param(STANDING, False, False, False, False, id="no hold"),
        pytest.param(STANDING, False, True, False, True, id="a prepayment is asked"),
        pytest.param(STANDING, True, False, True, False, id="a release is agreed"),
    ],
)
def test_foreman_phones(
    standing: CrewStopped | None,
    *,
    held: bool,
    asked: bool,
    releasing: bool,
    phones: bool,
) -> None:
    it = account()
    it.held, it.releasing = ("age" if held else None), releasing
    it.asked = {1: quote(prepaid=True)} if asked else {}
    assert must_escalate(it, standing) == phones
