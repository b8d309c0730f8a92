"""How long each activity took, and which ones made the job as long as it was."""

from dataclasses import dataclass
from math import nan

from sim.job import Job, Work
from sim.journal import Journal
from sim.records import ActivityFinished, ActivityStarted, TradeRebooked
from sim.units import Days


def activities(journal: Journal) -> dict[str, tuple[float, float]]:
    """Return the drawn duration of each activity, and 1 if it was critical, else 0.

    Durations are in work days, NaN for what never started. Of a replication that did
    not finish nobody knows what would have been critical: NaN throughout.
    """
    days = {fact.activity: fact.days for fact in journal.of(ActivityStarted)}
    path = set(critical_path(journal))
    return {
        work.name: (days.get(work.name, nan), float(work.name in path) if path else nan)
        for work in journal.job.works
    }


def critical_path(journal: Journal) -> list[str]:
    """Return the activities that led to the finish, each let by the one before it.

    From the activity that finished last, back: what let an activity start is its last
    predecessor, lag included, or, if it then waited for a gang, the activity of its
    crew that freed one (rule S1). It ends at an activity that nothing let start.
    None without a finish.

    An activity that stands for want of material has begun, and is critical itself. One
    that lost its booking (rule S4) is let by the predecessor that made it late: a crew
    that comes straight from other work here keeps its booking. Of several that finish
    last, the one recorded last counts; of predecessors that are over at one instant,
    the one that the activity names last.
    """
    if not journal.finished:
        return []
    site = _Site.of(journal)
    path = [journal.of(ActivityFinished)[-1].activity]
    while (before := site.let_by(path[-1])) is not None:
        path.append(before)
    return path[::-1]


@dataclass(frozen=True, slots=True)
class _Site:
    """What happened to each activity of one replication, by its name."""

    job: Job
    works: dict[str, Work]
    started: dict[str, ActivityStarted]
    order: dict[str, int]
    finished: list[ActivityFinished]
    rebooked: set[str]

    @classmethod
    def of(cls, journal: Journal) -> "_Site":
        starts = journal.of(ActivityStarted)
        return cls(
            job=journal.job,
            works={work.name: work for work in journal.job.works},
            started={fact.activity: fact for fact in starts},
            order={fact.activity: rank for rank, fact in enumerate(starts)},
            finished=journal.of(ActivityFinished),
            rebooked={fact.activity for fact in journal.of(TradeRebooked)},
        )

    def let_by(self, name: str) -> str | None:
        """Return the activity whose end let another start, if any."""
        start, before = self.started[name], self.started[name].cause
        if name not in self.rebooked and start.at > self._could_start(start):
            return self._freed_by(start)
        return before.activity if isinstance(before, ActivityFinished) else None

    def _could_start(self, start: ActivityStarted) -> Days:
        """Return when an activity was ready and there was working time for it."""
        ready_at, calendar = 0.0, self.job.calendar
        if isinstance(start.cause, ActivityFinished):
            before = self.works[start.cause.activity].place
            lag = dict(self.works[start.activity].after)[before]
            ready_at = calendar.after(start.cause.at, lag)
        return calendar.opening(ready_at)

    def _freed_by(self, start: ActivityStarted) -> str:
        """Return the activity of the same crew that freed the gang it waited for.

        It is the last to finish until the start, of those that began earlier.
        """
        crew, rank = self.works[start.activity].crew, self.order[start.activity]
        return next(
            fact.activity
            for fact in reversed(self.finished)
            if fact.at <= start.at
            and self.works[fact.activity].crew == crew
            and self.order[fact.activity] < rank
        )
