"""The supplier alone with an account and a yard (rules C1 to C3, C5, C6)."""

from sim.records import (
    OrderAccepted,
    OrderFreed,
    OrderHeld,
    PrepaymentAsked,
    PrepaymentCleared,
    ReleaseAgreed,
)
from sim.scenario import AfterHold
from tests.agents.papers import account
from tests.agents.works import Works

AGREED = ReleaseAgreed(0, "pit", 0)


def test_orders_are_processed_side_by_side() -> None:
    """
    Day 0  order 1, and at 1 order 2: 5.00 and 7.00 of exposure
    day 4  5 t arrive, and the invoice; day 5: 7 t. Exposure stays 12.00 till paid
    """
    works = Works()
    works.order(1)
    works.env.run(until=1)
    works.order(2, 7)
    assert (works.account.owed, works.account.committed) == (0, 1200)
    works.env.run(until=4.5)
    assert (works.account.owed, works.account.committed) == (500, 700)
    works.env.run(until=9)
    assert works.delivered() == [(4, 1, 0), (5, 2, 0)]
    assert works.yard.stock["sand"] == 12
    assert [(paper.dated_at, paper.due_at) for paper in works.billed] == [
        (4, 34),
        (5, 35),
    ]


def test_age_hold_stops_dispatch_and_new_orders() -> None:
    """
    Day 0  order 1; day 2 hold; day 3 ready, waits at the dock; day 5 order 2 waits
    day 8  released: order 1 leaves, arrives at 9, held 5 days; order 2 is begun, and
           arrives at 12, held 3 days
    """
    works = Works()
    works.order(1)
    works.env.run(until=2)
    works.hold("age")
    works.env.run(until=5)
    works.order(2)
    assert not works.release(8)
    works.env.run(until=20)
    assert works.delivered() == [(9, 1, 5), (12, 2, 3)]
    held = [(fact.at, fact.where) for fact in works.journal.of(OrderHeld)]
    assert held == [(3, "at the dock"), (5, "unprocessed")]
    assert [fact.at for fact in works.journal.of(OrderFreed)] == [8, 8]


def test_goods_on_their_way_arrive_in_a_hold() -> None:
    """Dispatched at 3, held from 3.5: it arrives at 4 all the same."""
    works = Works()
    works.order(1)
    works.env.run(until=3.5)
    works.hold("age")
    works.env.run(until=9)
    assert works.delivered() == [(4, 1, 0)]


def test_limit_hold_lets_accepted_orders_go_on() -> None:
    """
    Limit 10.00: orders 1 and 2 (5.00 each) fit; order 3 does not, and order 4 (1.00)
    waits behind it. At 6, with the first paid, 3 fits, and 4 (11.00) does not.
    """
    works = Works(account=account(limit=1000))
    for number, tonnes in enumerate((5, 5, 5, 1), start=1):
        works.order(number, tonnes)
    assert works.account.held == "limit"
    works.env.run(until=5)
    assert [number for _, number, _ in works.delivered()] == [1, 2]
    works.account.owed -= 500
    assert works.release(6)
    assert [quote.order.number for quote in works.account.waiting] == [4]
    works.env.run(until=20)
    assert works.delivered()[2:] == [(10, 3, 6)]


def test_price_is_that_of_the_day_of_the_order() -> None:
    """No hold by the first order, two by the second, which costs a fifth more."""
    works = Works(after_hold=AfterHold(surcharge=0.1))
    works.order(1)
    works.account.age_holds = 2
    works.order(2)
    prices = [fact.cents for fact in works.journal.of(OrderAccepted)]
    assert prices == [500, 600]


def test_prepaid_order_is_begun_as_its_money_clears() -> None:
    """
    Asked for at 0, cleared at 6: begun then, arrives at 10, held 6 days; no invoice and
    no exposure, and the limit of 1.00 does not matter.
    """
    works = Works(
        account=account(limit=100), after_hold=AfterHold(cash_in_advance_from=1)
    )
    works.account.age_holds = 1
    works.order(1)
    (quote,) = works.account.asked.values()
    assert works.account.exposure == 0
    works.env.run(until=6)
    works.supplier.take_prepayment(quote, None)
    works.env.run(until=20)
    assert works.delivered() == [(10, 1, 6)]
    assert works.billed == []
    assert [fact.at for fact in works.journal.of(PrepaymentAsked)] == [0]
    assert [fact.at for fact in works.journal.of(PrepaymentCleared)] == [6]


def test_prepaid_order_waits_for_a_hold_by_age() -> None:
    """Cleared at 6 in a hold by age, released at 8: arrives at 12, held all 8 days."""
    works = Works(after_hold=AfterHold(cash_in_advance_from=1))
    works.account.age_holds = 1
    works.order(1)
    works.hold("age")
    works.env.run(until=6)
    (quote,) = works.account.asked.values()
    works.supplier.take_prepayment(quote, None)
    assert not works.release(8)
    works.env.run(until=20)
    assert works.delivered() == [(12, 1, 8)]
    held = [(fact.at, fact.where) for fact in works.journal.of(OrderHeld)]
    assert held == [(0, "for prepayment"), (6, "unprocessed")]


def test_prepaid_order_does_not_wait_for_a_hold_by_limit() -> None:
    works = Works(after_hold=AfterHold(cash_in_advance_from=1))
    works.account.age_holds = 1
    works.order(1)
    works.hold("limit")
    works.env.run(until=6)
    (quote,) = works.account.asked.values()
    works.supplier.take_prepayment(quote, None)
    works.env.run(until=20)
    assert works.delivered() == [(10, 1, 6)]
