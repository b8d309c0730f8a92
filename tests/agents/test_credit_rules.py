"""The credit manager's rules, at their boundaries (rules C3 to C5)."""

import pytest

from sim.agents.credit import ladder, may_release, stops_release
from sim.scenario import Credit
from tests.agents.papers import account, invoice, quote


@pytest.mark.parametrize(
    ("committed", "owed", "fits"),
    [
        pytest.param(0, 0, True, id="alone, above the limit"),
        pytest.param(300, 0, True, id="just at the limit"),
        pytest.param(301, 0, False, id="above"),
        pytest.param(0, 300, True, id="invoices count, at the limit"),
        pytest.param(1, 300, False, id="both count"),
    ],
)
def test_order_fits_up_to_the_limit(committed: int, owed: int, *, fits: bool) -> None:
    """Limit 1,000, order 700; alone on the account, an order of 1,700."""
    papers = [invoice(owed)] if owed else []
    cents = 700 if committed or owed else 1700
    assert account(*papers, limit=1000, committed=committed).fits(cents) == fits


def test_order_fits_where_there_is_no_limit() -> None:
    assert account(invoice(10**9)).fits(10**9)


@pytest.mark.parametrize(
    ("now", "waiting", "released"),
    [
        pytest.param(30, 0, True, id="due today"),
        pytest.param(30.5, 0, False, id="past due"),
        pytest.param(30, 300, True, id="first order fits"),
        pytest.param(30, 301, False, id="first order does not fit"),
    ],
)
def test_release_is_agreed_when_nothing_is_past_due_and_the_first_fits(
    now: float, waiting: int, *, released: bool
) -> None:
    """700 are open, due at 30; the limit is 1,000."""
    held = account(invoice(700), limit=1000)
    held.waiting = [quote(waiting)] if waiting else []
    assert may_release(held, now) == released


def test_only_the_first_waiting_order_must_fit() -> None:
    held = account(invoice(700), limit=1000)
    held.waiting = [quote(300), quote(900, number=2)]
    assert may_release(held, 0)
    held.waiting.reverse()
    assert not may_release(held, 0)


def test_prepaid_order_need_not_fit() -> None:
    held = account(invoice(700), limit=1000)
    held.waiting = [quote(900, prepaid=True), quote(300, number=2)]
    assert may_release(held, 0)
    assert held.first_waiting() == quote(300, number=2)


@pytest.mark.parametrize(
    ("now", "waiting", "stopped"),
    [
        pytest.param(39.5, 0, False, id="merely past due"),
        pytest.param(40, 0, True, id="at its hold age"),
        pytest.param(41, 0, True, id="beyond its hold age"),
        pytest.param(39.5, 301, True, id="first order does not fit"),
        pytest.param(39.5, 300, False, id="first order fits"),
    ],
)
def test_release_is_stopped_by_a_hold_age_or_an_order_too_large(
    now: float, waiting: int, *, stopped: bool
) -> None:
    """700 are open, due at 30 and held for 10 days later; the limit is 1,000."""
    held = account(invoice(700), limit=1000)
    held.waiting = [quote(waiting)] if waiting else []
    assert stops_release(held, 10, now) == stopped


def test_release_is_not_stopped_by_age_where_there_is_no_hold_by_age() -> None:
    assert not stops_release(account(invoice(700)), None, 999)


def test_ladder_has_reminders_and_the_hold_in_order() -> None:
    """Only the last reminder warns the site."""
    credit = Credit(reminders=(20, 10), warns_site=True)
    assert ladder(credit, 15) == [
        (10, False, False),
        (15, True, False),
        (20, False, True),
    ]
    assert ladder(credit, None) == [(10, False, False), (20, False, True)]


def test_ladder_warns_nobody_unless_agreed() -> None:
    credit = Credit(reminders=(10, 20))
    assert ladder(credit, 30) == [
        (10, False, False),
        (20, False, False),
        (30, True, False),
    ]
    assert ladder(Credit(), None) == []


def test_reminder_comes_before_the_hold_of_the_same_day() -> None:
    assert ladder(Credit(reminders=(10,)), 10) == [
        (10, False, False),
        (10, True, False),
    ]
