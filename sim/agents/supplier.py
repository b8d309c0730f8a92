"""The supplier: it processes orders, ships them, and bills what it ships."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from simpy import Environment

from sim.documents import Invoice, PurchaseOrder, Quote
from sim.journal import Journal
from sim.places import GOODS_ARRIVE, Account, Yard, at
from sim.records import (
    Delivered,
    Invoiced,
    OrderAccepted,
    OrderFreed,
    OrderHeld,
    OrderPlaced,
    Place,
    PrepaymentAsked,
    PrepaymentCleared,
    Record,
)
from sim.scenario import AfterHold
from sim.scenario import Supplier as Terms
from sim.units import Cents, Days, instant, to_cents


def price(quantity: float, unit_price: float, surcharge: float) -> Cents:
    """Return the price of an order, with the surcharge on the day of it (rule C2)."""
    return to_cents(quantity * unit_price * (1 + surcharge))


def surcharge(after_hold: AfterHold | None, age_holds: int) -> float:
    """Return the surcharge after so many holds by age (rule C6)."""
    return after_hold.surcharge * age_holds if after_hold else 0.0


def wants_cash(after_hold: AfterHold | None, age_holds: int) -> bool:
    """Decide whether a new order must be paid in advance (rule C6)."""
    start = after_hold.cash_in_advance_from if after_hold else None
    return start is not None and age_holds >= start


@dataclass(eq=False, slots=True)
class Delay:
    """An order held: by what at last, since when if it still is, how long before."""

    held: OrderHeld
    since: Days | None = None
    days: Days = 0.0


@dataclass(kw_only=True, eq=False)
class Supplier:
    """Processes orders side by side, as far as the account allows."""

    env: Environment
    journal: Journal
    terms: Terms
    account: Account
    yard: Yard
    unit_prices: Mapping[str, float]
    draw_lead_time: Callable[[PurchaseOrder], Days]
    bill: Callable[[PurchaseOrder, Cents, Days], Invoice]
    hold_by_limit: Callable[[Quote, OrderPlaced], None]
    watch: Callable[[Invoice], None]
    on_goods: Callable[[Quote, Invoice | None], None]
    alarm: Callable[[], None]
    delays: dict[int, Delay] = field(default_factory=dict)
    dock: list[Quote] = field(default_factory=list)

    def take_order(self, order: PurchaseOrder, placed: OrderPlaced) -> None:
        """Begin an order, or let it wait for credit, or ask for its price (rule C3)."""
        account = self.account
        quote = self._quote(order)
        if quote.prepaid:
            self._ask(quote)
        elif account.held is None and account.fits(quote.cents):
            self._begin(quote, placed)
        else:
            account.waiting.append(quote)
            if account.held is None:
                self.hold_by_limit(quote, placed)
            self._hold(quote, "unprocessed", account.hold)

    def _quote(self, order: PurchaseOrder) -> Quote:
        credit, holds = self.terms.credit, self.account.age_holds
        after_hold = credit.after_hold if credit else None
        unit_price = self.unit_prices[order.material]
        cents = price(order.quantity, unit_price, surcharge(after_hold, holds))
        return Quote(order, cents, wants_cash(after_hold, holds))

    def _ask(self, quote: Quote) -> None:
        """Ask for the price of an order before it is processed."""
        cause = self.account.last_age_hold
        asked = PrepaymentAsked(self.env.now, quote.order, quote.cents, cause)
        self.journal.record(asked)
        self.account.asked[quote.order.number] = quote
        self._hold(quote, "for prepayment", asked)
        self.alarm()

    def take_prepayment(self, quote: Quote, cause: Record | None) -> None:
        """Process an order whose price has cleared, if no hold by age is on."""
        order, account = quote.order, self.account
        cleared = PrepaymentCleared(self.env.now, order, quote.cents, cause)
        self.journal.record(cleared)
        if account.held == "age":
            account.waiting.append(quote)
            account.waiting.sort(key=lambda waiting: waiting.order.number)
            self._hold(quote, "unprocessed", account.hold)
        else:
            self._begin(quote, self._free(quote, cleared))

    def _begin(self, quote: Quote, cause: Record) -> None:
        """Process an order beside the others (rule C1).

        It comes when it does because of *cause*: it was placed, or last held.
        """
        now, order = self.env.now, quote.order
        if not quote.prepaid:
            self.account.committed += quote.cents
        accepted = OrderAccepted(now, order, quote.cents, cause)
        self.journal.record(accepted)
        self.yard.expect(order, accepted)
        ready_at = instant(now + self.draw_lead_time(order))
        at(self.env, ready_at, GOODS_ARRIVE, self._reach_dock, quote, cause)

    def _reach_dock(self, quote: Quote, cause: Record) -> None:
        """Dispatch what is processed, unless the account is held by age (rule C3)."""
        if self.account.held == "age":
            self.dock.append(quote)
            self._hold(quote, "at the dock", self.account.hold)
        else:
            self._dispatch(quote, cause)

    def _dispatch(self, quote: Quote, cause: Record) -> None:
        if self.terms.transit:
            arrives_at = instant(self.env.now + self.terms.transit)
            at(self.env, arrives_at, GOODS_ARRIVE, self._deliver, quote, cause)
        else:
            self._deliver(quote, cause)

    def _deliver(self, quote: Quote, cause: Record) -> None:
        """Deliver an order, and bill it unless it is paid (rules C1, C2)."""
        order, delay = quote.order, self.delays.pop(quote.order.number, None)
        delivered = Delivered(self.env.now, order, delay.days if delay else 0.0, cause)
        self.journal.record(delivered)
        invoice = None if quote.prepaid else self._invoice(quote, delivered)
        self.on_goods(quote, invoice)
        self.yard.receive(delivered)

    def _invoice(self, quote: Quote, delivered: Delivered) -> Invoice:
        account = self.account
        invoice = self.bill(quote.order, quote.cents, account.net_days)
        self.journal.record(Invoiced(self.env.now, invoice, delivered))
        account.committed -= quote.cents
        account.owed += quote.cents
        account.open[invoice.number] = invoice
        self.watch(invoice)
        return invoice

    def release(self, cause: Record) -> bool:
        """Begin what waits and ship what is ready; return whether some does not fit.

        The waiting orders begin in turn, as far as the limit allows (rule C5).
        """
        account = self.account
        waiting, account.waiting = account.waiting, []
        for quote in waiting:
            behind = account.first_waiting() is not None
            if quote.prepaid or (not behind and account.fits(quote.cents)):
                self._begin(quote, self._free(quote, cause))
            else:
                account.waiting.append(quote)
        dock, self.dock = self.dock, []
        for quote in dock:
            self._dispatch(quote, self._free(quote, cause))
        return bool(account.waiting)

    def _hold(self, quote: Quote, where: Place, cause: Record | None) -> None:
        order, now = quote.order, self.env.now
        held = OrderHeld(now, order, where, cause)
        self.journal.record(held)
        delay = self.delays.setdefault(order.number, Delay(held))
        delay.held = held
        if delay.since is None:
            delay.since = now
        self.yard.expect(order, held)

    def _free(self, quote: Quote, cause: Record) -> OrderHeld:
        """Let an order go on; return what had held it at last."""
        order, now = quote.order, self.env.now
        delay = self.delays[order.number]
        if delay.since is not None:
            delay.days += now - delay.since
            delay.since = None
        self.journal.record(OrderFreed(now, order, cause))
        return delay.held
