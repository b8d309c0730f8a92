"""When an invoice falls due, and when it is paid (rules C2, P1 to P4)."""

import pytest

from sim.journal import Journal
from sim.records import CreditHeld, Invoiced, Paid, PaymentSent, Reminded
from tests.stories.telling import days, metrics, tell

ONE_INVOICE = """
crews: {gang: {}}
activities: {dig: {crew: gang, duration: 60, materials: {sand: 10}}}
materials: {sand: {unit: t, supplier: pit, unit_price: 100,
                   order: {safety_days: 0, cover_workdays: 60}}}
suppliers:
  pit:
    lead_time: 2
    terms: {net_days: %s, discount: 0.02, discount_days: 10, late_fee_per_month: 0.03}
    credit: {hold_after_past_due: %s, reminders: [1]}
accounts_payable:
  approval: %s
  payment_run: {every: %s, first: %s, clearing: %s}
"""


def invoice(
    more: str = "policy: on_terms",
    *,
    net: float = 30,
    hold: float = 90,
    approval: float = 1,
    runs: tuple[float, float, float] = (7, 7, 0),
) -> Journal:
    """Return what becomes of one invoice of 1,000, dated 2."""
    journal = tell(ONE_INVOICE % (net, hold, approval, *runs) + f"  {more}\n")
    assert days(journal, Invoiced) == [2]
    return journal


def test_disputed_invoice_falls_due_as_the_dispute_ends() -> None:
    """
    Dated 2, net 10; approval 1 and dispute 20: payable at 23, which is when it falls
    due. No run after it clears by then: it leaves at 25, 2 days past due: fee 1,000 x
    0.03 x 2 / 30. Reminded at 24; the supplier, patient for 5 days, does not hold. The
    age in force is that of its due date, 21.
    """
    dispute = "dispute: {probability: 1, takes: 20}"
    journal = invoice(dispute, net=10, hold=5, runs=(5, 5, 0))
    assert days(journal, Paid) == [25]
    assert days(journal, Reminded) == [24]
    assert days(journal, CreditHeld) == []
    names = "late_fees", "payment_age", "days_to_pay"
    assert list(metrics(journal, *names).values()) == [2, 21, 23]


@pytest.mark.parametrize(("patience", "held"), [(1.5, [24.5]), (2, []), (2.5, [])])
def test_supplier_holds_so_many_days_after_the_dispute(
    patience: float, held: list[float]
) -> None:
    """Due at 23, paid at 25: money that clears as patience ends is in time (T4)."""
    dispute = "dispute: {probability: 1, takes: 20}"
    journal = invoice(dispute, net=10, hold=patience, runs=(5, 5, 0))
    assert days(journal, CreditHeld) == held


def test_dispute_that_ends_before_the_due_date_moves_nothing() -> None:
    """Payable at 23, due at 32: paid in the run of 28, not at 35."""
    journal = invoice("dispute: {probability: 1, takes: 20}")
    assert days(journal, Paid) == [28]


def test_no_dispute_at_probability_zero() -> None:
    journal = invoice("dispute: {probability: 0, takes: 20}", net=10)
    assert [fact.invoice.disputed for fact in journal.of(Paid)] == [False]
    assert days(journal, Paid) == [7]


@pytest.mark.parametrize(
    ("age", "runs", "approval", "paid"),
    [
        pytest.param(40, (7, 7, 0), 1, 42, id="last run at the age"),
        pytest.param(39, (7, 7, 0), 1, 35, id="last run before the age"),
        pytest.param(40, (7, 5, 2), 1, 42, id="clearing counts"),
        pytest.param(39, (7, 5, 2), 1, 35, id="clearing counts, before"),
        pytest.param(20, (7, 7, 0), 25, 28, id="payable too late: next run"),
        pytest.param(20, (7, 7, 0), 26, 28, id="payable on the day of a run"),
        pytest.param(20, (7, 7, 0), 26.5, 35, id="payable after a run"),
    ],
)
def test_invoice_leaves_in_the_last_run_within_its_age(
    age: float, runs: tuple[float, float, float], approval: float, paid: float
) -> None:
    """Dated 2, so of age a at 2 + a; payable at 2 + approval."""
    fixed = f"policy: fixed\n  payment_age: {age}"
    journal = invoice(fixed, runs=runs, approval=approval)
    assert days(journal, Paid) == [paid]
    assert days(journal, PaymentSent) == [paid - runs[2]]
    assert metrics(journal, "payment_age")["payment_age"] == age


