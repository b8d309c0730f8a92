"""Where agents meet: the clock's turns, the gangs of a crew, the yard, the account."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any, Final, TypeAlias

from simpy import Environment, Event

from sim.calendar import Calendar
from sim.documents import Invoice, PurchaseOrder, Quote
from sim.records import (
    CreditHeld,
    CrewLeft,
    CrewStopped,
    Delivered,
    PaymentAgeChosen,
    Record,
    Trigger,
)
from sim.scenario import AccountsPayable
from sim.units import Cents, Days, WorkDays

_STEP: Final = 1 << 20
MONEY_CLEARS: Final = 1 * _STEP
SUPPLIER_RELEASES: Final = 2 * _STEP
GOODS_ARRIVE: Final = 3 * _STEP
FOREMAN_ORDERS: Final = 4 * _STEP
EXECUTIVE_ACTS: Final = 5 * _STEP
PERIOD_ENDS: Final = 6 * _STEP
PAYMENT_RUN_LEAVES: Final = 7 * _STEP
HOLDS_TESTED: Final = 8 * _STEP
WORK_ENDS: Final = 9 * _STEP
WORK_CERTIFIED: Final = 10 * _STEP
GANGS_ASSIGNED: Final = 11 * _STEP
REPLICATION_ENDS: Final = 12 * _STEP
WORK_STARTS: Final = 13 * _STEP
"""The turns at one and the same instant (rule T4).

