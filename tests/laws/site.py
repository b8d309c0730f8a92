"""What the records of the site say of the work: an account of its own."""

from collections import defaultdict

from sim.journal import Journal
from sim.records import (
    ActivityFinished,
    ActivityStarted,
    CrewResumed,
    CrewStopped,
)
from sim.units import Days, WorkDays


def spans(journal: Journal) -> dict[str, tuple[Days, Days]]:
    """Return from when to when each activity was under way, at most to the end."""
    ends = {fact.activity: fact.at for fact in journal.of(ActivityFinished)}
    return {
        fact.activity: (fact.at, ends.get(fact.activity, journal.horizon))
        for fact in journal.of(ActivityStarted)
    }


def stood(journal: Journal) -> dict[str, WorkDays]:
    """Return the work days that the crew of each activity stood idle."""
    worked = journal.job.calendar.worked
    idle: defaultdict[str, WorkDays] = defaultdict(float)
    for stopped in journal.of(CrewStopped):
        idle[stopped.activity] += worked(journal.horizon) - worked(stopped.at)
    for resumed in journal.of(CrewResumed):
        activity = resumed.supplied.stopped.activity
        idle[activity] -= worked(journal.horizon) - worked(resumed.at)
    return idle


def work_done(journal: Journal) -> defaultdict[str, WorkDays]:
    """Return the work days done of each activity that has a crew.

    A crew that is at an activity and does not stand idle works.
    """
    worked, idle = journal.job.calendar.worked, stood(journal)
    done: defaultdict[str, WorkDays] = defaultdict(float)
    for activity, (start, end) in spans(journal).items():
        done[activity] = worked(end) - worked(start) - idle[activity]
    return done
