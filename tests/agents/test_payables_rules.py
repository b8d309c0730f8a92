"""The rules of accounts payable, at their boundaries (rules C2, P2 to P4)."""

import pytest

from sim.agents.payables import deductions, first_clearing, leaves, pay_by
from sim.agents.payables_manager import given_age
from sim.scenario import AccountsPayable, PaymentRun, Terms
from tests.agents.papers import invoice


@pytest.mark.parametrize(
    ("age", "discount_until", "by"),
    [
        pytest.param(None, None, 32, id="on terms: the due date"),
        pytest.param(45, None, 47, id="at an age"),
        pytest.param(None, 12, 12, id="for the discount"),
    ],
)
def test_pay_by(age: float | None, discount_until: float | None, by: float) -> None:
    """Dated 2, due at 32."""
    assert pay_by(invoice(dated=2, due=32), age, discount_until) == by


def test_disputed_invoice_on_terms_is_paid_by_the_end_of_the_dispute() -> None:
    disputed = invoice(dated=2, due=40, payable=40, disputed=True)
    assert pay_by(disputed, None, None) == 40
    assert pay_by(disputed, 35, None) == 37


@pytest.mark.parametrize(
    ("by", "now", "leaving"),
    [
        pytest.param(20, 14, False, id="the next run is in time"),
        pytest.param(20.9, 14, False, id="the next run is in time, and no other"),
        pytest.param(19.9, 14, True, id="the next run is too late"),
        pytest.param(2, 14, True, id="late already"),
        pytest.param(2, 9, False, id="not payable"),
        pytest.param(2, 10, True, id="payable today"),
    ],
)
def test_invoice_leaves_in_the_last_run_in_time(
    by: float, now: float, *, leaving: bool
) -> None:
    """Payable at 10; the next run would clear at 20."""
    assert leaves(invoice(payable=10), by, now, 20) == leaving


@pytest.mark.parametrize(
    ("payable", "clears"),
    [(0, 5), (3, 5), (3.001, 12), (10, 12), (10.5, 19), (17, 19)],
)
def test_first_clearing_is_of_the_first_run_from_then(
    payable: float, clears: float
) -> None:
    """Runs at 3, 10, 17, each clearing two days later."""
    runs = PaymentRun(every=7, first=3, clearing=2)
    assert first_clearing(runs, payable) == clears


def test_first_clearing_meets_a_run_of_uneven_days() -> None:
    """The run of 3 x 0.1 is met by what is payable at 0.3, whatever floats say."""
    runs = PaymentRun(every=0.1, first=0, clearing=0)
    assert first_clearing(runs, 0.1 + 0.2) == pytest.approx(0.3)
    assert first_clearing(runs, 0.3) == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("cleared", "discount", "fee"),
    [
        pytest.param(12, 2000, 0, id="on the last day of the discount"),
        pytest.param(12.5, 0, 0, id="after the discount"),
        pytest.param(32, 0, 0, id="when due"),
        pytest.param(33, 0, 50, id="a day past due"),
        pytest.param(62, 0, 1500, id="30 days past due"),
    ],
)
def test_deductions(cleared: float, discount: int, fee: int) -> None:
    """1,000.00 dated 2, due at 32; 2/10; 1.5 % a month, so 0.50 a day."""
    terms = Terms(discount=0.02, discount_days=10, late_fee_per_month=0.015)
    paper = invoice(100_000, dated=2, due=32)
    assert deductions(paper, terms, cleared) == (discount, fee)


def test_discount_days_of_zero_are_the_day_of_the_invoice() -> None:
    terms = Terms(discount=0.02, discount_days=0)
    assert deductions(invoice(100), terms, 0) == (2, 0)
    assert deductions(invoice(100), terms, 0.5) == (0, 0)


@pytest.mark.parametrize(
    ("policy", "age"),
    [
        pytest.param(None, None, id="no department"),
        pytest.param(AccountsPayable(), None, id="on terms"),
        pytest.param(AccountsPayable(policy="discount"), None, id="discount"),
        pytest.param(AccountsPayable(policy="fixed", payment_age=60), 60, id="fixed"),
        pytest.param(
            AccountsPayable(policy="fixed", payment_age=60, exempt=("pit",)),
            None,
            id="exempt",
        ),
        pytest.param(
            AccountsPayable(policy="fixed", payment_age=60, exempt=("mill",)),
            60,
            id="another is exempt",
        ),
    ],
)
def test_given_age(policy: AccountsPayable | None, age: float | None) -> None:
    assert given_age(policy, "pit") == age
