"""The foreman's forecast: when each activity will begin and end."""

from collections.abc import Sequence
from dataclasses import dataclass

from simpy import Environment

from sim.calendar import Calendar
from sim.job import Work
from sim.places import Site
from sim.plan import Plan
from sim.units import Days, WorkDays


@dataclass(kw_only=True, eq=False)
class Forecast:
    """Reads the site and the plan (rule F1).

    `relied_on` holds, for each activity, the latest finish that a forecast of what
    follows it was worked out from.
    """

    env: Environment
    calendar: Calendar
    works: Sequence[Work]
    plan: Plan
    site: Site

    def __post_init__(self) -> None:
        self.relied_on = list(self.plan.finishes)
        self._starts: dict[int, Days] = {}
        self._worked_out = (-1.0, -1)

    def start(self, place: int) -> Days:
        """Return when an activity that has not started will.

        It will be as late as the latest of its direct predecessors, and never earlier
        than now.
        """
        self._forget_what_is_past()
        return self._start(place)

    def finish(self, place: int) -> Days:
        """Return when an activity did finish, or will."""
        self._forget_what_is_past()
        return self._finish(place)

    def finish_of_job(self) -> Days:
        """Return when the last activity did finish, or will."""
        return max(self.finish(work.place) for work in self.works)

    def outlook(self, place: int) -> tuple[Days, WorkDays, WorkDays]:
        """Return from when an activity goes on, what is done of it, and all of it."""
        days = self.site.days[place]
        if days is None:
            return self.start(place), 0.0, self.works[place].likely
        return self.env.now, self.site.progress(place), days

    def _forget_what_is_past(self) -> None:
        worked_out = self.env.now, self.site.changes
        if worked_out != self._worked_out:
            self._worked_out = worked_out
            self._starts.clear()

    def _finish(self, place: int) -> Days:
        site = self.site
        known = site.finished_at[place]
        if known is None:
            known = site.ends_at[place]
        if known is not None:
            return known
        days = site.days[place]
        if days is None:
            return self.calendar.after(self._start(place), self.works[place].likely)
        return self.calendar.after(self.env.now, days - site.done[place])

    def _start(self, place: int) -> Days:
        start = self._starts.get(place)
        if start is None:
            start = self._starts[place] = self._work_out(place)
        return start

    def _work_out(self, place: int) -> Days:
        work, planned, relied_on = self.works[place], self.plan, self.relied_on
        lateness = []
        for before, _ in work.after:
            finish = self._finish(before)
            relied_on[before] = max(relied_on[before], finish)
            lateness.append(finish - planned.finishes[before])
        start = planned.starts[place] + max(lateness, default=0.0)
        start = max(start, self.env.now)
        return self.calendar.opening(start) if work.likely else start
