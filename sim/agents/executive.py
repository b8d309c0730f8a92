"""The executive: told of a stopped crew, it pays at once; told often, it reforms."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from simpy import Environment

from sim.documents import Invoice
from sim.journal import Journal
from sim.places import EXECUTIVE_ACTS, MONEY_CLEARS, Account, Yard, at
from sim.records import (
    CrewResumed,
    EmergencyPaid,
    Escalated,
    Record,
    Reformed,
    Reminded,
)
from sim.scenario import Executive as Terms
from sim.units import Days, instant


def urgent(account: Account, clears_at: Days) -> list[Invoice]:
    """Return the invoices of an emergency payment (rule E2).

    All that will be past due before the money clears, approved or not, and then, oldest
    first, as much as makes the first waiting order fit. A disputed invoice falls due at
    the end of its dispute, if that is later; what is on its way counts as paid.
    """
    unsent = list(account.unsent.values())
    pay = [invoice for invoice in unsent if invoice.due_at < clears_at]
    first = account.first_waiting()
    if first is None or account.limit is None:
        return pay
    rest = [invoice for invoice in unsent if invoice.due_at >= clears_at]
    exposure = sum(invoice.cents for invoice in rest) + account.committed
    for invoice in rest:
        if not exposure or exposure + first.cents <= account.limit:
            break
        pay.append(invoice)
        exposure -= invoice.cents
    return pay


def must_escalate(account: Account, standing: Record | None) -> bool:
    """Decide whether the foreman phones.

    A crew stands for want of what is held, or of what waits for a prepayment, and no
    release is agreed (rule E2).
    """
    held = account.held is not None or bool(account.asked)
    return standing is not None and held and not account.releasing


@dataclass(kw_only=True, eq=False)
class Executive:
    """Orders emergency payments, and one reform."""

    env: Environment
    journal: Journal
    terms: Terms
    accounts: Mapping[str, Account]
    yard: Yard
    draw_escalation: Callable[[str, int], Days]
    pay_now: Callable[[Account, Sequence[Invoice], Days, Record], None]
    reform: Callable[[str, Record], None]
    by_credit_hold: Callable[[CrewResumed], bool]
    under_way: set[str] = field(default_factory=set)
    stoppages: int = 0

    def __post_init__(self) -> None:
        self.calls = dict.fromkeys(self.accounts, 0)

    def look_around(self) -> None:
        """Begin the next escalation wherever a crew stands for want of held goods."""
        for name, account in self.accounts.items():
            if name not in self.under_way:
                standing = self.yard.standing_for(account.materials)
                if standing is not None and must_escalate(account, standing):
                    self._escalate(account, standing)

    def hear_warning(self, reminded: Reminded) -> None:
        """Begin an escalation at the last reminder, where it went to the site too."""
        account = self.accounts[reminded.supplier]
        free = reminded.supplier not in self.under_way and not account.releasing
        if reminded.to_site and free:
            self._escalate(account, reminded)

    def note_resumed(self, resumed: CrewResumed) -> None:
        """Count a stoppage by credit hold; after enough of them, order the reform."""
        reform = self.terms.reform
        if reform is None or not self.by_credit_hold(resumed):
            return
        self.stoppages += 1
        if self.stoppages == reform.after_stoppages:
            acts_at = instant(self.env.now + reform.takes)
            at(self.env, acts_at, EXECUTIVE_ACTS, self._reform, reform.to, resumed)

    def _escalate(self, account: Account, cause: Record) -> None:
        name = account.supplier
        self.under_way.add(name)
        self.calls[name] += 1
        escalated = Escalated(self.env.now, name, cause)
        self.journal.record(escalated)
        acts_at = instant(self.env.now + self.draw_escalation(name, self.calls[name]))
        at(self.env, acts_at, EXECUTIVE_ACTS, self._order_payment, account, escalated)

    def _order_payment(self, account: Account, escalated: Escalated) -> None:
        now = self.env.now
        clears_at = instant(now + self.terms.emergency_clearing)
        invoices = urgent(account, clears_at)
        cents = sum(invoice.cents for invoice in invoices)
        cents += sum(quote.cents for quote in account.asked.values())
        fact = EmergencyPaid(now, account.supplier, cents, clears_at, escalated)
        self.journal.record(fact)
        self.pay_now(account, invoices, clears_at, fact)
        at(self.env, clears_at, MONEY_CLEARS, self._end, account, escalated)

    def _end(self, account: Account, escalated: Escalated) -> None:
        """Begin the next escalation where need be.

        One that took no time is not repeated at once: it would find the same account.
        """
        self.under_way.discard(account.supplier)
        if self.env.now > escalated.at:
            self.look_around()

    def _reform(self, setting: str, resumed: CrewResumed) -> None:
        fact = Reformed(self.env.now, setting, resumed)
        self.journal.record(fact)
        self.reform(setting, fact)
