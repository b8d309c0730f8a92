"""What comes by chance in one replication, each from its own stream."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from sim.documents import PurchaseOrder
from sim.foresight import Drawn, Ticket
from sim.scenario import Law, Setting
from sim.streams import Name, Streams
from sim.units import Days, WorkDays, instant

_LEAD_TIME, _APPROVAL, _DISPUTED, _DISPUTE = range(4)

Ordered: TypeAlias = tuple[str, str, str, int]
"""What will be ordered: its supplier, activity, material and lot."""


class Luck:
    """The draws of one replication (rule R1).

    An order and its invoice draw from the four numbers of one stream. Where a law has
    no chance in it, no stream is opened. *drawn* is what has been drawn by now: the
    same numbers, but in one go.
    """

    def __init__(
        self, setting: Setting, seed: int, replication: int, drawn: Drawn | None = None
    ) -> None:
        self._setting = setting
        self._payables = setting.accounts_payable
        self._streams = Streams(seed, replication)
        self._drawn = drawn or {}

    def duration(self, activity: str) -> WorkDays:
        """Return the work days of an activity."""
        law = self._setting.activities[activity].duration
        return self._draw(law, 0, ("duration", activity))

    def comes_after(self, activity: str) -> Days:
        """Return after how many days a trade that lost its booking comes (rule S4)."""
        booking = self._setting.crews[self._crew(activity)].booking
        law = booking.comes_after if booking else None
        return self._draw(law, 0, ("booking", activity))

    def way_back(self, activity: str, number: int) -> Days:
        """Return how long a crew that left takes to return (rule S3)."""
        terms = self._setting.crews[self._crew(activity)].remobilisation
        law = terms.takes if terms else None
        return self._draw(law, 0, ("remobilisation", activity, number))

    def hold_age(self, supplier: str) -> Days | None:
        """Return the days past due at which a supplier holds, or `None` (rule C3)."""
        law = _hold_law(self._setting, supplier)
        return None if law is None else self._draw(law, 0, ("hold age", supplier))

    def release(self, supplier: str, number: int) -> Days:
        """Return how long a supplier takes to release its account (rule C5)."""
        credit = self._setting.suppliers[supplier].credit
        law = credit.release_takes if credit else None
        return self._draw(law, 0, ("release", supplier, number))

    def escalation(self, supplier: str, number: int) -> Days:
        """Return how long the foreman's call takes to reach a payment (rule E2)."""
        executive = self._setting.executive
        law = executive.escalation_takes if executive else None
        return self._draw(law, 0, ("escalation", supplier, number))

    def lead_time(self, order: PurchaseOrder) -> Days:
        """Return how long an order is processed (rule C1)."""
        law = self._setting.suppliers[order.supplier].lead_time
        return self._draw(law, _LEAD_TIME, _stream(order))

    def approval(self, order: PurchaseOrder) -> Days:
        """Return how long the invoice of an order takes to be matched (rule P1)."""
        law = self._payables.approval if self._payables else None
        return self._draw(law, _APPROVAL, _stream(order))

    def dispute(self, order: PurchaseOrder) -> Days | None:
        """Return how long the invoice of an order is disputed, or `None` (rule P1)."""
        dispute = self._payables.dispute if self._payables else None
        if dispute is None or dispute.probability <= 0:
            return None
        name = _stream(order)
        share = self._drawn.get((name, _DISPUTED))
        if share is None:
            share = self._streams.uniforms(*name)[_DISPUTED]
        if share >= dispute.probability:
            return None
        return self._draw(dispute.takes, _DISPUTE, name)

    def _crew(self, activity: str) -> str:
        return self._setting.activities[activity].crew or ""

    def _draw(self, law: Law | None, word: int, name: Name) -> float:
        if law is None:
            return 0.0
        drawn = self._drawn.get((name, word))
        if drawn is not None:
            return drawn
        if law.fixed:
            return instant(law.likely)
        return instant(law.quantile(self._streams.uniforms(*name)[word]))


def tickets(setting: Setting, orders: Iterable[Ordered]) -> Iterator[Ticket]:
    """Yield the draws that are certain to come in every replication."""
    for activity, terms in setting.activities.items():
        yield Ticket(("duration", activity), 0, terms.duration)
    for supplier in setting.suppliers:
        yield Ticket(("hold age", supplier), 0, _hold_law(setting, supplier))
    for ordered in orders:
        yield from _order_tickets(setting, ordered)


def _order_tickets(setting: Setting, ordered: Ordered) -> Iterator[Ticket]:
    supplier, activity, material, lot = ordered
    name: Name = ("order", activity, material, lot)
    payables = setting.accounts_payable
    yield Ticket(name, _LEAD_TIME, setting.suppliers[supplier].lead_time)
    if payables is not None:
        yield Ticket(name, _APPROVAL, payables.approval)
        if payables.dispute is not None:
            yield Ticket(name, _DISPUTED, None)


def _hold_law(setting: Setting, supplier: str) -> Law | None:
    credit = setting.suppliers[supplier].credit
    return credit.hold_after_past_due if credit else None


def _stream(order: PurchaseOrder) -> Name:
    return "order", order.activity, order.material, order.lot
