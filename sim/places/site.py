"""The site: how far each activity is."""

from dataclasses import dataclass

from simpy import Environment

from sim.calendar import Calendar
from sim.units import Days, WorkDays


@dataclass(kw_only=True, eq=False)
class Site:
    """How far each activity is, for all to see, by its place in the file.

    `ends_at` is when an activity that is worked on will end, if nothing stops it;
    `changes` counts what has changed.
    """

    calendar: Calendar
    env: Environment
    days: list[WorkDays | None]
    done: list[WorkDays]
    working_since: list[Days | None]
    ends_at: list[Days | None]
    finished_at: list[Days | None]
    changes: int = 0

    @classmethod
    def of(cls, env: Environment, calendar: Calendar, activities: int) -> "Site":
        """Return the site before anything has begun."""
        return cls(
            calendar=calendar,
            env=env,
            days=[None] * activities,
            done=[0.0] * activities,
            working_since=[None] * activities,
            ends_at=[None] * activities,
            finished_at=[None] * activities,
        )

    def begin(self, place: int, days: WorkDays) -> None:
        """Begin an activity now, which takes so many work days."""
        self.days[place] = days
        self.go_on(place)

    def go_on(self, place: int) -> None:
        """Go on now with an activity, from what is done of it."""
        now, days = self.env.now, self.days[place] or 0.0
        self.working_since[place] = now
        self.ends_at[place] = self.calendar.after(now, days - self.done[place])
        self.changes += 1

    def stop(self, place: int, done: WorkDays) -> None:
        """Stop an activity of which so much is done."""
        self.done[place] = done
        self.working_since[place] = self.ends_at[place] = None
        self.changes += 1

    def finish(self, place: int) -> None:
        """Finish an activity now."""
        self.finished_at[place] = self.env.now
        self.changes += 1

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