@pytest.mark.parametrize(
    ("approval", "runs", "paid", "discount", "age"),
    [
        pytest.param(3, (7, 7, 0), 7, 20, 10, id="payable in time"),
        pytest.param(3, (7, 5, 0), 12, 20, 10, id="at the last day of it"),
        pytest.param(6, (7, 5, 0), 12, 20, 10, id="only the last run"),
        pytest.param(6, (7, 6, 0), 27, 0, 30, id="no run in time"),
        pytest.param(10, (7, 5, 0), 12, 20, 10, id="payable on the last day"),
        pytest.param(10.5, (7, 5, 0), 26, 0, 30, id="payable too late"),
        pytest.param(3, (7, 5, 1), 6, 20, 10, id="clearing counts"),
        pytest.param(4, (7, 5, 1), 27, 0, 30, id="cleared too late"),
    ],
)
def test_discount_is_taken_where_a_run_can_meet_it(
    approval: float,
    runs: tuple[float, float, float],
    paid: float,
    discount: float,
    age: float,
) -> None:
    """
    2/10 net 30, dated 2: to be cleared by 12 for the discount, else by 32, each in the
    last run that does; payable at 2 + approval. Runs (every, first, clearing).
    """
    journal = invoice("policy: discount", approval=approval, runs=runs)
    assert days(journal, Paid) == [paid]
    names = "discounts", "payment_age"
    assert list(metrics(journal, *names).values()) == [discount, age]


def test_discount_is_had_by_whoever_pays_in_time() -> None:
    """Paid on terms of net 5: in the run of 7, at age 5 of 10 days of discount."""
    journal = invoice(net=5)
    assert metrics(journal, "discounts")["discounts"] == 20


@pytest.mark.parametrize(
    ("age", "fee", "open_days"), [(40, 10, 0), (55, 25, 0), (90, 30, 30)]
)
def test_late_interest_runs_to_the_payment_or_the_finish(
    age: float, fee: float, open_days: float
) -> None:
    """
    Due at 32; daily runs. 1,000 x 0.03 / 30 = 1 a day past due: paid at 42, at 57, or
    open at the finish of 62.
    """
    fixed = f"policy: fixed\n  payment_age: {age}"
    journal = invoice(fixed, runs=(1, 0, 0))
    names = "late_fees", "days_to_pay", "dpo", "finish_days"
    to_pay = None if open_days else age
    dpo = min(age, 60)
    assert list(metrics(journal, *names).values()) == [fee, to_pay, dpo, 62]


def test_exempt_supplier_is_paid_on_terms() -> None:
    """By 32, not at age 50."""
    fixed = "policy: fixed\n  payment_age: 50\n  exempt: [pit]"
    journal = invoice(fixed)
    assert days(journal, Paid) == [28]
    assert metrics(journal, "payment_age")["payment_age"] == 30


def test_exempt_supplier_is_paid_on_terms_under_discount_too() -> None:
    journal = invoice("policy: discount\n  exempt: [pit]")
    assert days(journal, Paid) == [28]


def test_without_accounts_payable_an_invoice_clears_on_its_due_date() -> None:
    """Dated 2, net 15.5: at 17.5, whatever the days of the week; no run, no fee."""
    text = ONE_INVOICE % (15.5, 1, 0, 7, 7, 0)
    journal = tell(text[: text.index("accounts_payable")])
    assert days(journal, Paid) == [17.5]
    assert days(journal, CreditHeld) == []
    assert metrics(journal, "dpo", "late_fees", "payment_age") == {
        "dpo": 15.5,
        "late_fees": 0,
        "payment_age": 15.5,
    }
