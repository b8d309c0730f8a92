"""Money is neither made nor lost, in any scenario (rules J2, J3, I5)."""

from collections import Counter
from itertools import accumulate, groupby, pairwise
from operator import itemgetter

import pytest
from hypothesis import given

from sim.documents import Invoice
from sim.journal import Journal
from sim.ledger import Account
from sim.metrics import METRICS, measure
from sim.records import (
    BonusPaid,
    Certified,
    Delivered,
    Invoiced,
    OrderAccepted,
    Paid,
    PrepaymentCleared,
)
from tests.laws.dice import Tree
from tests.laws.journals import journals, law
from tests.laws.scenarios import scenarios
from tests.laws.site import work_done

GAINS = ("revenue", "discounts", "cash_yield")
LOSSES = (
    "labour",
    "equipment",
    "materials",
    "downtime_cost",
    "overhead",
    "late_fees",
    "damages",
    "bonus_accounts_payable",
    "bonus_procurement",
    "bonus_materials_management",
    "bonus_sales",
    "bonus_project_manager",
    "lost_repeat_margin",
)


def moved(journal: Journal, debit: Account, credit: Account) -> int:
    """Return the cents that went from the account *credit* to the account *debit*."""
    sides = debit, credit
    return sum(p[3] for p in journal.ledger.postings if (p[1], p[2]) == sides)


def cash_moves(journal: Journal) -> list[tuple[float, int]]:
    """Return what cash gained or lost, and when."""
    return [
        (at, cents if debit == "cash" else -cents)
        for at, debit, credit, cents in journal.ledger.postings
        if "cash" in (debit, credit)
    ]


def deductions(journal: Journal, bill: Invoice, at: float) -> tuple[int, int]:
    """Return the late fee and the discount of an invoice cleared at an instant."""
    terms = journal.job.setting.suppliers[bill.order.supplier].terms
    days_late = max(at - bill.due_at, 0.0)
    soon = at - bill.dated_at <= terms.discount_days
    return (
        round(bill.cents * terms.late_fee_per_month * days_late / 30),
        round(bill.cents * terms.discount) if soon else 0,
    )


def prices(journal: Journal) -> dict[int, int]:
    """Return the price of each accepted order, by its number."""
    return {fact.order.number: fact.cents for fact in journal.of(OrderAccepted)}


@law
@given(scenarios())
def test_every_posting_has_two_sides_and_a_date_within_the_job(tree: Tree) -> None:
    for journal in journals(tree).values():
        postings = journal.ledger.postings
        assert all(debit != credit for _, debit, credit, _ in postings)
        assert all(type(cents) is int for *_, cents in postings)
        assert all(0 <= at <= journal.horizon for at, *_ in postings)
        assert all(a[0] <= b[0] for a, b in pairwise(postings))


@law
@given(scenarios())
def test_the_ledger_sums_to_zero(tree: Tree) -> None:
    for journal in journals(tree).values():
        assert sum(journal.ledger.balances().values()) == 0


@law
@given(scenarios())
def test_what_was_invoiced_is_paid_discounted_or_open(tree: Tree) -> None:
    """Rule J3, by the journal on one side and by the ledger on the other."""
    for journal in journals(tree).values():
        paid = {fact.invoice.number for fact in journal.of(Paid)}
        bills = [fact.invoice for fact in journal.of(Invoiced)]
        left = sum(bill.cents for bill in bills if bill.number not in paid)
        assert journal.ledger.balances().get("payables", 0) == -left
        assert sum(bill.cents for bill in bills) == left + (
            moved(journal, "payables", "cash") + moved(journal, "payables", "discounts")
        )


@law
@given(scenarios())
def test_an_invoice_is_paid_once_and_after_its_date(tree: Tree) -> None:
    for journal in journals(tree).values():
        paid = Counter(fact.invoice.number for fact in journal.of(Paid))
        assert all(count == 1 for count in paid.values())
        assert all(fact.at >= fact.invoice.dated_at for fact in journal.of(Paid))


@law
@given(scenarios())
def test_what_is_prepaid_is_delivered_or_owed_to_the_firm(tree: Tree) -> None:
    """A prepaid order has no invoice; its price is the firm's until it comes."""
    for journal in journals(tree).values():
        cleared = {f.order.number: f.cents for f in journal.of(PrepaymentCleared)}
        come = {fact.order.number for fact in journal.of(Delivered)}
        coming = sum(cents for order, cents in cleared.items() if order not in come)
        assert journal.ledger.balances().get("prepayments", 0) == coming
        billed = {fact.invoice.number for fact in journal.of(Invoiced)}
        assert billed.isdisjoint(cleared)
        assert come == billed | come.intersection(cleared)


@law
@given(scenarios())
def test_materials_cost_what_was_agreed_for_what_came(tree: Tree) -> None:
    for journal in journals(tree).values():
        price = prices(journal)
        cents = sum(price[fact.order.number] for fact in journal.of(Delivered))
        assert measure(journal)["materials"] == cents / 100


@law
@given(scenarios())
def test_labour_and_equipment_cost_their_rates_for_the_work_done(tree: Tree) -> None:
    """Work costs labour + equipment a work day (rule S3), paid by then or not (I5)."""
    for journal in journals(tree).values():
        setting, done, metrics = (
            journal.job.setting,
            work_done(journal),
            measure(journal),
        )
        crews = {
            name: setting.crews[activity.crew]
            for name, activity in setting.activities.items()
            if activity.crew is not None
        }
        labour = sum(crew.labour * done[name] for name, crew in crews.items())
        equipment = sum(crew.equipment * done[name] for name, crew in crews.items())
        assert metrics["labour"] == pytest.approx(labour, abs=0.011)
        assert metrics["equipment"] == pytest.approx(equipment, abs=0.011)


