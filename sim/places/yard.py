"""The yard: the common stock of the site, and the crews that wait for it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from simpy import Environment, Event

from sim.documents import PurchaseOrder
from sim.records import CrewLeft, CrewStopped, Delivered, Record

Need: TypeAlias = tuple[str, float]
"""A material and a quantity of it."""

SHORT: Final = 1e-6
"""Short by less than this is not short (rule S2)."""


@dataclass(eq=False, slots=True)
class Wait:
    """A crew that waits: what it is short of, and what completed the rest."""

    needs: Sequence[Need]
    drawn: Event
    stopped: CrewStopped | None
    short: tuple[str, ...] = ()
    left: CrewLeft | None = None
    completed: dict[str, Delivered] = field(default_factory=dict)

    def note(self, short: tuple[str, ...], delivered: Delivered) -> None:
        """Note what is short now, and what a delivery completed, the latest last."""
        for material in self.short:
            if material not in short:
                self.completed.pop(material, None)
                self.completed[material] = delivered
        self.short = short


@dataclass(kw_only=True, eq=False)
class Yard:
    """The common stock of the site: whoever draws first has it (rules S2, F3).

    It rings `alarm` whenever a crew comes to be short of something.
    """

    env: Environment
    stock: dict[str, float]
    alarm: Callable[[], None]
    waits: list[Wait] = field(default_factory=list)
    on_order: defaultdict[str, dict[int, Record]] = field(
        default_factory=lambda: defaultdict(dict)
    )
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
            wait.note(short, delivered)
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
        self.on_order[order.material][order.number] = fact

    def reason(self, short: Sequence[str]) -> Record | None:
        """Return the latest fact about the earliest order that would end a want.

        Where nothing is on order it is the last delivery, which was not enough.
        """
        for material in short:
            for fact in self.on_order[material].values():
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
