"""The critical-path schedule and the lots that it calls for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import ceil
from typing import NamedTuple

from sim.calendar import Calendar
from sim.units import Days, WorkDays

_WHOLE = 1e-9


class Step(NamedTuple):
    """What the plan knows of an activity: its crew, what it follows, how long it takes.

    `after` holds the place in the file and the lag of each predecessor.
    """

    crew: str | None
    after: tuple[tuple[int, WorkDays], ...]
    days: WorkDays


@dataclass(frozen=True, slots=True)
class Plan:
    """What the site would do at likely durations with all material there (rule F1).

    `starts` and `finishes` are by place in the file; `drivers` name the activity whose
    end let each begin (the last predecessor, or the one that freed its crew).
    """

    starts: tuple[Days, ...]
    finishes: tuple[Days, ...]
    drivers: tuple[int | None, ...]

    @property
    def finish(self) -> Days:
        """The planned finish of the job."""
        return max(self.finishes)

    def critical_path(self) -> list[int]:
        """Return the chain of activities that ends at the planned finish."""
        place: int | None = self.finishes.index(self.finish)
        path = []
        while place is not None:
            path.append(place)
            place = self.drivers[place]
        return path[::-1]


def schedule(calendar: Calendar, steps: Sequence[Step], gangs: dict[str, int]) -> Plan:
    """Return the plan of *steps*; a crew works on as many as it has gangs."""
    return _Scheduler(calendar, steps, dict(gangs)).run()


@dataclass(eq=False)
class _Scheduler:
    """Walks through the plan from one instant to the next."""

    calendar: Calendar
    steps: Sequence[Step]
    free: dict[str, int]
    ready: list[tuple[Days, int]] = field(default_factory=list)
    queue: list[tuple[Days, int]] = field(default_factory=list)
    running: list[tuple[Days, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        count = len(self.steps)
        self.starts, self.finishes = [0.0] * count, [0.0] * count
        self.drivers: list[int | None] = [None] * count
        self.freed: dict[str, int] = {}
        self.missing = [len(step.after) for step in self.steps]
        self.followers: list[list[tuple[int, WorkDays]]] = [[] for _ in self.steps]
        for place, step in enumerate(self.steps):
            for before, lag in step.after:
                self.followers[before].append((place, lag))
        self.ready_at = [0.0] * count
        self.ready = [(0.0, p) for p in range(count) if not self.missing[p]]
        heapify(self.ready)

    def run(self) -> Plan:
        while self.ready or self.running:
            now = min(heap[0][0] for heap in (self.ready, self.running) if heap)
            while self.running and self.running[0][0] == now:
                self._finish(heappop(self.running)[1], now)
            while self.ready and self.ready[0][0] == now:
                heappush(self.queue, heappop(self.ready))
            self._start(now)
        return Plan(tuple(self.starts), tuple(self.finishes), tuple(self.drivers))

    def _finish(self, place: int, now: Days) -> None:
        crew = self.steps[place].crew
        if crew is not None:
            self.free[crew] += 1
            self.freed[crew] = place
        for follower, lag in self.followers[place]:
            ready = self.calendar.after(now, lag)
            if ready > self.ready_at[follower] or self.drivers[follower] is None:
                self.ready_at[follower] = max(ready, self.ready_at[follower])
                self.drivers[follower] = place
            self.missing[follower] -= 1
            if not self.missing[follower]:
                heappush(self.ready, (self.ready_at[follower], follower))

    def _start(self, now: Days) -> None:
        waiting = []
        while self.queue:
            ready_at, place = heappop(self.queue)
            crew = self.steps[place].crew
            if crew is not None and not self.free[crew]:
                waiting.append((ready_at, place))
                continue
            if crew is not None:
                self.free[crew] -= 1
                if ready_at < now:
                    self.drivers[place] = self.freed[crew]
            self._book(place, now)
        self.queue = waiting

    def _book(self, place: int, now: Days) -> None:
        days = self.steps[place].days
        start = self.calendar.opening(now) if days else now
        self.starts[place] = start
        self.finishes[place] = self.calendar.after(start, days)
        heappush(self.running, (self.finishes[place], place))


class Lot(NamedTuple):
    """A share of an activity's material, called off at once (rule F2).

    `begins` is the work of the likely duration done before its share begins to be used;
    `to_order` what is left to call off after the opening stock.
    """

    activity: int
    material: str
    number: int
    quantity: float
    begins: WorkDays
    needed_at: Days
    to_order: float


def whole_days(work: WorkDays) -> int:
    """Return the whole work days in *work*, forgiving the rounding of a float."""
    return int(work + _WHOLE)


def cut(
    quantity: float, days: WorkDays, cover: WorkDays
) -> list[tuple[WorkDays, float]]:
    """Return where each lot of *quantity* begins in the work, and how much it is.

    >>> cut(100, 25, 10)
    [(0, 40.0), (10, 40.0), (20, 20.0)]
    """
    if days <= cover:
        return [(0.0, quantity)]
    count = ceil(days / cover - _WHOLE)
    begins = [number * cover for number in range(count)]
    ends = [*begins[1:], days]
    return [
        (begin, quantity * (end - begin) / days)
        for begin, end in zip(begins, ends, strict=True)
    ]


def portions(days: WorkDays) -> list[WorkDays]:
    """Cut work into daily portions, the last of which may be shorter (rule S2).

    >>> portions(2.5)
    [1.0, 1.0, 0.5]
    """
    whole = int(days)
    rest = days - whole
    return [1.0] * whole + ([rest] if rest or not days else [])


def serve_from_stock(lots: Sequence[Lot], stock: dict[str, float]) -> list[Lot]:
    """Return *lots* less the opening stock, which serves them by planned need."""
    left = dict(stock)
    served = {}
    for place in sorted(range(len(lots)), key=lambda place: lots[place].needed_at):
        lot = lots[place]
        taken = min(lot.quantity, left.get(lot.material, 0.0))
        left[lot.material] = left.get(lot.material, 0.0) - taken
        rest = lot.quantity - taken
        served[place] = lot._replace(to_order=rest if rest > _WHOLE else 0.0)
    return [served[place] for place in range(len(lots))]
