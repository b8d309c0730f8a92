"""Payments leave when the policy says, in any scenario (rules P1 to P5, E1)."""

from collections.abc import Iterable

import pytest
from hypothesis import given

from sim.documents import Invoice
from sim.journal import Journal
from sim.metrics import measure
from sim.records import EmergencyPaid, Invoiced, LeftOpen, PaymentSent
from sim.scenario import PaymentRun, Setting
from sim.units import Days, instant
from tests.laws.dice import Tree
from tests.laws.journals import journals, law
from tests.laws.scenarios import scenarios


def wanted_by(setting: Setting, invoice: Invoice) -> Days:
    """Return the day by which a policy without scorecard wants to pay (rule P4)."""
    policy, name = setting.accounts_payable, invoice.order.supplier
    terms = setting.suppliers[name].terms
    if policy is None or name in policy.exempt or policy.policy == "on_terms":
        return invoice.due_at
    if policy.policy == "fixed":
        return invoice.dated_at + (policy.payment_age or 0.0)
    last_day = instant(invoice.dated_at + terms.discount_days)
    run = policy.payment_run
    first = next(at for at in runs(run) if at >= invoice.payable_at)
    met = terms.discount > 0 and instant(first + run.clearing) <= last_day
    return last_day if met else invoice.due_at


def runs(run: PaymentRun) -> list[Days]:
    """Return when the first 2,000 payment runs leave (rule P2)."""
    return [instant(run.first + number * run.every) for number in range(2000)]


def leaves_at(setting: Setting, invoice: Invoice) -> Days:
    """Return the last run that clears by then, or the next if none is left (P3)."""
    assert setting.accounts_payable is not None
    run = setting.accounts_payable.payment_run
    by = wanted_by(setting, invoice)
    possible = (at for at in runs(run) if at >= invoice.payable_at)
    leaves = next(possible)
    for later in possible:
        if instant(later + run.clearing) > by:
            break
        leaves = later
    return leaves


def settled(tree: Tree) -> list[Journal]:
    """Return the journals of settings whose policy never changes."""
    return [*journals({**tree, "executive": None}).values()]


@law
@given(scenarios("on_terms", "discount", "fixed"))
def test_an_invoice_leaves_in_the_last_run_that_clears_in_time(tree: Tree) -> None:
    """What had not left by the end would have left later."""
    assert_leaves_in_time(settled(tree))


@law
@given(scenarios("discount"))
def test_a_discount_is_taken_where_a_run_can_still_clear_within_it(tree: Tree) -> None:
    """Else it is paid by its due date, as an exempt supplier is (rule P4)."""
    for place, terms in enumerate(tree["suppliers"].values()):
        terms["terms"] |= {"discount": 0.02, "discount_days": 15 - 5.5 * place}
    tree["settings"]["other"]["accounts_payable"]["exempt"] = ["suppliers 0"]
    assert_leaves_in_time(settled(tree))


def assert_leaves_in_time(some: Iterable[Journal]) -> None:
    """Check each payment against the runs.

    Goods ordered as work starts, and delivered at once, come after the run of that
    instant; they are left out.
    """
    for journal in some:
        setting, policy = journal.job.setting, journal.job.setting.accounts_payable
        clearing = policy.payment_run.clearing if policy else 0.0
        sent = [s for s in journal.of(PaymentSent) if policy and took_time(s.invoice)]
        left = [s for s in journal.of(LeftOpen) if policy and took_time(s.invoice)]
        assert all(s.at == leaves_at(setting, s.invoice) for s in sent)
        assert all(s.clears_at == instant(s.at + clearing) for s in sent)
        assert all(leaves_at(setting, s.invoice) >= s.at for s in left)


def took_time(invoice: Invoice) -> bool:
    """Return whether an order was not delivered at the very instant it was placed."""
    return invoice.dated_at > invoice.order.ordered_at


@law
@given(scenarios())
def test_payments_leave_in_runs_or_in_an_emergency(tree: Tree) -> None:
    """Never before the match, but in an emergency; without a department when due."""
    for journal in journals(tree).values():
        policy = journal.job.setting.accounts_payable
        for sent in journal.of(PaymentSent):
            if isinstance(sent.cause, EmergencyPaid):
                assert sent.at == sent.cause.at
            elif policy is not None:
                assert sent.at in runs(policy.payment_run)
                assert sent.at >= sent.invoice.payable_at
            elif not journal.job.setting.executive:
                assert sent.at == sent.invoice.due_at


@law
@given(scenarios())
def test_a_dispute_ends_before_an_invoice_falls_due(tree: Tree) -> None:
    """Due net days after its date, or at the end of its dispute if later (rule P1)."""
    for journal in journals(tree).values():
        for fact in journal.of(Invoiced):
            bill = fact.invoice
            by_terms = instant(bill.dated_at + bill.net_days)
            late = bill.payable_at if bill.disputed else 0.0
            assert bill.due_at == max(by_terms, late)
            assert bill.payable_at >= bill.dated_at == fact.at


@law
@given(scenarios())
def test_dpo_is_the_average_balance_by_purchases_times_days(tree: Tree) -> None:
    """Little's law: the payables of the ledger, over time, are purchases x DPO (P5)."""
    for journal in journals(tree).values():
        purchases = sum(fact.invoice.cents for fact in journal.of(Invoiced))
        owed = 0.0
        for at, debit, credit, cents in journal.ledger.postings:
            sign = (credit == "payables") - (debit == "payables")
            owed += sign * cents * (journal.horizon - at)
        dpo = measure(journal)["dpo"]
        if purchases:
            assert dpo == pytest.approx(owed / purchases, abs=1e-6)
        else:
            assert dpo is None


def test_runs_are_counted_from_the_first() -> None:
    """Every 7 days from day 4: 4, 11, 18."""
    assert runs(PaymentRun(every=7, first=4))[:3] == [4, 11, 18]
