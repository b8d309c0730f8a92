"""The foreman: he looks ahead, and orders what the crews will need."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from simpy import Environment

from sim.calendar import Calendar
from sim.documents import PurchaseOrder
from sim.forecast import Forecast
from sim.job import Work
from sim.journal import Journal
from sim.places import FOREMAN_ORDERS, Site, at
from sim.plan import Lot, whole_days
from sim.records import OrderPlaced, Record
from sim.units import Days, WorkDays, instant


def day_of_need(lot: Lot, likely: WorkDays, days: WorkDays) -> int:
    """Return the daily portion in which a lot's share begins to be used (rule F2).

    It is cut by the likely duration; the work takes *days*.
    """
    return whole_days(lot.begins * days / likely) if likely else 0


@dataclass(kw_only=True, eq=False)
class Foreman:
    """Forecasts the need of each lot, and calls it off in time for it.

    `because` says of materials why they are ordered as they are, where a scorecard
    chose it (rule I4).
    """

    env: Environment
    calendar: Calendar
    journal: Journal
    works: Sequence[Work]
    lots: Sequence[Lot]
    ahead: Sequence[Days]
    suppliers: Sequence[str]
    because: Mapping[str, Record]
    site: Site
    forecast: Forecast
    send: Callable[[PurchaseOrder, OrderPlaced], None]
    orders: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.looks: list[Days | None] = [None] * len(self.lots)
        self.needs = [lot.needed_at for lot in self.lots]
        self.sure_since: list[Days | None] = [None] * len(self.lots)
        self.lots_of: list[list[int]] = [[] for _ in self.works]
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

    # --- lots -----------------------------------------------------------------------

    def _look_behind(self, place: int) -> None:
        """Look at what follows an activity that will finish sooner than relied on."""
        finish, relied_on = self.forecast.finish(place), self.forecast.relied_on
        if finish >= relied_on[place]:
            return
        relied_on[place] = finish
        for follower in self.followers[place]:
            if self.site.days[follower] is None:
                self._look_at_lots(follower)
                self._look_behind(follower)

    def _look_at_lots(self, place: int) -> None:
        if self.lots_of[place]:
            outlook = self.forecast.outlook(place)
            for number in self.lots_of[place]:
                self._look_in_time(number, self._need(number, outlook))

    def _need(self, number: int, outlook: tuple[Days, WorkDays, WorkDays]) -> Days:
        """Return when the daily portion that begins to use a lot will start.

        It stays so for as long as the activity is worked on.
        """
        lot, (need, done, days) = self.lots[number], outlook
        if days:
            to_do = day_of_need(lot, self.works[lot.activity].likely, days) - done
            need = self.calendar.opening_after(need, to_do)
        self.needs[number] = need
        self.sure_since[number] = self.site.working_since[lot.activity]
        return need

    def _is_sure(self, number: int, place: int) -> bool:
        since = self.sure_since[number]
        return since is not None and since == self.site.working_since[place]

    def _look_in_time(self, number: int, needed_at: Days) -> None:
        """Look at a lot when it must be ordered, or now if that has passed."""
        time, now = instant(needed_at - self.ahead[number]), self.env.now
        time = time if time > now else now
        planned = self.looks[number]
        if planned is None or time < planned:
            self._look_at(number, time)

    def _look_at(self, number: int, time: Days) -> None:
        self.looks[number] = time
        at(self.env, time, FOREMAN_ORDERS + number, self._look, number)

    def _look(self, number: int) -> None:
        """Order a lot, unless its forecast need has moved later (rule F2)."""
        now, place = self.env.now, self.lots[number].activity
        if self.looks[number] != now:
            return
        if not self._is_sure(number, place):
            self._need(number, self.forecast.outlook(place))
        time = instant(self.needs[number] - self.ahead[number])
        if time > now:
            self._look_at(number, time)
        else:
            self._order(number, self.lots[number], now)

    def _order(self, number: int, lot: Lot, now: Days) -> None:
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
            now,
        )
        why = self.because.get(lot.material)
        placed = OrderPlaced(now, order, self.needs[number], why)
        self.journal.record(placed)
        self.send(order, placed)
