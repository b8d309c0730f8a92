"""The account: what a supplier and the firm owe each other."""

from dataclasses import dataclass, field

from sim.documents import Invoice, Quote
from sim.records import CreditHeld, Record, Trigger
from sim.units import Cents, Days


@dataclass(kw_only=True, eq=False)
class Account:
    """What one supplier and the firm owe each other, and whether it is on hold.

    `open` holds the invoices not cleared and `unsent` those not yet on their way to be
    (by order number); `committed` is the value of orders accepted on credit and not yet
    invoiced; `asked` the prepayments not yet on their way. `hold` is the fact that put
    it on hold, `last_age_hold` the last hold by age.
    """

    supplier: str
    materials: frozenset[str]
    net_days: Days
    limit: Cents | None
    open: dict[int, Invoice] = field(default_factory=dict)
    unsent: dict[int, Invoice] = field(default_factory=dict)
    asked: dict[int, Quote] = field(default_factory=dict)
    waiting: list[Quote] = field(default_factory=list)
    owed: Cents = 0
    committed: Cents = 0
    held: Trigger | None = None
    hold: Record | None = None
    releasing: bool = False
    age_holds: int = 0
    last_age_hold: CreditHeld | None = None

    @property
    def exposure(self) -> Cents:
        """Open invoices and accepted orders not yet invoiced (rule C3)."""
        return self.owed + self.committed

    def fits(self, cents: Cents) -> bool:
        """Return whether the limit has room for an order; alone it always has."""
        exposure = self.owed + self.committed
        return self.limit is None or not exposure or exposure + cents <= self.limit

    def first_waiting(self) -> Quote | None:
        """Return the first order that waits on credit."""
        return next((quote for quote in self.waiting if not quote.prepaid), None)

    def past_due(self, now: Days) -> bool:
        """Return whether an undisputed open invoice is past due."""
        return any(now > invoice.due_at for invoice in self.open.values())
