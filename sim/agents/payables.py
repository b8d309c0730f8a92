"""Accounts payable: it pays in runs, each invoice in the last run before its age."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from math import ceil
from typing import NamedTuple, Protocol

from simpy import Environment
from simpy.events import ProcessGenerator

from sim.documents import Invoice, PurchaseOrder, Quote
from sim.journal import Journal
from sim.places import MONEY_CLEARS, PAYMENT_RUN_LEAVES, Account, Goals, Moment, at
from sim.records import Paid, PaymentSent, Record
from sim.scenario import PaymentRun, Terms
from sim.units import Cents, Days, instant

_SAME = 1e-9


def pay_by(invoice: Invoice, age: Days | None, discount_until: Days | None) -> Days:
    """Return the day by which an invoice is to be paid (rule P4).

    The last day of the discount where it is sought and can be met, else the day it
    reaches the payment *age*, which is `None` where the supplier is paid on terms.
    """
    if discount_until is not None:
        return discount_until
    return invoice.due_at if age is None else invoice.dated_at + age


def leaves(invoice: Invoice, by: Days, now: Days, next_clears_at: Days) -> bool:
    """Decide whether an invoice leaves in this run.

    It does if it is payable and the next run would clear it later than *by* (rule P3).
    """
    return invoice.payable_at <= now and next_clears_at > by


def first_clearing(runs: PaymentRun, payable_at: Days) -> Days:
    """Return when the first run after an invoice becomes payable clears (rule P2)."""
    number = max(ceil((payable_at - runs.first) / runs.every - _SAME), 0)
    return instant(runs.first + number * runs.every + runs.clearing)


def deductions(invoice: Invoice, terms: Terms, cleared_at: Days) -> tuple[Cents, Cents]:
    """Return the discount and the late-payment interest on an invoice (rule C2)."""
    early = cleared_at <= invoice.dated_at + terms.discount_days
    discount = round(invoice.cents * terms.discount) if early else 0
    return discount, invoice.late_fee(terms.late_fee_per_month, cleared_at)


class Batch(NamedTuple):
    """What leaves for one supplier at once."""

    account: Account
    sent: list[PaymentSent]
    prepaid: list[Quote]
    cause: Record | None


class Creditor(NamedTuple):
    """How a supplier takes money for an invoice and an order, and what it does then."""

    take_payment: Callable[[Invoice], None]
    take_prepayment: Callable[[Quote, Record | None], None]
    review: Callable[[Record | None], None]


class Cashier(Protocol):
    """Who moves the money."""

    def pay_invoice(self, invoice: Invoice, discount: Cents, fee: Cents) -> None:
        """Pay an invoice, less its discount, with its late fee."""

    def prepay(self, quote: Quote) -> None:
        """Pay an order in advance."""

    def pay_overhead(self, clears_at: Days) -> None:
        """Send the overhead to this day."""


@dataclass(kw_only=True, eq=False)
class Payables:
    """Matches invoices, and pays what has reached its age at each run."""

    env: Environment
    journal: Journal
    goals: Goals
    runs: PaymentRun
    terms: Mapping[str, Terms]
    accounts: Mapping[str, Account]
    treasury: Cashier
    draw_approval: Callable[[PurchaseOrder], Days]
    draw_dispute: Callable[[PurchaseOrder], Days | None]
    on_paid: Callable[[Account, Days], None]
    creditors: dict[str, Creditor] = field(default_factory=dict)

    # --- invoices -------------------------------------------------------------------

    def match(self, order: PurchaseOrder, cents: Cents, net_days: Days) -> Invoice:
        """Return the invoice of an order, as it will pass the match (rule P1)."""
        now = self.env.now
        due_at = instant(now + net_days)
        payable_at = instant(now + self.draw_approval(order))
        dispute = self.draw_dispute(order)
        if dispute is not None:
            payable_at = instant(payable_at + dispute)
            due_at = max(due_at, payable_at)
        return Invoice(
            number=order.number,
            order=order,
            cents=cents,
            dated_at=now,
            net_days=net_days,
            due_at=due_at,
            payable_at=payable_at,
            disputed=dispute is not None,
        )

    def receive(self, invoice: Invoice) -> None:
        """Take an invoice in; without a department it clears on its due date."""
        self.accounts[invoice.order.supplier].unsent[invoice.number] = invoice
        if self.goals.policy is None:
            at(self.env, invoice.due_at, MONEY_CLEARS, self._pay_when_due, invoice)

    def note_goals(self) -> None:
        """See to the open invoices, should a reform have done without a department."""
        if self.goals.policy is None:
            for account in self.accounts.values():
                for invoice in account.unsent.values():
                    when = max(invoice.due_at, self.env.now)
                    at(self.env, when, MONEY_CLEARS, self._pay_when_due, invoice)

    def _pay_when_due(self, invoice: Invoice) -> None:
        account = self.accounts[invoice.order.supplier]
        if self.goals.policy is None and invoice.number in account.unsent:
            self._clear([self._send(account, [invoice], self.env.now, None)])

    # --- payment runs ---------------------------------------------------------------

    def run_payments(self) -> ProcessGenerator:
        """Hold the payment runs (rule P2)."""
        runs = self.runs
        for number in count():
            leaves_at = instant(runs.first + number * runs.every)
            yield Moment(self.env, leaves_at, PAYMENT_RUN_LEAVES)
            clears_at = instant(leaves_at + runs.clearing)
            self.treasury.pay_overhead(clears_at)
            self._run(clears_at, instant(leaves_at + runs.every + runs.clearing))

    def _run(self, clears_at: Days, next_clears_at: Days) -> None:
        """Send what must leave, and every prepayment asked for."""
        batches = []
        for account in self.accounts.values():
            ripe = self._ripe(account, next_clears_at) if account.unsent else []
            if ripe or account.asked:
                batches.append(self._send(account, ripe, clears_at, None))
        if batches:
            at(self.env, clears_at, MONEY_CLEARS, self._clear, batches)

    def pay_now(
        self,
        account: Account,
        invoices: Sequence[Invoice],
        clears_at: Days,
        cause: Record,
    ) -> None:
        """Pay these invoices, and every prepayment asked for, outside the runs."""
        if invoices or account.asked:
            batch = self._send(account, invoices, clears_at, cause)
            at(self.env, clears_at, MONEY_CLEARS, self._clear, [batch])

    def _ripe(self, account: Account, next_clears_at: Days) -> list[Invoice]:
        """Return the payable invoices that the next run would clear too late (P3)."""
        if self.goals.policy is None:
            return []
        now, unsent = self.env.now, list(account.unsent.values())
        return [
            invoice
            for invoice, by in zip(unsent, self._pay_by(unsent), strict=True)
            if leaves(invoice, by, now, next_clears_at)
        ]

    def _pay_by(self, invoices: Sequence[Invoice]) -> list[Days]:
        """Return the day by which each of a supplier's invoices is to be paid."""
        if not invoices:
            return []
        decision = self.goals.decisions[invoices[0].order.supplier]
        age = None if decision.on_terms else decision.age
        if not self.goals.seek_discounts:
            return [pay_by(invoice, age, None) for invoice in invoices]
        return [pay_by(one, age, self._discount_until(one)) for one in invoices]

    def _discount_until(self, invoice: Invoice) -> Days | None:
        """Return the last day of a discount, if a run can still clear by it (P4)."""
        name, policy = invoice.order.supplier, self.goals.policy
        terms = self.terms[name]
        if not terms.discount or (policy is not None and name in policy.exempt):
            return None
        until = instant(invoice.dated_at + terms.discount_days)
        met = first_clearing(self.runs, invoice.payable_at) <= until
        return until if met else None

    def age_in_force(self, invoice: Invoice) -> Days:
        """Return the payment age that is in force for an invoice."""
        return self._pay_by([invoice])[0] - invoice.dated_at

    def _send(
        self,
        account: Account,
        invoices: Sequence[Invoice],
        clears_at: Days,
        cause: Record | None,
    ) -> Batch:
        """Let invoices, and the prepayments asked for, leave."""
        now, because = self.env.now, cause or self.goals.decisions[account.supplier]
        sent = []
        for invoice, by in zip(invoices, self._pay_by(invoices), strict=True):
            del account.unsent[invoice.number]
            age = by - invoice.dated_at
            fact = PaymentSent(now, invoice, clears_at, age, because)
            self.journal.record(fact)
            sent.append(fact)
        prepaid = list(account.asked.values())
        account.asked.clear()
        return Batch(account, sent, prepaid, because)

    # --- clearing -------------------------------------------------------------------

    def _clear(self, batches: Sequence[Batch]) -> None:
        """Clear the money of a run, then let each supplier look at its account."""
        for batch in batches:
            for sent in batch.sent:
                self._pay(batch.account, sent)
        for batch in batches:
            creditor = self.creditors[batch.account.supplier]
            for quote in batch.prepaid:
                self.treasury.prepay(quote)
                creditor.take_prepayment(quote, batch.cause)
            if batch.sent:
                creditor.review(batch.sent[-1])

    def _pay(self, account: Account, sent: PaymentSent) -> None:
        invoice, now = sent.invoice, self.env.now
        discount, fee = deductions(invoice, self.terms[account.supplier], now)
        self.journal.record(Paid(now, invoice, discount, fee, sent))
        self.treasury.pay_invoice(invoice, discount, fee)
        self.on_paid(account, now - invoice.due_at)
        self.creditors[account.supplier].take_payment(invoice)
