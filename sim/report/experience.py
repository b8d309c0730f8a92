"""What accounts payable has learned of its suppliers' patience (rule I3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from sim.documents import Invoice
from sim.journal import Journal
from sim.records import (
    CreditHeld,
    CreditReleased,
    HoldNarrowed,
    Invoiced,
    Paid,
    PaymentAgeChosen,
    Record,
)
from sim.report.speech import lasting, listed
from sim.units import Days


@dataclass
class Experience:
    """The days past due that a supplier let pass, and at which it last held by age."""

    passed: int = 0
    held_at: Days | None = None
    by_age: bool = False
    open: dict[int, Invoice] = field(default_factory=dict)

    def take_in(self, fact: Record) -> None:
        """Learn from a fact of the supplier's account."""
        match fact:
            case Invoiced(invoice=invoice):
                self.open[invoice.number] = invoice
            case Paid(at=at, invoice=invoice):
                self.open.pop(invoice.number, None)
                self._let_pass(int(at - invoice.due_at))
            case CreditHeld(at=at, invoice=Invoice(due_at=due_at)):
                self._let_pass(ceil(at - due_at) - 1)
                self.held_at, self.by_age = at - due_at, True
            case CreditReleased() | HoldNarrowed():
                self.by_age = False

    def look_around(self, now: Days) -> "Experience":
        """Learn from the invoices that are open now."""
        for invoice in self.open.values():
            self._let_pass(ceil(now - invoice.due_at) - 1)
        return self

    def _let_pass(self, days: int) -> None:
        if not self.by_age:
            self.passed = max(self.passed, days)


def learned(journal: Journal, choice: PaymentAgeChosen) -> dict[str, Experience]:
    """Return what had been learned of each supplier when a choice was made."""
    known = {name: Experience() for name in journal.job.setting.suppliers}
    for fact in journal:
        if fact is choice:
            break
        supplier = _supplier(fact)
        if supplier is not None:
            known[supplier].take_in(fact)
    return {name: of.look_around(choice.at) for name, of in known.items()}


def _supplier(fact: Record) -> str | None:
    match fact:
        case Invoiced(invoice=invoice) | Paid(invoice=invoice):
            return invoice.order.supplier
        case CreditHeld() | CreditReleased() | HoldNarrowed():
            return fact.supplier
    return None


def lessons(
    before: Mapping[str, Experience], now: Mapping[str, Experience]
) -> list[str]:
    """Return in words what of some suppliers has been learned since."""
    passed: dict[int, list[str]] = {}
    words = []
    for name, of in now.items():
        if of.held_at != before[name].held_at and of.held_at is not None:
            words.append(f"{name} holds at {lasting(of.held_at)} past due")
        elif of.passed > before[name].passed:
            passed.setdefault(of.passed, []).append(name)
    for days, names in passed.items():
        late = lasting(days)
        words.append(
            f"{listed(names)} let {late} past due pass without a hold,"
            " which makes one likelier soon after"
        )
    return words