To a turn a place in the file may be added: what comes first there goes first.
"""

Need: TypeAlias = tuple[str, float]
"""A material and a quantity of it."""

SHORT: Final = 1e-6
"""Short by less than this is not short (rule S2)."""


class Moment(Event):
    """An instant and a turn in it, to yield or to hang a callback on."""

    __slots__ = ()

    def __init__(self, env: Environment, at: Days, turn: Any) -> None:
        self.env = env
        self.callbacks = []
        self._value: Any = None
        self._ok = True
        env.schedule(self, turn, at - env.now)


def at(
    env: Environment, when: Days, turn: int, act: Callable[..., None], *args: Any
) -> None:
    """Have *act* called with *args* at the instant *when*, in its turn."""
    Moment(env, when, turn).callbacks.append(lambda _: act(*args))


@dataclass(kw_only=True, eq=False)
class Gangs:
    """The gangs of a crew: what became ready first goes first (rule S1)."""

    env: Environment
    free: int
    on_site: int = 0
    last_on_site: Days = -1.0
    queue: list[tuple[Days, int, Event]] = field(default_factory=list)
    called: bool = False

    def claim(self, place: int) -> Event:
        """Return the event that a gang is free for the activity at *place*."""
        claim = Event(self.env)
        heappush(self.queue, (self.env.now, place, claim))
        self._call()
        return claim

    def give_back(self) -> None:
        """Free a gang."""
        self.free += 1
        self._call()

    def seen_since(self, since: Days) -> bool:
        """Return whether the crew has worked or stood here since then (rule S4)."""
        return self.on_site > 0 or self.last_on_site > since

    def leave_site(self) -> None:
        """Note that a gang worked or stood here until now."""
        self.on_site -= 1
        self.last_on_site = self.env.now

    def _call(self) -> None:
        if not self.called and self.queue and self.free:
            self.called = True
            at(self.env, self.env.now, GANGS_ASSIGNED, self._assign)

    def _assign(self) -> None:
        self.called = False
        while self.free and self.queue:
            self.free -= 1
            heappop(self.queue)[2].succeed()


@dataclass(eq=False, slots=True)
class Wait:
    """A crew that waits: what it is short of, and what completed the rest."""

    needs: Sequence[Need]
    drawn: Event
    stopped: CrewStopped | None
    short: tuple[str, ...] = ()
    left: CrewLeft | None = None
    completed: dict[str, Delivered] = field(default_factory=dict)


@dataclass(kw_only=True, eq=False)
class Yard:
    """The common stock of the site: whoever draws first has it (rules S2, F3).

    It rings `alarm` whenever a crew comes to be short of something.
    """

    env: Environment
    stock: dict[str, float]
    alarm: Callable[[], None]
    waits: list[Wait] = field(default_factory=list)
    on_order: dict[str, dict[int, Record]] = field(default_factory=dict)
    last: dict[str, Delivered] = field(default_factory=dict)

    def draw(self, needs: Sequence[Need]) -> bool:
        """Take all of *needs*, or nothing; return whether it was all there."""
        if self.waits:
            return self._draw_behind(needs)
        stock = self.stock
        for name, quantity in needs:
            if stock[name] < quantity - SHORT:
                return False
        self._take(needs)
        return True

    def short(self, needs: Sequence[Need]) -> tuple[str, ...]:
        """Return what of *needs* cannot be drawn now."""
        return self._short(needs, self.waits)

    def wait(self, needs: Sequence[Need], stopped: CrewStopped | None) -> Wait:
        """Join those that wait; the event of the wait happens when all is drawn."""
        wait = Wait(needs, Event(self.env), stopped, self.short(needs))
        self.waits.append(wait)
        self.alarm()
        return wait

    def receive(self, delivered: Delivered) -> None:
        """Put a delivery in stock, and serve the crews that wait, first come first."""
        order = delivered.order
        del self.on_order[order.material][order.number]
        self.last[order.material] = delivered
        self.stock[order.material] += order.quantity
        still: list[Wait] = []
        for wait in self.waits:
            short = self._short(wait.needs, still)
            ended = [material for material in wait.short if material not in short]
            wait.completed.update(dict.fromkeys(ended, delivered))
            wait.short = short
            if short:
                still.append(wait)
            else:
                self._take(wait.needs)
                self._look_again(still)
                wait.drawn.succeed()
        served = len(still) < len(self.waits)
        self.waits = still
        if served and still:
            self.alarm()

    def expect(self, order: PurchaseOrder, fact: Record) -> None:
        """Note the latest *fact* about an order that has not come."""
        self.on_order.setdefault(order.material, {})[order.number] = fact

    def reason(self, short: Sequence[str]) -> Record | None:
        """Return the latest fact about the earliest order that would end a want.

        Where nothing is on order it is the last delivery, which was not enough.
        """
        for material in short:
            for fact in self.on_order.get(material, {}).values():
                return fact
        return next((self.last[name] for name in short if name in self.last), None)

    def standing_for(self, materials: frozenset[str]) -> CrewStopped | None:
        """Return the first stoppage for want of one of *materials*, or `None`."""
        for wait in self.waits:
            if wait.stopped is not None and not materials.isdisjoint(wait.short):
                return wait.stopped
        return None

    def _draw_behind(self, needs: Sequence[Need]) -> bool:
        """Draw beside crews that wait, and see what is left for them."""
        if self.short(needs):
            return False
        self._take(needs)
        self._look_again(self.waits)
        self.alarm()
        return True

    def _look_again(self, waits: Sequence[Wait]) -> None:
        """See what a draw has left the waiting crews short of."""
        for place, wait in enumerate(waits):
            wait.short = self._short(wait.needs, waits[:place])

    def _take(self, needs: Sequence[Need]) -> None:
        stock = self.stock
        for name, quantity in needs:
            left = stock[name] - quantity
            stock[name] = left if left > 0.0 else 0.0

    def _short(self, needs: Sequence[Need], ahead: Sequence[Wait]) -> tuple[str, ...]:
        """Return what is short, or what a crew *ahead* is short of."""
        stock = self.stock
        short = [name for name, quantity in needs if stock[name] < quantity - SHORT]
        if ahead:
            claimed = {name for wait in ahead for name in wait.short}
            short += [name for name, _ in needs if name in claimed - set(short)]
        return tuple(short)


@dataclass(kw_only=True, eq=False)
class Site:
    """How far each activity is, for all to see, by its place in the file."""

    calendar: Calendar
    env: Environment
    days: list[WorkDays | None]
    done: list[WorkDays]
    working_since: list[Days | None]
    finished_at: list[Days | None]

    @classmethod
    def of(cls, env: Environment, calendar: Calendar, activities: int) -> "Site":
        """Return the site before anything has begun."""
        return cls(
            calendar=calendar,
            env=env,
            days=[None] * activities,
            done=[0.0] * activities,
            working_since=[None] * activities,
            finished_at=[None] * activities,
        )

    def worked_on(self, place: int) -> WorkDays:
        """Return the work days done of an activity, finished or not."""
        if self.finished_at[place] is not None:
            return self.days[place] or 0.0
        return self.progress(place)

    def progress(self, place: int) -> WorkDays:
        """Return the work days done by now of an activity that is not finished."""
        since = self.working_since[place]
        if since is None:
            return self.done[place]
        worked = self.calendar.worked
        return self.done[place] + worked(self.env.now) - worked(since)


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


@dataclass(kw_only=True, eq=False)
class Goals:
    """What accounts payable is after: its policy, and the age it chose by supplier."""

    setting: str
    policy: AccountsPayable | None
    decisions: dict[str, PaymentAgeChosen] = field(default_factory=dict)

    @property
    def seek_discounts(self) -> bool:
        """Whether invoices are paid early for their discount (rule P4)."""
        return self.policy is not None and self.policy.policy == "discount"

    @property
    def by_scorecard(self) -> bool:
        """Whether a scorecard chooses (rule P4)."""
        return self.policy is not None and self.policy.policy == "scorecard"
