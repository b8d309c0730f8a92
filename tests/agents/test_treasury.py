"""The treasury: what it writes in the ledger, and on which day (rule E1)."""

from datetime import date

from simpy import Environment

from sim.agents.treasury import Rates, Treasury
from sim.calendar import Calendar
from sim.documents import Certificate
from sim.ledger import Ledger
from tests.agents.papers import invoice, quote

MONDAY = date(2026, 3, 2)
RATES = Rates(labour=1000, equipment=500, standby=750, remobilisation=9)
WEEK = ("mon", "tue", "wed", "thu", "fri")


def treasury(now: float = 0) -> Treasury:
    """Return a treasury that pays one crew, 10.00 and 5.00 a day, 7.50 standing."""
    return Treasury(
        env=Environment(initial_time=now),
        calendar=Calendar(MONDAY, WEEK),
        ledger=Ledger(),
        rates={
            "gang": Rates(labour=1000, equipment=500, standby=750, remobilisation=9)
        },
        overhead_per_day=0.333,
    )


def test_work_is_paid_at_the_end_of_each_portion() -> None:
    it = treasury()
    it.pay_work("gang", 1, 3)
    it.pay_work("gang", 0.25, 4)
    assert it.ledger.postings == [
        (3, "labour", "cash", 1000),
        (3, "equipment", "cash", 500),
        (4, "labour", "cash", 250),
        (4, "equipment", "cash", 125),
    ]


def test_stretch_is_paid_day_by_day_in_working_time() -> None:
    """From Thursday morning (3): Thursday night 4, Friday night 5, Monday noon 7.5."""
    it = treasury()
    it.pay_stretch("gang", 3, [1, 1, 0.5])
    paid = [at for at, account, _, _ in it.ledger.postings if account == "labour"]
    assert paid == [4, 5, 7.5]


def test_standby_and_way_back() -> None:
    it = treasury()
    it.pay_standby("gang", 2.5, 9)
    it.pay_remobilisation("gang", 9)
    assert it.ledger.postings == [
        (9, "downtime", "cash", 1875),
        (9, "downtime", "cash", 9),
    ]


def test_overhead_is_sent_to_the_day_and_rounded_as_a_whole() -> None:
    """33.3 cents a day: 33 for one day; 67 for two, less 33; 100 for three, less 67."""
    it = treasury()
    for day in (1, 2, 3):
        it.env.run(until=day)
        it.pay_overhead(day + 0.5)
    assert it.ledger.postings == [
        (1.5, "overhead", "cash", 33),
        (2.5, "overhead", "cash", 34),
        (3.5, "overhead", "cash", 33),
    ]


def test_invoice_is_paid_less_its_discount_with_its_fee() -> None:
    it = treasury(now=5)
    it.pay_invoice(invoice(1000), 20, 7)
    assert it.ledger.balances() == {
        "payables": 1000,
        "discounts": -20,
        "late fees": 7,
        "cash": -987,
    }


def test_goods_are_owed_or_were_paid_in_advance() -> None:
    it = treasury()
    it.book_goods(quote(100))
    it.prepay(quote(70, prepaid=True))
    it.book_goods(quote(70, prepaid=True))
    assert it.ledger.balances() == {
        "materials": 170,
        "payables": -100,
        "cash": -70,
    }


def test_certificate_is_earned_at_once_and_paid_later_less_retention() -> None:
    it = treasury()
    it.book_certificate(Certificate(1, 30, 1000, 100, 65))
    assert it.ledger.postings == [
        (30, "receivables", "revenue", 1000),
        (65, "cash", "receivables", 900),
    ]


def test_finish_brings_the_rest_and_takes_the_damages() -> None:
    it = treasury(now=100)
    it.book_finish(revenue=500, paid=150, damages=40)
    assert it.ledger.balances() == {
        "receivables": 350,
        "revenue": -500,
        "cash": 110,
        "damages": 40,
    }


def test_what_is_not_paid_stays_open() -> None:
    it = treasury(now=100)
    it.accrue("overhead", 55)
    assert it.ledger.balances() == {"overhead": 55, "accruals": -55}
