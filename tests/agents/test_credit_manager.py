"""The credit manager alone with an account (rules C3 to C6)."""

from sim.records import (
    CreditHeld,
    CreditReleased,
    HoldNarrowed,
    OrderPlaced,
    ReleaseAgreed,
    ReleaseStopped,
    Reminded,
)
from sim.scenario import AfterHold, Credit
from tests.agents.credit_desk import CHOICE, Desk
from tests.agents.papers import account, invoice, quote

ALL = CreditHeld, ReleaseAgreed, ReleaseStopped, HoldNarrowed, CreditReleased


def test_hold_and_release_day_by_day() -> None:
    """
    Day  0  an invoice of 1.00, due at 30
    day 40  10 days past due: hold, with an exposure of 1.00
    day 45  paid: release agreed
    day 47  released
    """
    desk = Desk()
    paper = invoice(due=30)
    desk.bill(paper)
    desk.clear(paper, 45)
    desk.env.run(until=99)
    assert desk.told(*ALL) == [
        (40, "CreditHeld"),
        (45, "ReleaseAgreed"),
        (47, "CreditReleased"),
    ]
    (held,) = desk.journal.of(CreditHeld)
    assert (held.trigger, held.invoice, held.exposure) == ("age", paper, 100)
    assert held.cause is CHOICE
    assert (desk.account.held, desk.account.hold, desk.account.owed) == (None, None, 0)
    assert desk.account.age_holds == 1


def test_invoice_paid_in_time_is_not_held_for() -> None:
    desk = Desk()
    paper = invoice(due=30)
    desk.bill(paper)
    desk.clear(paper, 39)
    desk.env.run(until=99)
    assert desk.told(*ALL) == []


def test_second_invoice_at_its_age_is_the_same_hold() -> None:
    """
    Due at 30 and 31, held at 40; at 41 nothing is new. Paid at 42 and 43: the release
    is agreed when none is past due.
    """
    desk = Desk()
    papers = invoice(due=30), invoice(number=2, due=31)
    for paper in papers:
        desk.bill(paper)
    for paper, day in zip(papers, (42, 43), strict=True):
        desk.clear(paper, day)
    desk.env.run(until=99)
    assert desk.told(*ALL) == [
        (40, "CreditHeld"),
        (43, "ReleaseAgreed"),
        (45, "CreditReleased"),
    ]
    assert desk.account.age_holds == 1


def test_release_is_stopped_and_agreed_again() -> None:
    """
    The second, due at 31.5, is not past due at 31 when the first is paid (held with 1
    day of patience from 31); it is at its hold age at 32.5: the release of 33 is
    stopped; paid at 34, released at 36.
    """
    desk = Desk(hold_age=1)
    first, second = invoice(due=30), invoice(number=2, due=31.5)
    desk.bill(first)
    desk.bill(second)
    desk.clear(first, 31.25)
    desk.clear(second, 34)
    desk.env.run(until=99)
    assert desk.told(*ALL) == [
        (31, "CreditHeld"),
        (31.25, "ReleaseAgreed"),
        (33.25, "ReleaseStopped"),
        (34, "ReleaseAgreed"),
        (36, "CreditReleased"),
    ]


def test_hold_by_limit_becomes_one_by_age() -> None:
    """Orders wait from day 0; the invoice due at 30 reaches its hold age at 40."""
    desk = Desk(account=account(limit=100))
    desk.bill(invoice(due=30))
    placed = OrderPlaced(0, quote(number=2).order, 0)
    desk.manager.hold_by_limit(quote(number=2), placed)
    desk.env.run(until=99)
    holds = desk.journal.of(CreditHeld)
    assert [(f.at, f.trigger, f.converted) for f in holds] == [
        (0, "limit", False),
        (40, "age", True),
    ]
    assert desk.account.age_holds == 1
    assert [held.cause for held in holds] == [CHOICE, CHOICE]


def test_hold_by_limit_without_invoices_comes_of_the_order_alone() -> None:
    desk = Desk(account=account(limit=100, committed=100))
    placed = OrderPlaced(0, quote(number=2).order, 0)
    desk.manager.hold_by_limit(quote(number=2), placed)
    (held,) = desk.journal.of(CreditHeld)
    assert held.cause is placed
    assert (held.order, held.exposure) == (placed.order, 100)


def test_hold_goes_on_by_limit_where_some_orders_do_not_fit() -> None:
    """At 47 some orders are left: the hold is narrowed, and can be by age again."""
    desk = Desk(does_not_fit=True)
    paper = invoice(due=30)
    desk.bill(paper)
    desk.clear(paper, 45)
    desk.env.run(until=50)
    assert desk.told(*ALL)[2:] == [(47, "HoldNarrowed")]
    assert desk.account.held == "limit"
    desk.bill(invoice(number=2, due=51))
    desk.env.run(until=99)
    assert desk.told(*ALL)[3:] == [(61, "CreditHeld")]
    assert desk.journal.of(CreditHeld)[-1].converted


def test_reminders_are_written_until_the_invoice_is_paid() -> None:
    """Due at 30: at 35 and 38, the last to the site too; that of 45 is not written."""
    credit = Credit(reminders=(5, 8, 15), warns_site=True)
    desk = Desk(credit=credit, hold_age=None)
    paper = invoice(due=30)
    desk.bill(paper)
    desk.clear(paper, 40)
    desk.env.run(until=99)
    told = [(f.at, f.past_due, f.to_site) for f in desk.journal.of(Reminded)]
    assert told == [(35, 5, False), (38, 8, False)]


def test_new_net_days_after_a_hold() -> None:
    desk = Desk(credit=Credit(after_hold=AfterHold(net_days=7)))
    desk.bill(invoice(due=30))
    desk.env.run(until=39)
    assert desk.account.net_days == 30
    desk.env.run(until=41)
    assert desk.account.net_days == 7
