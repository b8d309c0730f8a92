"""What comes by chance in one replication, each from its own stream."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from sim.documents import PurchaseOrder
from sim.scenario import Law, Setting
from sim.streams import Streams
from sim.units import Days, WorkDays, instant

_LEAD_TIME, _APPROVAL, _DISPUTED, _DISPUTE = range(4)

OrderName: TypeAlias = tuple[str, str, int]
"""What an order's stream is named after: activity, material and lot."""


class Luck:
    """The draws of one replication (rule R1).

    An order and its invoice draw from the four numbers of one stream. Where a law has
    no chance in it, no stream is opened.
    """

    def __init__(self, setting: Setting, seed: int, replication: int) -> None:
        self._setting = setting
        self._payables = setting.accounts_payable
        self._streams = Streams(seed, replication)
        self._words: dict[OrderName, tuple[float, ...]] = {}
        self._lead_times: dict[OrderName, float] = {}
        self._approvals: dict[OrderName, float] = {}

    def draw_ahead(self, orders: Mapping[str, Sequence[OrderName]]) -> None:
        """Draw for the orders of each supplier: the same numbers, but all in one go."""
        approval = self._payables.approval if self._payables else None
        for supplier, names in orders.items():
            lead_time = self._setting.suppliers[supplier].lead_time
            self._lead_times |= self._draw_all(lead_time, names, _LEAD_TIME)
            if approval is not None:
                self._approvals |= self._draw_all(approval, names, _APPROVAL)

    def duration(self, activity: str) -> WorkDays:
        """Return the work days of an activity."""
        law = self._setting.activities[activity].duration
        return self._draw(law, 0, "duration", activity)

    def comes_after(self, activity: str) -> Days:
        """Return after how many days a trade that lost its booking comes (rule S4)."""
        booking = self._setting.crews[self._crew(activity)].booking
        law = booking.comes_after if booking else None
        return self._draw(law, 0, "booking", activity)

    def way_back(self, activity: str, number: int) -> Days:
        """Return how long a crew that left takes to return (rule S3)."""
        terms = self._setting.crews[self._crew(activity)].remobilisation
        law = terms.takes if terms else None
        return self._draw(law, 0, "remobilisation", activity, number)

    def hold_age(self, supplier: str) -> Days | None:
        """Return the days past due at which a supplier holds, or `None` (rule C3)."""
        credit = self._setting.suppliers[supplier].credit
        if credit is None or credit.hold_after_past_due is None:
            return None
        return self._draw(credit.hold_after_past_due, 0, "hold age", supplier)

    def release(self, supplier: str, number: int) -> Days:
        """Return how long a supplier takes to release its account (rule C5)."""
        credit = self._setting.suppliers[supplier].credit
        law = credit.release_takes if credit else None
        return self._draw(law, 0, "release", supplier, number)

    def escalation(self, supplier: str, number: int) -> Days:
        """Return how long the foreman's call takes to reach a payment (rule E2)."""
        executive = self._setting.executive
        law = executive.escalation_takes if executive else None
        return self._draw(law, 0, "escalation", supplier, number)

    def lead_time(self, order: PurchaseOrder) -> Days:
        """Return how long an order is processed (rule C1)."""
        law = self._setting.suppliers[order.supplier].lead_time
        return self._draw_for(order, law, _LEAD_TIME, self._lead_times)

    def approval(self, order: PurchaseOrder) -> Days:
        """Return how long the invoice of an order takes to be matched (rule P1)."""
        law = self._payables.approval if self._payables else None
        return self._draw_for(order, law, _APPROVAL, self._approvals)

    def dispute(self, order: PurchaseOrder) -> Days | None:
        """Return how long the invoice of an order is disputed, or `None` (rule P1)."""
        dispute = self._payables.dispute if self._payables else None
        if dispute is None or dispute.probability <= 0:
            return None
        if self._words_of(_name(order))[_DISPUTED] >= dispute.probability:
            return None
        return self._draw_for(order, dispute.takes, _DISPUTE, {})

    def _crew(self, activity: str) -> str:
        return self._setting.activities[activity].crew or ""

    def _draw_for(
        self,
        order: PurchaseOrder,
        law: Law | None,
        word: int,
        drawn: Mapping[OrderName, float],
    ) -> float:
        if law is None or law.fixed:
            return self._draw(law, word)
        name = _name(order)
        value = drawn.get(name)
        if value is None:
            value = law.quantile(self._words_of(name)[word])
        return instant(value)

    def _draw_all(
        self, law: Law, names: Sequence[OrderName], word: int
    ) -> dict[OrderName, float]:
        if law.fixed:
            return {}
        shares = [self._words_of(name)[word] for name in names]
        return dict(zip(names, law.quantiles(shares), strict=True))

    def _words_of(self, name: OrderName) -> tuple[float, ...]:
        """Return the numbers of an order, worked out once."""
        words = self._words.get(name)
        if words is None:
            words = self._words[name] = self._streams.uniforms("order", *name)
        return words

    def _draw(self, law: Law | None, word: int, *name: str | int) -> float:
        if law is None:
            return 0.0
        if law.fixed:
            return instant(law.likely)
        return instant(law.quantile(self._streams.uniforms(*name)[word]))


def _name(order: PurchaseOrder) -> OrderName:
    return order.activity, order.material, order.lot
