"""Which choice of accounts payable stands behind a hold."""

from sim.documents import Invoice, PurchaseOrder
from sim.journal import Journal
from sim.model import prepare
from sim.records import (
    CreditHeld,
    Invoiced,
    PaymentAgeChosen,
    PolicySet,
    Reformed,
    ReplicationEnded,
)
from sim.report.choices import pay_by, why_unpaid
from sim.report.papers import Papers
from sim.report.speech import Speech
from sim.scenario import load
from tests.report.told import CASES, LATE, ON_TERMS

ORDER = PurchaseOrder(1, "pour", "concrete", 0, 10.0, "readymix", 0.0)
BILL = Invoice(
    number=1,
    order=ORDER,
    cents=1_000_000,
    dated_at=2.0,
    net_days=30.0,
    due_at=32.0,
    payable_at=3.0,
    disputed=False,
)


def chosen(at: float, age: float, policy: PolicySet) -> PaymentAgeChosen:
    """Return a choice for readymix, on terms at 30 days."""
    return PaymentAgeChosen(
        at=at,
        supplier="readymix",
        age=age,
        on_terms=age == 30,
        expected_pay=None,
        pays=(),
        cause=policy,
    )


def test_on_terms_an_invoice_is_to_be_paid_by_the_end_of_its_dispute() -> None:
    """Due on day 32 by its net days, on day 43 by its dispute."""
    disputed = BILL._replace(due_at=43.0, payable_at=43.0, disputed=True)
    policy = PolicySet(0.0, "on_terms", ON_TERMS)
    assert pay_by(chosen(0.0, 30.0, policy), disputed) == 43.0
    assert pay_by(chosen(0.0, 90.0, policy), disputed) == 92.0


def test_a_policy_too_young_to_have_kept_an_invoice_unpaid_is_not_behind_a_hold() -> (
    None
):
    """The invoice of day 2 was to be paid by day 92 until day 60, two days before its
    hold: what was chosen on day 60, to pay by day 32, did not leave it unpaid.
    """
    journal = Journal(prepare(load(CASES / "paid_at_90_days.yaml"), LATE))
    late = PolicySet(0.0, "fixed", LATE)
    at_90 = chosen(0.0, 90.0, late)
    reformed = Reformed(60.0, ON_TERMS)
    new = PolicySet(60.0, "on_terms", ON_TERMS, reformed)
    on_terms = chosen(60.0, 30.0, new)
    held = CreditHeld(
        at=62.0,
        supplier="readymix",
        trigger="age",
        invoice=BILL,
        order=None,
        exposure=1_000_000,
        converted=False,
        cause=on_terms,
    )
    facts = (late, at_90, Invoiced(2.0, BILL), reformed, new, on_terms, held)
    for fact in (*facts, ReplicationEnded(100.0, finished=True)):
        journal.record(fact)
    told = why_unpaid(Papers(journal), held, on_terms, Speech(journal))
    assert told == (
        "accounts payable lets its invoices become 90 days old",
        "its policy is to pay when invoices are 90 days old",
    )
