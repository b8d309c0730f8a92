"""The papers that pass between agents: purchase order, invoice, certificate."""

from typing import NamedTuple

from sim.units import Cents, Days


class PurchaseOrder(NamedTuple):
    """What the foreman calls off from a supplier: one lot of one material (rule F2)."""

    number: int
    activity: str
    material: str
    lot: int
    quantity: float
    supplier: str
    ordered_at: Days


class Quote(NamedTuple):
    """What the supplier makes of an order: its price, and whether it is paid first."""

    order: PurchaseOrder
    cents: Cents
    prepaid: bool


class Invoice(NamedTuple):
    """What the supplier asks for a delivery on credit (rules C2, P1).

    It bears the number of its order. It falls due `net_days` after its date, or at
    the end of a dispute where that is later; it is payable once it has passed the match
    and the dispute.
    """

    number: int
    order: PurchaseOrder
    cents: Cents
    dated_at: Days
    net_days: Days
    due_at: Days
    payable_at: Days
    disputed: bool

    def late_fee(self, per_month: float, until: Days) -> Cents:
        """Return the interest run up by then, *per_month* of 30 days past due (C2)."""
        past_due = until - self.due_at
        return round(self.cents * per_month * past_due / 30) if past_due > 0 else 0


class Certificate(NamedTuple):
    """The customer's approval of work done, that makes it payable (rule E4)."""

    number: int
    at: Days
    cents: Cents
    retained: Cents
    paid_at: Days
