"""The site: how far each activity is."""

from dataclasses import dataclass

from simpy import Environment

from sim.calendar import Calendar
from sim.units import Days, WorkDays


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
