"""What the executive does, and the supplier then, in any scenario (C5, E2, E3)."""

from collections.abc import Iterator

from hypothesis import given

from sim.documents import Invoice
from sim.journal import Journal
from sim.luck import Luck
from sim.records import (
    CreditReleased,
    EmergencyPaid,
    Escalated,
    Invoiced,
    Paid,
    PaymentSent,
    PolicySet,
    Record,
    Reformed,
    ReleaseAgreed,
)
from tests.laws.dice import Tree
from tests.laws.journals import journals, law
from tests.laws.scenarios import scenarios


def with_open_invoices(
    journal: Journal, ends: type[Record]
) -> Iterator[tuple[Record, list[Invoice]]]:
    """Yield each fact with the invoices that are open at it: not yet *ends*."""
    still: dict[int, Invoice] = {}
    for fact in journal:
        if isinstance(fact, Invoiced):
            still[fact.invoice.number] = fact.invoice
        elif isinstance(fact, Paid | PaymentSent) and isinstance(fact, ends):
            del still[fact.invoice.number]
        yield fact, [*still.values()]


@law
@given(scenarios())
def test_a_release_is_agreed_when_nothing_is_past_due(tree: Tree) -> None:
    """In cleared money (rule C5); a dispute moves the due date."""
    for journal in journals(tree).values():
        for fact, still in with_open_invoices(journal, Paid):
            if isinstance(fact, ReleaseAgreed):
                own = [b for b in still if b.order.supplier == fact.supplier]
                assert all(bill.due_at >= fact.at for bill in own)


@law
@given(scenarios())
def test_no_account_is_released_with_an_invoice_at_its_hold_age(tree: Tree) -> None:
    for journal in journals(tree).values():
        luck = Luck(journal.job.setting, 1, 0)
        for fact, still in with_open_invoices(journal, Paid):
            if isinstance(fact, CreditReleased):
                age = luck.hold_age(fact.supplier)
                own = [b for b in still if b.order.supplier == fact.supplier]
                assert age is None or all(b.due_at + age > fact.at for b in own)


@law
@given(scenarios())
def test_one_escalation_of_a_supplier_is_under_way_at_a_time(tree: Tree) -> None:
    """It ends when its emergency payment clears (rule E2)."""
    for journal in journals(tree).values():
        free_at = dict.fromkeys(journal.job.setting.suppliers, 0.0)
        for fact in journal:
            if isinstance(fact, Escalated):
                assert free_at[fact.supplier] <= fact.at
                free_at[fact.supplier] = float("inf")
            elif isinstance(fact, EmergencyPaid):
                free_at[fact.supplier] = fact.clears_at


@law
@given(scenarios())
def test_an_emergency_payment_takes_all_that_is_past_due(tree: Tree) -> None:
    """Or will be before it clears, approved or not, disputed or not (rule E2)."""
    for journal in journals(tree).values():
        sent = journal.of(PaymentSent)
        for fact, still in with_open_invoices(journal, PaymentSent):
            if isinstance(fact, EmergencyPaid):
                now = {s.invoice.number for s in sent if s.cause is fact}
                own = [b for b in still if b.order.supplier == fact.supplier]
                due = {b.number for b in own if b.due_at < fact.clears_at}
                assert due <= now <= {bill.number for bill in own}


@law
@given(scenarios())
def test_a_reform_comes_once_and_changes_the_goals(tree: Tree) -> None:
    """Some days after the stoppage that was one too many (rule E3)."""
    for journal in journals(tree).values():
        executive, reforms = journal.job.setting.executive, journal.of(Reformed)
        assert len(reforms) <= 1
        for fact in reforms:
            assert executive is not None
            assert executive.reform is not None
            assert fact.cause is not None
            assert abs(fact.at - fact.cause.at - executive.reform.takes) < 4e-9
            taken = [p for p in journal.of(PolicySet) if p.cause is fact]
            assert [policy.setting for policy in taken] == [executive.reform.to]
