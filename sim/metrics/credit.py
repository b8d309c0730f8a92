"""How the suppliers were paid, and how often they stopped."""

from collections.abc import Iterable

from sim.documents import Invoice
from sim.journal import Journal
from sim.metrics.value import Value, weighted_mean
from sim.records import (
    CreditHeld,
    CreditReleased,
    Invoiced,
    LeftOpen,
    Paid,
    PaymentSent,
)
from sim.units import Cents, Days


def credit(journal: Journal) -> dict[str, Value]:
    """Return how often and how long accounts were on hold (rule C3)."""
    holds = journal.of(CreditHeld)
    starts = sum(journal.horizon - held.at for held in holds if not held.converted)
    ends = sum(journal.horizon - freed.at for freed in journal.of(CreditReleased))
    return {"credit_holds": float(len(holds)), "hold_days": starts - ends}


def payables(journal: Journal) -> dict[str, Value]:
    """Return how old invoices became, as chosen and as paid (rule P5)."""
    sent = [(fact.invoice.cents, fact.age) for fact in journal.of(PaymentSent)]
    unsent = [(fact.invoice.cents, fact.age) for fact in journal.of(LeftOpen)]
    return {
        "payment_age": weighted_mean([*sent, *unsent]),
        "dpo": dpo(journal, journal.horizon),
        "days_to_pay": days_to_pay(journal.of(Paid)),
    }


def dpo(journal: Journal, until: Days) -> float | None:
    """Return days payable outstanding, or `None` without purchases (rule P5).

    That is average payables by purchases, times days, from the start of the job.
    """
    cleared = {fact.invoice.number: fact.at for fact in journal.of(Paid)}
    return weighted_mean(
        (
            fact.invoice.cents,
            min(cleared.get(fact.invoice.number, until), until) - fact.at,
        )
        for fact in journal.of(Invoiced)
        if fact.at <= until
    )


def days_to_pay(paid: Iterable[Paid]) -> float | None:
    """Return the mean age, by amount, of invoices as they were paid."""
    return weighted_mean(
        (fact.invoice.cents, fact.at - fact.invoice.dated_at) for fact in paid
    )


def open_fees(journal: Journal, until: Days) -> Cents:
    """Return the late-payment interest that open invoices have run up (rule C2)."""
    paid = {fact.invoice.number for fact in journal.of(Paid)}
    return sum(
        fact.invoice.late_fee(_late_fee_rate(journal, fact.invoice), until)
        for fact in journal.of(Invoiced)
        if fact.invoice.number not in paid
    )


def _late_fee_rate(journal: Journal, invoice: Invoice) -> float:
    suppliers = journal.job.setting.suppliers
    return suppliers[invoice.order.supplier].terms.late_fee_per_month
