"""How much later activities may finish without moving the planned finish."""

from collections.abc import Iterator
from graphlib import TopologicalSorter
from heapq import heapreplace
from itertools import pairwise

from sim.job import Job
from sim.units import Days, WorkDays


def floats(job: Job) -> list[WorkDays]:
    """Return the total float of each activity, in work days, by place in the file.

    Crews keep the order of the plan: what would make a crew late for its next activity
    counts against the float, as a late predecessor does.
    """
    followers = _followers(job)
    order = TopologicalSorter(
        {place: [after for after, _ in links] for place, links in followers.items()}
    )
    latest: dict[int, WorkDays] = {}
    for place in order.static_order():
        ends = [latest[n] - job.works[n].likely - lag for n, lag in followers[place]]
        latest[place] = min([job.calendar.worked(job.plan.finish), *ends])
    finishes = [job.calendar.worked(at) for at in job.plan.finishes]
    return [
        max(round(latest[place] - finish, 6), 0.0)
        for place, finish in enumerate(finishes)
    ]


def _followers(job: Job) -> dict[int, list[tuple[int, WorkDays]]]:
    """Return what follows each activity, and after what lag in work days."""
    followers: dict[int, list[tuple[int, WorkDays]]] = {w.place: [] for w in job.works}
    for work in job.works:
        for before, lag in work.after:
            followers[before].append((work.place, lag))
    for crew, given in job.setting.crews.items():
        for before, after in _crew_links(job, crew, given.gangs):
            followers[before].append((after, 0.0))
    return followers


def _crew_links(job: Job, crew: str, gangs: int) -> Iterator[tuple[int, int]]:
    """Yield which activity a gang of *crew* does after which, as in the plan.

    A milestone takes no gang's time.
    """
    starts, finishes = job.plan.starts, job.plan.finishes
    done = [work.place for work in job.works if work.crew == crew and work.likely]
    free: list[tuple[Days, list[int]]] = [(0.0, []) for _ in range(gangs)]
    for place in sorted(done, key=lambda place: (starts[place], place)):
        gang = free[0][1]
        gang.append(place)
        heapreplace(free, (finishes[place], gang))
    for _, gang in free:
        yield from pairwise(gang)
