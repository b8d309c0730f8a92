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
class OrderFile:
    """What the supplier knows of an order on its way: how long it has been held."""

    quote: Quote
    placed: OrderPlaced
    why_late: Record | None = None
    held_since: Days | None = None
    held_days: Days = 0.0


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
    files: dict[int, OrderFile] = field(default_factory=dict)
    dock: list[Quote] = field(default_factory=list)

    def take_order(self, order: PurchaseOrder, placed: OrderPlaced) -> None:
        """Begin an order, or let it wait for credit, or ask for its price (rule C3)."""
        account = self.account
        quote = self._quote(order)
        self.files[order.number] = OrderFile(quote, placed)
        self.yard.expect(order, placed)
        if quote.prepaid:
            self._ask(quote)
        elif account.held is None and account.fits(quote.cents):
            self._begin(quote)
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
            self._free(quote, cleared)
            self._begin(quote)

    def _begin(self, quote: Quote) -> None:
        """Process an order beside the others (rule C1)."""
        order, file = quote.order, self.files[quote.order.number]
        if not quote.prepaid:
            self.account.committed += quote.cents
        cause = file.why_late or file.placed
        accepted = OrderAccepted(self.env.now, order, quote.cents, cause)
        self.journal.record(accepted)
        self.yard.expect(order, accepted)
        ready_at = instant(self.env.now + self.draw_lead_time(order))
        at(self.env, ready_at, GOODS_ARRIVE, self._reach_dock, quote)

    def _reach_dock(self, quote: Quote) -> None:
        """Dispatch what is processed, unless the account is held by age (rule C3)."""
        if self.account.held == "age":
            self.dock.append(quote)
            self._hold(quote, "at the dock", self.account.hold)
        else:
            self._dispatch(quote)

    def _dispatch(self, quote: Quote) -> None:
        if self.terms.transit:
            arrives_at = instant(self.env.now + self.terms.transit)
            at(self.env, arrives_at, GOODS_ARRIVE, self._deliver, quote)
        else:
            self._deliver(quote)

    def _deliver(self, quote: Quote) -> None:
        """Deliver an order, and bill it unless it is paid (rules C1, C2)."""
        order, file = quote.order, self.files.pop(quote.order.number)
        cause = file.why_late or file.placed
        delivered = Delivered(self.env.now, order, file.held_days, cause)
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
                self._free(quote, cause)
                self._begin(quote)
            else:
                account.waiting.append(quote)
        dock, self.dock = self.dock, []
        for quote in dock:
            self._free(quote, cause)
            self._dispatch(quote)
        return bool(account.waiting)

    def _hold(self, quote: Quote, where: Place, cause: Record | None) -> None:
        file = self.files[quote.order.number]
        held = OrderHeld(self.env.now, quote.order, where, cause)
        self.journal.record(held)
        file.why_late = held
        if file.held_since is None:
            file.held_since = self.env.now
        self.yard.expect(quote.order, held)

    def _free(self, quote: Quote, cause: Record) -> None:
        file = self.files[quote.order.number]
        if file.held_since is not None:
            file.held_days += self.env.now - file.held_since
            file.held_since = None
        self.journal.record(OrderFreed(self.env.now, quote.order, cause))