@law
@given(scenarios())
def test_overhead_runs_to_the_finish(tree: Tree) -> None:
    for journal in journals(tree).values():
        due = journal.job.setting.project.overhead_per_day * journal.horizon
        assert measure(journal)["overhead"] == pytest.approx(due, abs=0.0051)


@law
@given(scenarios())
def test_fees_and_discounts_are_those_of_the_invoices(tree: Tree) -> None:
    """Fees on open invoices run to the finish (rule C2)."""
    for journal in journals(tree).values():
        cleared = {fact.invoice.number: fact.at for fact in journal.of(Paid)}
        fees = discounts = 0
        for fact in journal.of(Invoiced):
            cleared_at = cleared.get(fact.invoice.number, journal.horizon)
            fee, discount = deductions(journal, fact.invoice, cleared_at)
            fees += fee
            discounts += discount if fact.invoice.number in cleared else 0
        assert measure(journal)["late_fees"] == fees / 100
        assert measure(journal)["discounts"] == discounts / 100


@law
@given(scenarios())
def test_the_contract_is_earned_whole_at_the_finish(tree: Tree) -> None:
    """Certified in parts and paid later, the rest at the finish (rule E4)."""
    for journal in journals(tree).values():
        revenue = measure(journal)["revenue"]
        certified = sum(fact.certificate.cents for fact in journal.of(Certified)) / 100
        value = journal.job.setting.project.contract_value
        assert revenue is not None
        assert certified - 0.01 <= revenue <= value + 0.01
        if journal.finished:
            assert revenue == pytest.approx(value, abs=0.0051)


@law
@given(scenarios())
def test_the_customer_pays_certificates_and_at_the_finish_the_retention(
    tree: Tree,
) -> None:
    """Without progress payments the whole price is paid at the finish."""
    for journal in journals(tree).values():
        papers = [fact.certificate for fact in journal.of(Certified)]
        due = [p for p in papers if p.paid_at <= journal.horizon]
        cents = sum(paper.cents - paper.retained for paper in due)
        customer = journal.job.setting.customer
        if journal.finished and customer and customer.progress_payments:
            cents += sum(paper.retained for paper in papers)
        elif journal.finished:
            cents += round(100 * journal.job.setting.project.contract_value)
        assert moved(journal, "cash", "receivables") == cents


@law
@given(scenarios())
def test_of_an_unfinished_job_the_rest_stays_open(tree: Tree) -> None:
    """Given up on day 6, only certificates due by then are paid, less retention."""
    progress = {"every": 2, "pays_after": 1, "retention": 0.1}
    tree["customer"] = {"progress_payments": progress}
    tree["project"] = {"contract_value": 9_000, "give_up_after": 6}
    for journal in journals(tree).values():
        papers = [fact.certificate for fact in journal.of(Certified)]
        due = sum(p.cents - p.retained for p in papers if p.paid_at <= 6)
        if not journal.finished:
            assert moved(journal, "cash", "receivables") == due


@law
@given(scenarios())
def test_no_more_is_paid_than_was_spent(tree: Tree) -> None:
    """What stays open at the finish is not below zero, but for half cents (rule E1)."""
    for journal in journals(tree).values():
        for account in ("labour", "equipment", "downtime", "overhead", "late fees"):
            paid = sum(1 for p in journal.ledger.postings if p[1] == account)
            open_cents = moved(journal, account, "accruals")
            assert open_cents >= -(paid + 1) / 2


@law
@given(scenarios())
def test_firm_value_is_the_sum_of_the_accounts(tree: Tree) -> None:
    """Rule I5; every metric has its column."""
    for journal in journals(tree).values():
        metrics = measure(journal)
        assert tuple(metrics) == METRICS
        gained = sum(metrics[name] or 0.0 for name in GAINS)
        lost = sum(metrics[name] or 0.0 for name in LOSSES)
        assert metrics["firm_value"] == pytest.approx(gained - lost, abs=0.0051)


@law
@given(scenarios())
def test_the_bonus_is_what_the_periods_paid(tree: Tree) -> None:
    """Never below 0, and nothing without a scorecard (rule I1)."""
    for journal in journals(tree).values():
        bonuses = journal.of(BonusPaid)
        cents = sum(fact.cents for fact in bonuses)
        assert all(fact.cents >= 0 for fact in bonuses)
        assert measure(journal)["bonus_accounts_payable"] == cents / 100


@law
@given(scenarios())
def test_at_one_rate_each_payment_earns_from_its_day_to_the_end(tree: Tree) -> None:
    """Where overdraft costs what cash earns, interest is linear (rule E1).

    A cent that comes at t earns rate x (finish - t) / 365; the opening cash is apart.
    """
    tree = {**tree, "treasury": {"cash_yield_rate": 0.08, "overdraft_rate": 0.08}}
    for journal in journals(tree).values():
        end = journal.horizon
        earned = sum(cents * (end - at) for at, cents in cash_moves(journal))
        assert measure(journal)["cash_yield"] == pytest.approx(
            earned * 0.08 / 365 / 100, abs=0.011
        )


@law
@given(scenarios())
def test_the_lowest_cash_is_after_all_that_moves_at_an_instant(tree: Tree) -> None:
    for journal in journals(tree).values():
        by_day = groupby(cash_moves(journal), key=itemgetter(0))
        balances = accumulate(sum(cents for _, cents in moves) for _, moves in by_day)
        opened = journal.ledger.postings[0][1:3] == ("cash", "equity")
        if journal.job.setting.treasury is None:
            assert measure(journal)["lowest_cash"] is None
        else:
            lowest = min([*balances] if opened else [0, *balances])
            assert measure(journal)["lowest_cash"] == lowest / 100
