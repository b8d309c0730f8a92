"""The site crew: it works through its activities, and stands idle without material."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Protocol

from simpy import Environment, Event
from simpy.events import ProcessGenerator

from sim.calendar import Calendar
from sim.job import Work
from sim.journal import Journal
from sim.places import WORK_ENDS, WORK_STARTS, Gangs, Moment, Need, Site, Wait, Yard, at
from sim.plan import portions
from sim.records import (
    ActivityFinished,
    ActivityStarted,
    CrewLeft,
    CrewResumed,
    CrewStopped,
    CrewSupplied,
    Record,
    TradeRebooked,
)
from sim.scenario import Acceleration, Booking
from sim.scenario import Crew as CrewTerms
from sim.units import Days, WorkDays, instant


def keeps_booking(
    booking: Booking | None, late: WorkDays, *, follows: bool, seen: bool
) -> bool:
    """Decide whether a crew is still there for an activity that starts *late*.

    An activity that *follows* no other, and a crew *seen* on the site since the planned
    start, keep their booking (rule S4).
    """
    return booking is None or not follows or seen or late <= booking.tolerance_workdays


class Paymaster(Protocol):
    """Who pays the crew."""

    def pay_work(self, crew: str, days: WorkDays, on: Days, premium: float) -> None:
        """Pay a daily portion of work that ends then."""

    def pay_stretch(
        self, crew: str, start: Days, parts: Sequence[WorkDays], premium: float
    ) -> None:
        """Pay the daily portions of work that nothing can stop."""

    def pay_standby(self, crew: str, days: WorkDays, on: Days) -> None:
        """Pay a spell of standby that ends then."""

    def pay_remobilisation(self, crew: str, on: Days) -> None:
        """Pay for a crew that leaves."""


@dataclass(kw_only=True, eq=False)
class Crew:
    """A gang at one activity; an activity without a crew has no gang and no pay."""

    env: Environment
    calendar: Calendar
    journal: Journal
    work: Work
    planned_start: Days
    terms: CrewTerms | None
    gangs: Gangs | None
    site: Site
    yard: Yard
    finished: Sequence[Event]
    treasury: Paymaster
    draw_days: Callable[[], WorkDays]
    draw_comes_after: Callable[[], Days]
    draw_return: Callable[[int], Days]
    on_start: Callable[[int], None]
    on_resume: Callable[[CrewResumed], None]
    hasten: Callable[[str], Acceleration | None] | None = None
    premium: float = 0.0
    returns: int = 0

    def perform(self) -> ProcessGenerator:
        """Wait for what comes before, come with a gang, do the work."""
        ready: Record | None = yield from self._become_ready()
        days = self.draw_days()
        yield from self._come(ready, days)
        days = self._at_pace(days)
        self._start(days, ready)
        if self.work.materials:
            yield from self._work_by_portions(days)
        else:
            yield from self._work_through(days)
        self._finish()

    def _become_ready(self) -> Generator[Event, Record, Record | None]:
        """Wait for the predecessors one by one, then for their lags (rule S1)."""
        ready_at, last = 0.0, None
        for before, lag in self.work.after:
            done: Record = yield self.finished[before]
            over = self.calendar.after(done.at, lag)
            if over >= ready_at:
                ready_at, last = over, done
        if ready_at > self.env.now:
            yield Moment(self.env, ready_at, WORK_ENDS)
        return last

    def _come(self, ready: Record | None, days: WorkDays) -> ProcessGenerator:
        """Claim a gang, and wait for it if it has lost its booking (rule S4)."""
        if self.gangs is not None:
            yield self.gangs.claim(self.work.place)
        starts_at = self.calendar.opening(self.env.now) if days else self.env.now
        if not self._is_booked(starts_at):
            starts_at = instant(starts_at + self.draw_comes_after())
            starts_at = self.calendar.opening(starts_at)
            fact = TradeRebooked(self.env.now, self.work.name, starts_at, ready)
            self.journal.record(fact)
        yield Moment(self.env, starts_at, WORK_STARTS + self.work.place)
        if self.gangs is not None:
            self.gangs.on_site += 1

    def _is_booked(self, could_start: Days) -> bool:
        if self.terms is None or self.gangs is None:
            return True
        worked = self.calendar.worked
        return keeps_booking(
            self.terms.booking,
            worked(could_start) - worked(self.planned_start),
            follows=bool(self.work.after),
            seen=self.gangs.seen_since(self.planned_start),
        )

    def _at_pace(self, days: WorkDays) -> WorkDays:
        """Return the days that the work takes, fewer if it is accelerated (I4d)."""
        if self.hasten is None or self.work.crew is None or not days:
            return days
        bought = self.hasten(self.work.name)
        if bought is None:
            return days
        self.premium = bought.premium
        return instant(days / (1 + bought.share))

    def _start(self, days: WorkDays, ready: Record | None) -> None:
        self.site.begin(self.work.place, days)
        fact = ActivityStarted(self.env.now, self.work.name, days, ready)
        self.journal.record(fact)
        self.on_start(self.work.place)

    def _work_through(self, days: WorkDays) -> ProcessGenerator:
        """Do the work of an activity that no want of material can stop."""
        start = self.env.now
        if self.work.crew is not None:
            self.treasury.pay_stretch(
                self.work.crew, start, portions(days), self.premium
            )
        yield Moment(self.env, self.calendar.after(start, days), WORK_ENDS)

    def _work_by_portions(self, days: WorkDays) -> ProcessGenerator:
        """Draw the material of each daily portion, then work it (rule S2)."""
        env, crew, parts = self.env, self.work.crew, portions(days)
        a_day, turn = self._needs(1.0, days), WORK_STARTS + self.work.place
        shifts = self.calendar.shifts(env.now, parts)
        for number, portion in enumerate(parts):
            if number:
                yield Moment(env, shifts[number][0], turn)
            needs = a_day if portion == 1.0 else self._needs(portion, days)
            if not self.yard.draw(needs):
                yield from self._stand_idle(needs, float(number))
                shifts[number:] = self.calendar.shifts(env.now, parts[number:])
            if crew is not None:
                self.treasury.pay_work(crew, portion, shifts[number][1], self.premium)
        yield Moment(env, shifts[-1][1], WORK_ENDS)

    def _needs(self, portion: WorkDays, days: WorkDays) -> list[Need]:
        """Return what a portion draws; work that takes no time draws all at once."""
        part = portion / days if days else 1.0
        return [(name, quantity * part) for name, quantity in self.work.materials]

    def _stand_idle(self, needs: Sequence[Need], done: WorkDays) -> ProcessGenerator:
        """Wait until deliveries complete the draw; a crew that left comes back."""
        self.site.stop(self.work.place, done)
        stopped = self._stop(needs, done)
        wait = self.yard.wait(needs, stopped)
        if stopped is not None:
            self._plan_to_leave(wait)
        yield wait.drawn
        if stopped is not None:
            yield from self._come_back(wait, stopped)
        self.site.go_on(self.work.place)

    def _stop(self, needs: Sequence[Need], done: WorkDays) -> CrewStopped | None:
        """Record the stoppage; only a crew is ever stopped (rule S1)."""
        if self.work.crew is None:
            return None
        short = self.yard.short(needs)
        reason = self.yard.reason(short)
        stopped = CrewStopped(self.env.now, self.work.name, short, done, reason)
        self.journal.record(stopped)
        return stopped

    def _plan_to_leave(self, wait: Wait) -> None:
        if self.terms is not None and self.terms.remobilisation is not None:
            patience = self.terms.remobilisation.after_workdays
            leaves_at = instant(self.calendar.after(self.env.now, patience))
            at(self.env, leaves_at, WORK_ENDS, self._leave, wait)

    def _leave(self, wait: Wait) -> None:
        """Leave the site, unless the material is there by now (rule S3)."""
        if wait.drawn.triggered or wait.stopped is None:
            return
        assert self.gangs is not None
        assert self.work.crew is not None
        wait.left = CrewLeft(self.env.now, wait.stopped, wait.stopped)
        self.journal.record(wait.left)
        self.gangs.leave_site()

    def _come_back(self, wait: Wait, stopped: CrewStopped) -> ProcessGenerator:
        """Take up the work, after the way back to the site if need be."""
        assert self.gangs is not None
        assert self.work.crew is not None
        deliveries = tuple(wait.completed.values())
        supplied = CrewSupplied(self.env.now, stopped, deliveries, deliveries[-1])
        self.journal.record(supplied)
        if wait.left is not None:
            self.returns += 1
            back_at = instant(self.env.now + self.draw_return(self.returns))
            yield Moment(self.env, back_at, WORK_ENDS)
            self.gangs.on_site += 1
        stood_until = self.env.now if wait.left is None else wait.left.at
        worked = self.calendar.worked
        stood = worked(stood_until) - worked(stopped.at)
        self.treasury.pay_standby(self.work.crew, stood, self.env.now)
        if wait.left is not None:
            self.treasury.pay_remobilisation(self.work.crew, self.env.now)
        resumed = CrewResumed(self.env.now, supplied, wait.left, supplied)
        self.journal.record(resumed)
        self.on_resume(resumed)

    def _finish(self) -> None:
        place, now = self.work.place, self.env.now
        self.site.finish(place)
        fact = ActivityFinished(now, self.work.name)
        self.journal.record(fact)
        if self.gangs is not None:
            self.gangs.leave_site()
            self.gangs.give_back()
        self.finished[place].succeed(fact)
