"""The foreman: he looks ahead, and orders what the crews will need."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from simpy import Environment

from sim.calendar import Calendar
from sim.documents import PurchaseOrder
from sim.job import Work
from sim.journal import Journal
from sim.places import FOREMAN_ORDERS, Site, at
from sim.plan import Lot, Plan, portion_start, whole_days
from sim.records import OrderPlaced
from sim.units import Days, WorkDays, instant


def day_of_need(lot: Lot, likely: WorkDays, days: WorkDays) -> int:
    """Return the daily portion in which a lot's share begins to be used (rule F2).

    It is cut by the likely duration; the work takes *days*.
    """
    return whole_days(lot.begins * days / likely) if likely else 0


@dataclass(kw_only=True, eq=False)
class Foreman:
    """Forecasts the need of each lot, and calls it off in time for it.

    `relied_on` holds, for each activity, the latest finish that any date of an order
    was worked out from: only an earlier one calls for another look.
    """

    env: Environment
    calendar: Calendar
    journal: Journal
    works: Sequence[Work]
    plan: Plan
    lots: Sequence[Lot]
    ahead: Sequence[Days]
    suppliers: Sequence[str]
    site: Site
    send: Callable[[PurchaseOrder, OrderPlaced], None]
    orders: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.looks: list[Days | None] = [None] * len(self.lots)
        self.lots_of: list[list[int]] = [[] for _ in self.works]
        self.relied_on = list(self.plan.finishes)
        self.followers: list[list[int]] = [[] for _ in self.works]
        for work in self.works:
            for before, _ in work.after:
                self.followers[before].append(work.place)

    def look_at_plan(self) -> None:
        """Look at every lot as planned, at the start of the job."""
        for number, lot in enumerate(self.lots):
            if lot.to_order > 0:
                self.lots_of[lot.activity].append(number)
                self._look_in_time(number, lot.needed_at)

    def note_start(self, place: int) -> None:
        """Look again, as an activity starts.

        Only what may now be needed earlier is looked at; the rest is looked at when its
        time comes.
        """
        self._look_at_lots(place)
        self._look_behind(place)

    # --- the forecast ---------------------------------------------------------------

    def forecast_start(self, place: int) -> Days:
        """Return when an activity that has not started will (rule F1).

        It will be as late as the latest of its direct predecessors, and never earlier
        than now.
        """
        start = self.plan.starts[place]
        before = self.works[place].after
        if before:
            start += max([self._lateness(earlier) for earlier, _ in before])
        start = max(start, self.env.now)
        likely = self.works[place].likely
        return self.calendar.opening(start) if likely else start

    def forecast_finish(self, place: int) -> Days:
        """Return when an activity did finish, or will (rule F1)."""
        finished_at = self.site.finished_at[place]
        if finished_at is not None:
            return finished_at
        start, done, days = self._outlook(place)
        return self.calendar.after(start, days - done)

    def _outlook(self, place: int) -> tuple[Days, WorkDays, WorkDays]:
        """Return from when an activity goes on, what is done of it, and all of it."""
        days = self.site.days[place]
        if days is None:
            return self.forecast_start(place), 0.0, self.works[place].likely
        return self.env.now, self.site.progress(place), days

    def _lateness(self, place: int) -> Days:
        finish = self.forecast_finish(place)
        self.relied_on[place] = max(self.relied_on[place], finish)
        return finish - self.plan.finishes[place]

    # --- lots -----------------------------------------------------------------------

    def _look_behind(self, place: int) -> None:
        """Look at what follows an activity that will finish sooner than thought."""
        finish = self.forecast_finish(place)
        if finish >= self.relied_on[place]:
            return
        self.relied_on[place] = finish
        for follower in self.followers[place]:
            if self.site.days[follower] is None:
                self._look_at_lots(follower)
                self._look_behind(follower)

    def _look_at_lots(self, place: int) -> None:
        if self.lots_of[place]:
            outlook = self._outlook(place)
            for number in self.lots_of[place]:
                self._look_in_time(number, self._need(self.lots[number], outlook))

    def _need(self, lot: Lot, outlook: tuple[Days, WorkDays, WorkDays]) -> Days:
        """Return when the daily portion that begins to use a lot will start."""
        start, done, days = outlook
        if not days:
            return start
        to_do = day_of_need(lot, self.works[lot.activity].likely, days) - done
        return portion_start(self.calendar, start, to_do)

    def _look_in_time(self, number: int, needed_at: Days) -> None:
        """Look at a lot when it must be ordered, or now if that has passed."""
        time = max(instant(needed_at - self.ahead[number]), self.env.now)
        planned = self.looks[number]
        if planned is None or time < planned:
            self._look_at(number, time)

    def _look_at(self, number: int, time: Days) -> None:
        self.looks[number] = time
        at(self.env, time, FOREMAN_ORDERS + number, self._look, number)

    def _look(self, number: int) -> None:
        """Order a lot, unless its forecast need has moved later (rule F2)."""
        if self.looks[number] != self.env.now:
            return
        lot = self.lots[number]
        needed_at = self._need(lot, self._outlook(lot.activity))
        time = instant(needed_at - self.ahead[number])
        if time > self.env.now:
            self._look_at(number, time)
        else:
            self._order(number, lot, needed_at)

    def _order(self, number: int, lot: Lot, needed_at: Days) -> None:
        self.orders += 1
        self.looks[number] = None
        self.lots_of[lot.activity].remove(number)
        order = PurchaseOrder(
            self.orders,
            self.works[lot.activity].name,
            lot.material,
            lot.number,
            lot.to_order,
            self.suppliers[number],
            self.env.now,
        )
        placed = OrderPlaced(self.env.now, order, needed_at)
        self.journal.record(placed)
        self.send(order, placed)
