"""Why a crew stood idle: from the order it waited for back to a choice or a policy.

Every chain ends at accounts payable's choice or policy, or at the foreman's order and
the supplier's lead time (rule J1).
"""

from collections.abc import Iterator
from typing import NamedTuple

from sim.documents import Invoice, PurchaseOrder
from sim.journal import chain
from sim.records import CreditHeld, HoldNarrowed, PaymentAgeChosen, PrepaymentAsked
from sim.report.choices import why_unpaid
from sim.report.credit_words import credit_limit, why_held
from sim.report.lead_times import ordering, without_holds
from sim.report.papers import OrderWait, Papers
from sim.report.speech import Speech, listed
from sim.units import Days


class Because(NamedTuple):
    """A link of a chain: its words, and how many links lead to it."""

    depth: int
    words: str


WAITED = {
    "unprocessed": "waited at {supplier}, not begun,",
    "at the dock": "waited, ready, at the dock of {supplier}",
    "for prepayment": "waited at {supplier} for its payment in advance",
}
"""How an order was held (rules C3, C6)."""


class Causes:
    """Tells the chains of causes of one journal."""

    def __init__(self, papers: Papers, needed_at: Days, speech: Speech) -> None:
        self.papers, self.needed_at, self.speech = papers, needed_at, speech
        self._horizon = papers.journal.horizon
        self.told: list[CreditHeld] = []

    def of_order(self, order: int) -> Iterator[Because]:
        """Return why an order came so late."""
        yield from self._overtaken(order)
        waits = self.papers.waits.get(order, [])
        for wait in waits:
            yield from self._of_wait(wait)
        if not waits:
            yield Because(0, self._came(order))
            yield Because(1, self._ordering(order))
        elif without_holds(self.papers, order) > self.needed_at:
            day = self.speech.day(without_holds(self.papers, order))
            yield Because(0, f"without holds it would not have come before {day}")
            yield Because(1, self._ordering(order))

    def _overtaken(self, order: int) -> Iterator[Because]:
        """Say which lot was late where a later one came first, and ended the wait."""
        late = self.papers.overtaken_by(order, self.needed_at)
        if late is not None:
            goods, day = self.speech.goods(late.order), self.speech.day
            yield Because(
                0,
                f"order {late.order.number} ({goods}, called off on {day(late.at)} for"
                f" {day(late.needed_at)}) was late, and order {order}, called off"
                " after it, came first and ended the wait",
            )

    def _came(self, order: int) -> str:
        goods = self.speech.goods(self.papers.placed[order].order)
        delivered = self.papers.delivered.get(order)
        came = f"came on {self.speech.day(delivered.at)}" if delivered else "never came"
        return f"order {order} ({goods}) {came}"

    def _ordering(self, order: int) -> str:
        return ordering(self.papers, order, self.needed_at, self.speech)

    def _of_wait(self, wait: OrderWait) -> Iterator[Because]:
        order, day = wait.held.order, self.speech.day
        start = day(wait.held.at)
        if wait.until is None:
            times = f"from {start} on, to the end"
        elif day(wait.until) == start:
            times = f"on {start}"
        else:
            times = f"from {start} to {day(wait.until)}"
        where = WAITED[wait.held.where].format(supplier=order.supplier)
        yield Because(
            0,
            f"order {order.number} ({self.speech.goods(order)}, called off on"
            f" {day(order.ordered_at)}) {where} {times}",
        )
        yield from self._of_account(wait)

    def _of_account(self, wait: OrderWait) -> Iterator[Because]:
        """Return why the account was on hold, or wanted to be paid first."""
        facts = chain(wait.held.cause)
        first = next(fact for fact in facts if isinstance(fact, CreditHeld))
        asked, depth = isinstance(wait.held.cause, PrepaymentAsked), 1
        if isinstance(wait.held.cause, HoldNarrowed):
            yield Because(1, self._in_part(wait.held.cause))
            depth = 2
        yield Because(depth, self._on_hold(first, asked=asked))
        yield from self._of_hold(first, depth)
        if not asked:
            yield from self._of_conversions(wait, first)

    def _of_conversions(self, wait: OrderWait, first: CreditHeld) -> Iterator[Because]:
        """Return the holds by age that came on top of one by limit (rule C3)."""
        end = self._horizon if wait.until is None else wait.until
        for held in self.papers.holds_within(first.supplier, wait.held.at, end):
            if held is not first:
                day = self.speech.day(held.at)
                yield Because(1, f"on {day} its hold by limit became one by age")
                yield from self._of_hold(held, 1)

    def _on_hold(self, held: CreditHeld, *, asked: bool) -> str:
        since = self.speech.day(held.at)
        if asked:
            return f"after its hold of {since} {held.supplier} wanted to be paid first"
        return f"{held.supplier} put the account on hold on {since}"

    def _in_part(self, narrowed: HoldNarrowed) -> str:
        limit = credit_limit(narrowed.supplier, self.speech)
        day = self.speech.day(narrowed.at)
        return f"from {day} on it let go only what fitted the limit of {limit}"

    def _of_hold(self, held: CreditHeld, depth: int) -> Iterator[Because]:
        self.told.append(held)
        if held.invoice is not None:
            yield Because(depth + 1, self._too_old(held, held.invoice))
        else:
            yield Because(depth + 1, self._too_much(held))
        if isinstance(held.cause, PaymentAgeChosen):
            choice, reason = why_unpaid(self.papers, held, held.cause, self.speech)
            yield Because(depth + 2, choice)
            yield Because(depth + 3, reason)
        elif held.order is not None:
            yield Because(depth + 2, self._all_on_its_way(held.order))

    # --- invoices and limits ------------------------------------------------------

    def _too_old(self, held: CreditHeld, invoice: Invoice) -> str:
        reminded = self.papers.reminders.get(invoice.number, [])
        days = [self.speech.day(r.at) for r in reminded if r.at <= held.at]
        after = f", after reminders on {listed(days)}" if days else ""
        return f"{why_held(held, self.speech, 'was')}{after}{self._cash(held.at)}"

    def _too_much(self, held: CreditHeld) -> str:
        unpaid = self.papers.unpaid_at(held.supplier, held.at)
        number = held.order.number if held.order else 0
        limit, money = credit_limit(held.supplier, self.speech), self.speech.money
        beside = [f"{money(unpaid)} unpaid"] if unpaid else []
        if coming := held.exposure - unpaid:
            beside.append(f"{money(coming)} of orders on their way")
        return (
            f"order {number} did not fit the limit of {limit}, beside"
            f" {listed(beside)}{self._cash(held.at)}"
        )

    def _cash(self, at: Days) -> str:
        cents = self.papers.cash_at(at)
        return "" if cents is None else f"; cash in hand: {self.speech.money(cents)}"

    def _all_on_its_way(self, order: PurchaseOrder) -> str:
        return (
            f"the foreman called off order {order.number} ({self.speech.goods(order)})"
            f" on {self.speech.day(order.ordered_at)}, with earlier ones on their way"
        )
