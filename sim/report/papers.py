"""What became of each order, invoice and account, looked up in a journal."""

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from sim.documents import Invoice
from sim.journal import Journal
from sim.records import (
    CreditHeld,
    CrewResumed,
    CrewSupplied,
    Delivered,
    Invoiced,
    OrderFreed,
    OrderHeld,
    OrderPlaced,
    Paid,
    PaymentAgeChosen,
    Reminded,
    StillShort,
)
from sim.units import Cents, Days


class OrderWait(NamedTuple):
    """A hold of an order, until it went on; without end if it never did."""

    held: OrderHeld
    until: Days | None


class Papers:
    """The facts of a journal by the order, invoice or account that they are about."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.placed = {fact.order.number: fact for fact in journal.of(OrderPlaced)}
        self.delivered = {fact.order.number: fact for fact in journal.of(Delivered)}
        self.paid = {fact.invoice.number: fact for fact in journal.of(Paid)}
        self.resumed = {
            id(fact.supplied.stopped): fact for fact in journal.of(CrewResumed)
        }
        self.supplied = {id(fact.stopped): fact for fact in journal.of(CrewSupplied)}
        self.still_short = {id(fact.stopped): fact for fact in journal.of(StillShort)}

    @cached_property
    def waits(self) -> dict[int, list[OrderWait]]:
        """The holds of each order, in order of time."""
        waits: defaultdict[int, list[OrderWait]] = defaultdict(list)
        for fact in self.journal:
            if isinstance(fact, OrderHeld | OrderFreed):
                known = waits[fact.order.number]
                if known and known[-1].until is None:
                    known[-1] = known[-1]._replace(until=fact.at)
                if isinstance(fact, OrderHeld):
                    known.append(OrderWait(fact, None))
        return dict(waits)

    def overtaken_by(self, number: int, needed_at: Days) -> OrderPlaced | None:
        """Return the first lot of the same material that an order came before.

        It had been called off before that order, for use by *needed_at*.
        """
        came = self.delivered.get(number)
        late = (
            fact
            for other, fact in self.placed.items()
            if came is not None
            and other < number
            and fact.order.material == came.order.material
            and fact.needed_at <= needed_at
            and not self._had_come(other, came.at)
        )
        return next(late, None)

    def _had_come(self, number: int, at: Days) -> bool:
        return number in self.delivered and self.delivered[number].at <= at

    @cached_property
    def reminders(self) -> dict[int, list[Reminded]]:
        """The reminders of each invoice."""
        reminders: defaultdict[int, list[Reminded]] = defaultdict(list)
        for fact in self.journal.of(Reminded):
            reminders[fact.invoice.number].append(fact)
        return dict(reminders)

    @cached_property
    def cash(self) -> list[tuple[Days, Cents]]:
        """What was in hand after each instant at which money moved."""
        return self.journal.ledger.cash()

    def cash_at(self, at: Days) -> Cents | None:
        """Return what was in hand then, or `None` where no cash is counted."""
        if self.journal.job.setting.treasury is None:
            return None
        place = bisect_right(self.cash, at, key=lambda level: level[0])
        return self.cash[place - 1][1] if place else 0

    def most_past_due(self) -> Cents:
        """Return the most that was past due to all suppliers at one time."""
        moves: list[tuple[Days, Cents]] = []
        for fact in self.journal.of(Invoiced):
            paid = self.paid.get(fact.invoice.number)
            until = self.journal.horizon if paid is None else paid.at
            if until > fact.invoice.due_at:
                moves.append((fact.invoice.due_at, fact.invoice.cents))
                moves.append((until, -fact.invoice.cents))
        return max(accumulate(cents for _, cents in sorted(moves)), default=0)

    def unpaid_at(self, supplier: str, at: Days) -> Cents:
        """Return what was unpaid of a supplier's invoices then."""
        return sum(
            fact.invoice.cents
            for fact in self.journal.of(Invoiced)
            if fact.at <= at
            and fact.invoice.order.supplier == supplier
            and not self._was_paid(fact.invoice, at)
        )

    def choices(self, latest: PaymentAgeChosen) -> list[PaymentAgeChosen]:
        """Return what had been chosen for a supplier, up to and with the *latest*."""
        facts = self.journal.of(PaymentAgeChosen)
        of_supplier = [fact for fact in facts if fact.supplier == latest.supplier]
        places = [place for place, fact in enumerate(of_supplier) if fact is latest]
        return of_supplier[: places[0] + 1]

    def holds_within(self, supplier: str, start: Days, end: Days) -> list[CreditHeld]:
        """Return the holds that came on top of another in a time."""
        return [
            fact
            for fact in self.journal.of(CreditHeld)
            if fact.supplier == supplier and start < fact.at <= end
        ]

    def _was_paid(self, invoice: Invoice, at: Days) -> bool:
        return invoice.number in self.paid and self.paid[invoice.number].at <= at
